import { occasionOf } from '../../src/main/engine/occasion.ts';
import { Registry } from '../../src/main/engine/registries/registry.ts';
import { compile } from '../../src/main/engine/texts/compile.ts';
import { createTexts } from '../../src/main/engine/texts/createTexts.ts';
import { parse } from '../../src/main/engine/texts/parse.ts';
import { Run } from '../../src/main/engine/texts/run.ts';
import type { VariableKind } from '../../src/main/engine/texts/variable.ts';
import { mathsVariables } from '../../src/main/features/texts/variables/maths.ts';
import { saidVariables } from '../../src/main/features/texts/variables/said.ts';
import { wordsVariables } from '../../src/main/features/texts/variables/words.ts';
import { systemClock } from '../../src/main/node/systemClock.ts';
import { rate, type Suite } from '../harness.ts';

const SOURCE =
  '$(1.upper | Friend) says $(lastarg): $(2 | hello) and $(3 | goodbye), $(argcount | no) words!';
const TIMES = 100_000;

export async function textsSuite(): Promise<Suite> {
  const variables = new Registry<VariableKind>('variable');
  const kinds = [...saidVariables(), ...mathsVariables(), ...wordsVariables()];
  for (const kind of kinds) variables.add(kind, 'texts');
  const vocabulary = new Map(kinds.map((kind) => [kind.name, kind]));
  const texts = createTexts({ clock: systemClock, variables });
  const occasion = occasionOf('!say', { args: ['mia', 'bakes', 'bread'], argText: 'mia bakes bread' });

  return {
    title: `A text with five variables, ${TIMES} times`,
    note: 'read again each time',
    runs: 7,
    cases: [
      {
        name: 'read again each time',
        unit: '/s',
        measure: () =>
          rate(TIMES / 10, () => {
            for (let turn = 0; turn < TIMES / 10; turn += 1) {
              void compile(parse(SOURCE).nodes, vocabulary)(new Run(occasion, systemClock));
            }
          }),
      },
      {
        name: 'read once, run many times',
        unit: '/s',
        measure: () =>
          rate(TIMES, () => {
            for (let turn = 0; turn < TIMES; turn += 1) void texts.write(SOURCE, occasion);
          }),
      },
    ],
  };
}
