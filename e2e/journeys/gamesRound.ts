import type { Page } from 'playwright';
import { expect, test } from '../fixtures.ts';
import type { Emcee } from '../support/doors/emcee.ts';
import { goTo } from '../support/panel.ts';
import { lines, rehearse } from '../support/rehearsal.ts';

type Said = readonly [who: string, text: string, answer: RegExp];

/**
 * How each game is played once in chat, a wrong stake first, and that by somebody else: a refused line rests as well. A
 * new game is one more line.
 */
const GAMES: Readonly<Record<string, readonly Said[]>> = {
  slots: [
    ['wrong_ann', '!slots 0', /whole|above 0|at least/],
    ['ann', '!slots 50', /. . . .*You (win|lose|get)/u],
  ],
  coinflip: [
    ['wrong_bo', '!coinflip 999999', /You have only [\d,]+ tokens\./],
    ['bo', '!coinflip tails 50', /(Heads|Tails).*You (win|lose|get)/],
  ],
  roulette: [
    ['wrong_cy', '!roulette purple 50', /red|number/],
    ['cy', '!roulette red 50', /(red|black|green).*You (win|lose|get)/i],
  ],
  dice: [
    ['wrong_di', '!dice bread', /amount|whole|stake/],
    ['di', '!dice 50', /You (win|lose|get)/],
  ],
  rps: [
    ['wrong_ed', '!rps well 50', /rock.*paper.*scissors/i],
    ['ed', '!rps rock 50', /(Rock|Paper|Scissors|rock|paper|scissors).*You (win|lose|get)/],
  ],
  '8ball': [['flo', '!8ball Will we win today?', /\w+[.!?]/]],
  blackjack: [
    ['wrong_gus', '!blackjack -5', /whole|above 0|at least/],
    ['gus', '!blackjack 50', /hit|stand|Blackjack|blackjack/],
    ['gus', '!stand', /You (win|lose|get)|gus|Nothing|no hand/i],
  ],
  duel: [
    ['wrong_hal', '!duel @guest_ida 999999', /You have only [\d,]+ tokens\./],
    ['hal', '!duel @guest_ida 100', /challenges guest_ida to a duel for 100 tokens/i],
    ['ida', '!accept', /rolls \d+, .* rolls \d+: .* takes/],
  ],
  heist: [
    ['wrong_jo', '!heist 1.5', /whole|above 0|amount/],
    ['jo', '!heist 100', /!join/],
    ['kit', '!join 100', /in\b|crew/i],
  ],
  lotto: [
    ['wrong_lee', '!lotto 1 2 3', /Name 6 different numbers from 1 to 47/],
    ['lee', '!lotto', /Your ticket: [\d ]+\./],
    ['mod', '!lotto draw', /Lotto draws [\d ]+\./],
  ],
  golden: [['max', '!goldenticket', /Just paper\.|unwraps the golden ticket/]],
  fight: [
    ['wrong_nat', '!fight @guest_oli 999999', /You have only [\d,]+ tokens\./],
    ['nat', '!fight @guest_oli 10', /!accept/],
    ['oli', '!accept', /guest_nat.*\?/],
    ['nat', '!forfeit', /guest_oli/],
  ],
  boss: [
    ['wrong_pam', '!boss 1.5', /whole|above 0|amount/],
    ['pam', '!boss', /!join/],
    ['quin', '!join boss', /\bin\b/],
    ['quin', '!leave boss', /\bout\b|back/],
  ],
  tournament: [
    ['mod', '!tournament start 50', /!join/],
    ['wrong_rob', '!join tournament 0', /whole|above 0|amount/],
    ['rob', '!join tournament', /\bin\b/],
    ['mod', '!tournament cancel', /back/],
  ],
  trivia: [
    ['wrong_sam', '!trivia plumbing', /"plumbing" is no topic/],
    ['sam', '!trivia baking', /Trivia! \(baking, .*\?/],
    ['mod', '!stopquiz', /Trivia/],
  ],
  guess: [
    ['tom', '!guess', /\*/],
    ['mod', '!stopquiz', /Guess/],
  ],
  seasonal: [
    ['uma', '!seasonal', /\*/],
    ['mod', '!stopquiz', /Seasonal/],
  ],
};

/** What is played outside the list of games. */
const BESIDE: readonly Said[] = [
  ['mod', '!bet open "Will it rise?" "yes,no" 5', /Will it rise\?/],
  ['wrong_vic', '!bet A 0', /whole|above 0|least/],
  ['vic', '!bet A 50', /You have 50 tokens on A \(yes\)/],
  ['wes', '!bet no 50', /You have 50 tokens on B \(no\)/],
  ['mod', '!bet end A', /100 tokens go to 1 viewer/],
  ['mod', '!poll create "Rye or oat?" "rye,oat" 5', /Rye or oat\?/],
  ['wrong_xia', '!vote 7', /no option/],
  ['xia', '!vote 1', /Your vote counts: rye/],
  ['mod', '!poll end', /rye/],
  ['mod', '!giveaway start "A fresh loaf" 5', /Giveaway: A fresh loaf!/],
  ['yan', '!join giveaway', /is in/],
  ['mod', '!giveaway cancel', /called off|cancel/],
];

async function say(emcee: Emcee, who: string, text: string): Promise<void> {
  const role = who === 'mod' ? 'moderator' : 'viewer';
  await emcee.ask('rehearsal', 'sayAs', { viewer: `guest_${who}`, role, text });
}

/** What the bot has said since somebody last said this; an answer begins with what it answers. */
function answersTo(shown: readonly string[], who: string, text: string): string {
  const asked = shown.findLastIndex(
    (line) => !line.startsWith('↪') && line.endsWith(`guest_${who}: ${text}`),
  );
  return asked < 0
    ? ''
    : shown
        .slice(asked + 1)
        .flatMap((line) => line.split('Rehearsal_Streamer: ').slice(1))
        .join('\n');
}

async function ask(emcee: Emcee, panel: Page, [who, text, answer]: Said): Promise<void> {
  await say(emcee, who, text);
  await expect.poll(async () => answersTo(await lines(panel).allTextContents(), who, text)).toMatch(answer);
}

/** Lets everybody who speaks in these rounds come in, with 2,000 tokens each. */
async function letIn(emcee: Emcee, panel: Page, said: readonly Said[]): Promise<void> {
  const people = new Set(said.map(([who]) => who));
  for (const who of people) await say(emcee, who, 'good evening');
  await expect(lines(panel).filter({ hasText: 'good evening' })).toHaveCount(people.size);
  await say(emcee, 'mod', '!giveall 2000');
  await expect(lines(panel).filter({ hasText: '2,000 tokens for each of the' })).toBeVisible();
}

async function booksBalance(emcee: Emcee): Promise<void> {
  const { currencies } = await emcee.ask('economy', 'books', {});
  expect(currencies.every(({ balanced }) => balanced)).toBe(true);
}

/** Begun before Emcee stops. */
const BEGUN: readonly Said[] = [
  ['bo', '!duel @guest_cy 100', /challenges guest_cy/],
  ['dee', '!fight @guest_ed 10', /!accept/],
  ['flo', '!boss', /!join/],
  ['mod', '!tournament start 50', /!join/],
  ['gus', '!join tournament', /\bin\b/],
  ['hal', '!blackjack 50', /hit|stand|Blackjack|blackjack/],
  ['mod', '!bet open "Will it rise?" "yes,no" 5', /Will it rise\?/],
  ['ida', '!bet A 100', /You have 100 tokens on A/],
  ['mod', '!poll create "Rye or oat?" "rye,oat" 5', /Rye or oat\?/],
  ['mod', '!giveaway start "A fresh loaf" 5', /Giveaway: A fresh loaf!/],
  ['jo', '!join giveaway', /is in/],
  ['lee', '!lotto', /Your ticket: [\d ]+\./],
];

/** Said once it is back. */
const WENT_ON: readonly Said[] = [
  // Nobody comes along.
  ['kit', '!heist 100', /!join/],
  ['cy', '!accept guest_bo', /rolls \d+, .* rolls \d+: .* takes|tie/],
  ['ed', '!decline guest_dee', /no thanks|not|decline/i],
  ['flo', '!leave boss', /./],
  ['gus', '!leave tournament', /back/],
  ['mod', '!tournament cancel', /./],
  ['mod', '!bet cancel', /back/],
  ['ida', '!vote 1', /Your vote counts: rye/],
  ['mod', '!poll end', /rye/],
  ['mod', '!giveaway draw', /guest_jo/],
  ['mod', '!lotto draw', /Lotto draws [\d ]+\./],
];

test('what was begun goes on after a restart, who leaves has their stake back, and silence ends a round', async ({
  emcee,
}) => {
  const panel = await rehearse(emcee);
  await goTo(panel, 'Chat');
  await letIn(emcee, panel, [...BEGUN, ...WENT_ON]);
  await emcee.ask('games', 'saveSettings', { game: 'heist', values: { lobbySeconds: 10, leastCrew: 2 } });
  for (const said of BEGUN) await test.step(said[1], () => ask(emcee, panel, said));

  const again = await emcee.restart();
  await goTo(again, 'Chat');
  for (const said of WENT_ON) await test.step(said[1], () => ask(emcee, again, said));
  await expect(lines(again).filter({ hasText: /Only guest_kit came for .*All stakes go back/ })).toHaveCount(
    1,
  );
  await booksBalance(emcee);
});

test('the crowd plays each game once in chat, and wrong stakes are told what to do', async ({ emcee }) => {
  const panel = await rehearse(emcee);
  await goTo(panel, 'Chat');
  const listed = await emcee.ask('games', 'list', {});
  expect(Object.keys(GAMES).sort(), 'games that nobody plays here').toEqual(
    listed.games.map(({ id }) => id).sort(),
  );

  const rounds = { ...GAMES, beside: BESIDE };
  await letIn(emcee, panel, Object.values(rounds).flat());
  for (const [game, played] of Object.entries(rounds)) {
    await test.step(game, async () => {
      for (const said of played) await ask(emcee, panel, said);
    });
  }
  await booksBalance(emcee);
});
