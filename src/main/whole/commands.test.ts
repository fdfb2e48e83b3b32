import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandKind } from '../engine/commands/command.ts';
import { type Heard, PEOPLE, Stand } from './stand.ts';

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.open();
  await stand.ask('settings.set', { feature: 'commands', values: { mostPerViewer: 100 } });
});
afterAll(() => stand.close());
it('probe', async () => {
  const out: string[] = [];
  const t = Date.now();
  let n = 0;
  const walk = async (kind: CommandKind, path: string) => {
    const name = `${path}${kind.names[0]}`;
    const ex = kind.examples.map((e) => (path === '' ? `!${e}` : `!${path}${e}`));
    for (const line of [...ex, `!${name}`, `!${name} ${Array.from({length:40},(_, i)=> `w${n}_${i}`).join(' ')}`, `!${name} 🍞 "$( | ) <b> -9999999999999999999 NaN`])
      for (const who of Object.values(PEOPLE)) {
        stand.twitch.house.clock.advance(2500);
        const heard: Heard = await stand.say(who, line);
        n++;
        out.push(`${who.slice(0,3)} ${line.slice(0, 50)} => ${heard.decisions.map((d) => `${d.outcome}: ${d.why}`).join(' / ')} >> ${heard.answers.join(' // ')}`);
        for (const m of stand.app.modules.list()) if (m.state !== 'on') await stand.ask('modules.set', {id: m.id, on: true});
      }
    for (const s of kind.subcommands) await walk(s, `${name} `);
  };
  for (const kind of stand.app.registries.commands.list()) await walk(kind, '');
  writeFileSync('/tmp/shown-out.txt', out.join('\n'));
  console.log(n, Date.now() - t);
  expect(stand.faults()).toEqual([]);
}, 300_000);
