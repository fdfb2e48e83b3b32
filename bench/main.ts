import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Figure, machine, measureSuite, printSuite, type Suite } from './harness.ts';
import { chatSuite } from './suites/chat.ts';
import { commandsSuite } from './suites/commands.ts';
import { contractSuite } from './suites/contract.ts';
import { databaseSuite } from './suites/database.ts';
import { historySuite } from './suites/history.ts';
import { lineSuite } from './suites/line.ts';
import { logSuite } from './suites/log.ts';
import { memorySuite } from './suites/memory.ts';
import { panelMemorySuite, panelSuite } from './suites/panel.ts';
import { payoutSuite } from './suites/payout.ts';
import { peopleSuite } from './suites/people.ts';
import { phrasesSuite } from './suites/phrases.ts';
import { startSuite } from './suites/start.ts';
import { textsSuite } from './suites/texts.ts';
import { viewersSuite } from './suites/viewers.ts';

const SUITES: Record<string, () => Promise<Suite>> = {
  start: startSuite,
  database: databaseSuite,
  contract: contractSuite,
  log: logSuite,
  texts: textsSuite,
  payout: payoutSuite,
  viewers: viewersSuite,
  history: historySuite,
  people: peopleSuite,
  memory: memorySuite,
  chat: chatSuite,
  panel: panelSuite,
  'panel-memory': panelMemorySuite,
  commands: commandsSuite,
  line: lineSuite,
  phrases: phrasesSuite,
};

/** `npm run bench -- [SUITE ...] [--json FILE]` */
export async function runBench(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { json: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !(name in SUITES));
  if (unknown.length > 0) {
    console.error(
      `There is no suite "${unknown.join('", "')}". There are: ${Object.keys(SUITES).join(', ')}.`,
    );
    return 1;
  }
  console.log(machine());
  const figures: Figure[] = [];
  for (const [name, make] of Object.entries(SUITES)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const suite = await make();
    const measured = await measureSuite(suite);
    printSuite(suite, measured);
    figures.push(...measured);
  }
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ machine: machine(), figures }, null, 2)}\n`);
  return 0;
}
