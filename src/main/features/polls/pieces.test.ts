import { afterEach, expect, it } from 'vitest';
import { type Occasion, occasionOf } from '../../engine/occasion.ts';
import type { ActionOutcome } from '../../engine/routines/kinds.ts';
import { type MoneyStage, openMoneyStage } from '../../testing/moneyStage.ts';
import { pollsFeature } from './index.ts';

let open: MoneyStage | null = null;
afterEach(async () => {
  await open?.stage.cleanUp();
  open = null;
});

/** Runs an action as a routine does, with its parameters parsed. */
async function act(here: MoneyStage, id: string, parameters: object = {}): Promise<ActionOutcome> {
  const kind = here.stage.test.app.registries.actions.get(id);
  if (!kind) throw new Error(`There is no action ${id}`);
  return kind.run({
    parameters: kind.parameters.parse(parameters),
    occasion: occasionOf('A routine'),
    signal: new AbortController().signal,
    reference: 'run:1',
  });
}

it('a routine opens and ends polls, takes an opened one back, and hears of the end with its facts', async () => {
  const here = openMoneyStage([pollsFeature]);
  open = here;
  const fired: Occasion[] = [];
  const kind = here.stage.test.app.registries.triggers.get('polls.changed');
  kind?.watch(kind.parameters.parse({}), (occasion) => fired.push(occasion));
  const draft = { question: 'Which ones?', options: 'a\nb\nc', most: 2 };
  const first = await act(here, 'polls.open', draft);
  await first.undo?.();
  expect(fired).toEqual([]);
  await act(here, 'polls.open', draft);
  await here.say('robin', '!vote a b');
  await here.say('kim', '1');
  await act(here, 'polls.end');
  expect(fired.map(({ facts }) => facts)).toEqual([
    { question: 'Which ones?', winner: 'a', votes: 2, percent: 67, voters: 2 },
  ]);
  await expect(act(here, 'polls.end')).rejects.toThrow('No poll is running');
});
