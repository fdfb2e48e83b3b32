import type { LineStep, TravellingLine } from '../../src/main/engine/chat/pipeline.ts';
import { lineOfChat } from '../../src/main/engine/testing/lineOfChat.ts';
import { rate, type Suite } from '../harness.ts';
import { aliasOf, type CommandHouse, commandHouse, nameOf } from '../support/commandHouse.ts';

const LINES = 20_000;
/** The baseline takes milliseconds a line. */
const SLOW_LINES = 200;
const COMMANDS = 2000;

/**
 * What it costs to find out which command a line means, if any. Half of the lines begin like one and are none, since
 * chat is full of those and a hit would measure the command's work too.
 */
export async function commandsSuite(): Promise<Suite> {
  const houses = new Map<number, CommandHouse>();
  for (const count of [50, COMMANDS, 5000]) houses.set(count, await commandHouse(count));
  const texts = Array.from({ length: 100 }, (_, index) =>
    index % 2 === 0 ? `!nothing${index} to see` : `hello number ${index}`,
  );

  const through = (count: number) => () => {
    const step = stepOf(houses.get(count));
    const lines: TravellingLine[] = texts.map((text, index) => ({
      message: lineOfChat(text, { login: `viewer${index}`, role: 'everyone', id: String(index), time: 0 }),
      role: 'everyone',
      decide: () => {},
    }));
    return rate(LINES, () => {
      for (let line = 0; line < LINES; line += 1) {
        const next = lines[line % lines.length];
        if (next) step.look(next);
      }
    });
  };

  return {
    title: `Which command is it? ${COMMANDS} commands with an alias each`,
    note: 'a new RegExp for each command and line',
    runs: 7,
    cases: [
      {
        name: `a RegExp each, ${COMMANDS} commands`,
        unit: '/s',
        measure: () =>
          rate(SLOW_LINES, () => {
            let hits = 0;
            for (let line = 0; line < SLOW_LINES; line += 1) {
              const text = texts[line % texts.length] ?? '';
              for (let command = 0; command < COMMANDS; command += 1) {
                const pattern = new RegExp(`^!(?:${nameOf(command)}|${aliasOf(command)})(?:\\s|$)`, 'i');
                if (pattern.test(text)) hits += 1;
              }
            }
            if (hits > 0) throw new Error('Nothing should be found');
          }),
      },
      { name: 'the dispatcher, 50 commands', unit: '/s', measure: through(50) },
      { name: `the dispatcher, ${COMMANDS} commands`, unit: '/s', measure: through(COMMANDS) },
      { name: 'the dispatcher, 5,000 commands', unit: '/s', measure: through(5000) },
    ],
    async end() {
      for (const { test } of houses.values()) await test.cleanUp();
    },
  };
}

function stepOf(house: CommandHouse | undefined): LineStep {
  const step = house?.ctx.registries.lineSteps.get('commands.dispatch');
  if (!step) throw new Error('The dispatcher is not there');
  return step;
}
