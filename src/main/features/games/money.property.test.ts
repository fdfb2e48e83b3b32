import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openParlour, type Parlour, PURSE, packsOf } from './testing/parlour.ts';

const PEOPLE = ['robin', 'kim', 'max'];

const YEAST = { text: 'What makes dough rise?', answers: ['yeast'], difficulty: 1 as const };

const TABLE_LINES = [
  '!slots 50',
  '!slots all',
  '!roulette red half',
  '!roulette 7 20',
  '!dice 100',
  '!coinflip 200',
  '!rps rock 50',
  '!blackjack 100',
  '!hit',
  '!stand',
  '!double',
  '!duel @kim 100',
  '!duel 150',
  '!accept',
  '!decline',
  '!leave',
  '!heist 100',
  '!join 100',
  '!join',
  '!lotto',
  '!lotto draw',
  '!goldenticket',
];

const FIGHT_LINES = [
  '!fight @kim 100',
  '!fight 50',
  '!accept',
  '!accept',
  '!decline',
  'yeast',
  'yeast',
  'yeast',
  'butter',
  '!forfeit',
  '!boss 100',
  '!boss',
  '!join',
  '!join tournament',
  '!join boss 200',
  '!tournament start 50',
  '!tournament go',
  '!tournament cancel',
  '!slots 50',
];

type Step =
  | { who: string; line: string }
  | { wait: number }
  | { crash: (typeof CRASHES)[number]; who: string; line: string }
  | { restart: true }
  | { switchOff: string };

const CRASHES = ['payMany', 'hold', 'stake', 'settle', 'withdraw', 'earn'] as const;

const says = (who: string, line: string): Step => ({ who, line });
const FIGHT: readonly Step[] = [says('robin', '!fight @kim 100'), says('kim', '!accept @robin')];
const TOURNAMENT: readonly Step[] = [
  says('max', '!tournament start 50'),
  ...PEOPLE.map((who) => says(who, '!join tournament')),
  says('max', '!tournament go'),
];

/** What would hardly ever come about by chance; it may be cut off anywhere by what follows. */
const TABLE_SCENES: readonly (readonly Step[])[] = [
  [says('robin', '!duel @kim 100'), says('kim', '!accept @robin')],
  [says('robin', '!heist 100'), says('kim', '!join heist 200'), { wait: 60 }],
];
const FIGHT_SCENES: readonly (readonly Step[])[] = [
  FIGHT,
  [
    ...FIGHT,
    ...Array.from({ length: 3 }, () => [
      says('robin', 'yeast'),
      { wait: 2 },
      says('kim', 'yeast'),
      { wait: 2 },
    ]).flat(),
  ],
  TOURNAMENT,
  [...TOURNAMENT, { wait: 120 }],
  [says('robin', '!boss 100'), says('kim', '!join boss 200'), says('max', '!join boss'), { wait: 150 }],
];

const stepsOf = (lines: readonly string[], scenes: readonly (readonly Step[])[]) => {
  const line = fc.record({ who: fc.constantFrom(...PEOPLE), line: fc.constantFrom(...lines) });
  const one = fc.oneof(
    { weight: 12, arbitrary: line },
    {
      weight: 3,
      arbitrary: fc.record({ wait: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constantFrom(2, 10, 15)) }),
    },
    // The power goes right after the books have written: all of that step has to be as if it had never been.
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...CRASHES), line).map(([crash, said]) => ({ crash, ...said })),
    },
    { weight: 1, arbitrary: fc.constant({ restart: true as const }) },
    {
      weight: 1,
      arbitrary: fc.record({
        switchOff: fc.constantFrom('heist', 'duel', 'lotto', 'golden', 'fight', 'boss', 'tournament'),
      }),
    },
  );
  const some = fc.oneof(
    { weight: 6, arbitrary: one.map((step): readonly Step[] => [step]) },
    { weight: 1, arbitrary: fc.constantFrom(...scenes) },
  );
  return fc.array(some, { minLength: 8, maxLength: 24 }).map((steps) => steps.flat());
};

/** What people have, what lies in games, and what the house has won. */
async function everything(room: Parlour): Promise<{ owned: number; pots: number; till: number }> {
  const owned = PEOPLE.reduce((sum, login) => sum + room.has(login), 0);
  const pots = (await room.tables()).reduce((sum, { pot }) => sum + pot, 0);
  return { owned, pots, till: await room.till() };
}

describe('money', () => {
  it.each([
    ['games', TABLE_LINES, TABLE_SCENES, ['blackjack', 'duel', 'heist', 'lotto', 'golden']],
    ['fights', FIGHT_LINES, FIGHT_SCENES, ['fight', 'boss', 'tournament']],
  ])(
    'is neither made nor lost by any sequence of %s, crashes, restarts and switches',
    {
      timeout: 120_000,
    },
    async (_what, lines, scenes, games) => {
      const played = new Set<string>();
      await fc.assert(
        fc.asyncProperty(stepsOf(lines, scenes), fc.constantFrom(0, 500, 100_000), async (steps, credit) => {
          const room = openParlour(PEOPLE, { packs: packsOf([YEAST]) });
          const given = async (): Promise<number> => {
            const all = await Promise.all(PEOPLE.map((login) => room.earned(login, 'tokens')));
            return all.reduce((sum, amount) => sum + amount, 0);
          };
          try {
            room.stage.test.app.settings.set('games', { houseCredit: credit });
            for (const step of steps) {
              if ('wait' in step) room.wait(step.wait);
              else if ('restart' in step) await room.restart();
              else if ('switchOff' in step) {
                await room.call('games.setEnabled', { game: step.switchOff, enabled: false });
                await room.call('games.setEnabled', { game: step.switchOff, enabled: true });
              } else if ('crash' in step) {
                const ledger = room.ledger();
                const real = ledger[step.crash].bind(ledger) as (...args: unknown[]) => unknown;
                const spy = vi.spyOn(ledger, step.crash).mockImplementation(((...args: unknown[]) => {
                  real(...args);
                  throw new Error('the power went out');
                }) as never);
                const before = await everything(room);
                await room.say(step.who, step.line);
                spy.mockRestore();
                if (spy.mock.calls.length === 1) expect(await everything(room)).toEqual(before);
                await room.restart();
              } else await room.say(step.who, step.line);

              const { owned, pots, till } = await everything(room);
              expect(owned + pots + till).toBe(PEOPLE.length * PURSE + (await given()));
              expect(till).toBeGreaterThanOrEqual(-credit);
              const { currencies } = await room.call<{
                currencies: { id: string; held: number; balanced: boolean }[];
              }>('economy.books');
              expect(currencies.find(({ id }) => id === 'tokens')).toMatchObject({
                held: pots,
                balanced: true,
              });
            }
            for (const { game, state } of await room.rounds()) if (state === 'over') played.add(game);
          } finally {
            await room.stage.cleanUp();
          }
        }),
        { numRuns: 10, seed: 20_260_101 },
      );
      // Else the law would have been proven of nothing.
      expect([...played]).toEqual(expect.arrayContaining(games));
    },
  );
});
