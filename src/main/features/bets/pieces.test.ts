import { afterEach, describe, expect, it } from 'vitest';
import type { BetNow } from '../../../shared/contract/bets.ts';
import { type Occasion, occasionOf } from '../../engine/occasion.ts';
import type { ActionOutcome } from '../../engine/routines/kinds.ts';
import { type MoneyStage, openMoneyStage, PURSE } from '../../testing/moneyStage.ts';
import { betsFeature } from './index.ts';

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

function room(): { here: MoneyStage; fired: Occasion[] } {
  open = openMoneyStage([betsFeature]);
  const fired: Occasion[] = [];
  const kind = open.stage.test.app.registries.triggers.get('bets.changed');
  for (const phase of ['opened', 'locked', 'ended', 'cancelled'])
    kind?.watch(kind.parameters.parse({ phase }), (occasion) => fired.push(occasion));
  return { here: open, fired };
}

const OPEN = { question: 'Will it rise?', options: 'Yes\nNo, never', minutes: 0 };

describe('a routine', () => {
  it('opens, locks and ends a bet, and hears of each step once with its facts', async () => {
    const { here, fired } = room();
    expect(await act(here, 'bets.open', OPEN)).toMatchObject({ notes: { bet: 1 } });
    await here.say('robin', '!bet A 100');
    await here.say('kim', '!bet B 50');
    here.wait(1);
    await act(here, 'bets.lock');
    await expect(act(here, 'bets.end', { option: 'maybe' })).rejects.toThrow('Choose A Yes, B No, never.');
    await act(here, 'bets.end', { option: 'no, never' });
    expect(here.has('kim')).toBe(PURSE + 100);
    expect(fired.map(({ facts }) => facts)).toEqual([
      { question: 'Will it rise?', winner: '', pot: 0, paid: 0, viewers: 0, outcome: '' },
      { question: 'Will it rise?', winner: '', pot: 150, paid: 0, viewers: 2, outcome: '' },
      { question: 'Will it rise?', winner: 'No, never', pot: 150, paid: 150, viewers: 2, outcome: 'paid' },
    ]);
  });

  it('takes back what it did: an opened bet is called off, an ended one goes on', async () => {
    const { here, fired } = room();
    const opened = await act(here, 'bets.open', OPEN);
    await here.say('robin', '!bet A 100');
    const ended = await act(here, 'bets.end', { option: 'A' });
    await ended.undo?.();
    expect((await here.snapshot<BetNow>('bets', 'now')).bet).toMatchObject({ state: 'open', pool: 100 });
    await opened.undo?.();
    expect(here.has('robin')).toBe(PURSE);
    expect(fired.at(-1)?.facts).toMatchObject({ paid: 100 });
  });

  it('is told what is wrong when it cannot: no bet, one that runs already, too few options', async () => {
    const { here } = room();
    await expect(act(here, 'bets.lock')).rejects.toThrow('No bet is running');
    await expect(act(here, 'bets.open', { ...OPEN, options: 'Yes' })).rejects.toThrow('at least two');
    await act(here, 'bets.open', OPEN);
    await expect(act(here, 'bets.open', OPEN)).rejects.toThrow('running already');
    await act(here, 'bets.cancel');
  });
});
