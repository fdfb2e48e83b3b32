import { afterEach, describe, expect, it } from 'vitest';
import { XP } from '../../../../shared/contract/economy.ts';
import { routinesFeature } from '../../routines/index.ts';
import { settingsFeature } from '../../settings/index.ts';
import { shopFeature } from '../../shop/index.ts';
import { textsFeature } from '../../texts/index.ts';
import { openParlour, type Parlour, PURSE, packsOf } from '../testing/parlour.ts';
import { damageOf, fightSettings, strengthOf } from './fightRules.ts';

const YEAST = { text: 'What makes dough rise?', answers: ['yeast', 'sourdough'], difficulty: 1 as const };

let open: Parlour | null = null;
afterEach(async () => {
  await open?.stage.cleanUp();
  open = null;
});

function parlour(questions = [YEAST], features: Parameters<typeof openParlour>[1] = {}): Parlour {
  open = openParlour(['robin', 'kim', 'max', 'ann'], { packs: packsOf(questions), ...features });
  return open;
}
const set = (room: Parlour, values: object) => room.call('games.saveSettings', { game: 'fight', values });
const xp = (room: Parlour, login: string): Promise<number> => room.earned(login, XP);
async function hp(room: Parlour): Promise<number[]> {
  const [table] = await room.tables();
  return table?.bars.map(({ value }) => value) ?? [];
}

/** Answers, and lets the pause go by; answers what the bot said in both. */
async function turn(room: Parlour, login: string, words: string): Promise<string[]> {
  const said = await room.say(login, words);
  return [...said, ...room.wait(2)];
}

async function begin(room: Parlour, wager: number | null = null): Promise<string[]> {
  await room.say('robin', `!fight @kim${wager === null ? '' : ` ${wager}`}`);
  return room.say('kim', '!accept');
}

describe('the damage of an answer', () => {
  const settings = fightSettings.parse({});
  it.each([
    // level, accuracy, difficulty, damage: floor((10 + 2 * level) * (0.5 + accuracy / 100) * (1 + 0.3 * difficulty))
    [1, 100, 1, 23],
    [1, 100, 3, 34],
    [1, 75, 1, 19],
    [1, 74.9, 3, 0],
    [10, 80, 2, 62],
    [50, 100, 3, 313],
  ])('at level %i, %d %% right, difficulty %i, is %i', (level, accuracy, difficulty, damage) => {
    const { base } = strengthOf(level, settings);
    expect(damageOf({ base, extra: 0 }, accuracy, difficulty, settings)).toBe(damage);
  });

  it('of what was bought comes on top of a hit, never of a miss', () => {
    expect(damageOf({ base: 12, extra: 5 }, 100, 1, settings)).toBe(28);
    expect(damageOf({ base: 12, extra: 5 }, 10, 1, settings)).toBe(0);
  });
});

describe('a bread fight', () => {
  it('goes turn by turn with one message each, until one has no HP, and pays pot and rewards once', async () => {
    const room = parlour();
    expect(await room.say('robin', '!fight @kim 100')).toEqual([
      'Robin challenges Kim to a bread fight for 100 tokens! !accept or !decline within 60 seconds.',
    ]);
    expect(await room.say('kim', '!accept')).toEqual([
      'Kim accepts: Robin 60/60 HP, Kim 60/60 HP. Robin, you have 15 seconds (★): What makes dough rise?',
    ]);
    expect(await turn(room, 'robin', 'Yeast!')).toEqual([
      'Robin hits Kim for 23 (100%): Kim 37/60 HP. Kim, you have 15 seconds (★): What makes dough rise?',
    ]);
    expect(await turn(room, 'kim', 'butter')).toEqual([
      'Kim misses. It was yeast. Robin, you have 15 seconds (★): What makes dough rise?',
    ]);
    await turn(room, 'robin', 'yeast');
    await turn(room, 'kim', 'the yeast');
    expect(await hp(room)).toEqual([60, 14]);
    expect(await room.say('robin', 'sourdough')).toEqual([
      'Robin hits Kim for 23 (100%), and Kim is toast! Robin wins the bread fight and takes 200 tokens!',
    ]);
    expect([room.has('robin'), room.has('kim')]).toEqual([PURSE + 100 + 5, PURSE - 100]);
    expect([await xp(room, 'robin'), await xp(room, 'kim')]).toEqual([25, 1]);
    expect(await room.till()).toBe(0);
    expect(room.wait(600)).toEqual([]);
  });

  it('hears only the one whose turn it is, and only while it is', async () => {
    const room = parlour();
    await begin(room);
    await room.say('kim', 'yeast');
    await room.say('max', 'yeast');
    expect(await hp(room)).toEqual([60, 60]);
    await room.say('robin', 'yeast');
    await room.say('kim', 'yeast');
    await room.say('robin', 'yeast');
    expect(await hp(room)).toEqual([60, 37]);
  });

  it('takes no command for an answer', async () => {
    const room = parlour();
    await begin(room);
    await room.say('robin', '!games');
    expect(room.wait(15 + 2)).toEqual([expect.stringContaining('Robin lets the time run out')]);
  });

  it('is harder for a viewer of a higher level, as !level says it', async () => {
    const room = parlour();
    room.ledger().payMany({
      lines: [{ viewerId: 'id-kim', currency: XP, amount: 1050 }],
      reason: 'test',
      reference: 'test:xp',
      actor: 'test',
    });
    expect(await room.say('kim', '!level')).toEqual([expect.stringContaining('level 10 ')]);
    await begin(room);
    expect(await hp(room)).toEqual([60, 150]);
  });

  it('without an end in sight is decided by HP after so many turns, and equal HP are a tie with the wager back', async () => {
    const room = parlour();
    await set(room, { mostTurns: 2 });
    await begin(room, 100);
    await turn(room, 'robin', 'yeast');
    for (const login of ['kim', 'robin']) await turn(room, login, 'no idea');
    expect(await turn(room, 'kim', 'no idea')).toEqual([
      'Kim misses. It was yeast. The oven is off: Robin 60/60 HP, Kim 37/60 HP. Robin wins the bread fight and takes 200 tokens!',
    ]);
    expect(room.has('robin')).toBe(PURSE + 105);

    await room.say('max', '!fight @ann 300');
    await room.say('ann', '!accept');
    for (const login of ['max', 'ann', 'max']) await turn(room, login, 'no idea');
    expect((await turn(room, 'ann', 'no idea'))[0]).toMatch(/It is a tie! Both have their wager back\.$/);
    expect([room.has('max'), room.has('ann')]).toEqual([PURSE, PURSE]);
    expect((await room.rounds())[0]?.players.map(({ result }) => result)).toEqual(['tied', 'tied']);
  });

  it('is lost by who says nothing for three turns in a row, and not by who speaks in between', async () => {
    const room = parlour();
    await begin(room, 100);
    for (let silent = 0; silent < 2; silent += 1) {
      room.wait(15 + 2);
      await turn(room, 'kim', 'yeast');
    }
    await turn(room, 'robin', 'butter');
    for (let silent = 0; silent < 2; silent += 1) {
      expect(await turn(room, 'kim', 'butter')).toHaveLength(1);
      room.wait(15 + 2);
    }
    await turn(room, 'kim', 'butter');
    expect(room.wait(15)).toEqual([
      'Robin has fallen silent. Kim wins the bread fight and takes 200 tokens!',
    ]);
    expect([room.has('robin'), room.has('kim')]).toEqual([PURSE - 100, PURSE + 105]);
    expect([await xp(room, 'robin'), await xp(room, 'kim')]).toEqual([0, 25]);
  });

  it('ends when both are silent, gives the wagers back and rewards nobody', async () => {
    const room = parlour();
    await begin(room, 100);
    const said = room.wait(3600);
    expect(said).toHaveLength(5);
    expect(said.at(-1)).toBe(
      'Robin and Kim have both fallen silent. It is a tie! Both have their wager back.',
    );
    expect([room.has('robin'), room.has('kim'), await xp(room, 'robin')]).toEqual([PURSE, PURSE, 0]);
    expect(await room.tables()).toEqual([]);
  });

  it.each([
    '!forfeit',
    '!leave',
  ])('is lost with %s, and who has never hit earns nothing by it', async (word) => {
    const room = parlour();
    await begin(room, 100);
    expect(await room.say('robin', word)).toEqual([
      'Robin throws in the tea towel. Kim wins the bread fight and takes 200 tokens!',
    ]);
    expect([room.has('robin'), room.has('kim')]).toEqual([PURSE - 100, PURSE + 100]);
    expect(await xp(room, 'kim')).toBe(0);
  });

  it('keeps no more than the streamer’s share, and counts as many answers as the settings say', async () => {
    const room = parlour();
    await set(room, { cutPercent: 10, tries: 2, baseHp: 1, hpPerLevel: 0 });
    await begin(room, 100);
    expect(await room.say('robin', 'butter')).toEqual([]);
    await room.say('robin', 'yeast');
    expect([room.has('robin'), await room.till()]).toEqual([PURSE + 80 + 5, 20]);
  });

  it('is free without a wager, and goes on while Economy is off', async () => {
    const room = parlour();
    await room.call('modules.set', { id: 'economy', on: false });
    await begin(room);
    await turn(room, 'robin', 'yeast');
    expect(await hp(room)).toEqual([60, 37]);
    expect(await room.say('kim', '!forfeit')).toEqual([
      expect.stringContaining('Robin wins the bread fight!'),
    ]);
  });
});

describe('a challenge', () => {
  it.each([
    [
      'declined',
      async (room: Parlour) => room.say('kim', '!decline'),
      'Kim would rather not fight. Robin has',
    ],
    ['taken back', async (room: Parlour) => room.say('robin', '!leave'), 'Robin takes the challenge back.'],
    ['not answered', async (room: Parlour) => room.wait(60), 'Kim did not answer the call'],
  ])('that is %s gives the wager back', async (_how, end, words) => {
    const room = parlour();
    await room.say('robin', '!fight @kim 400');
    expect(room.has('robin')).toBe(PURSE - 400);
    expect(await end(room)).toEqual([expect.stringContaining(words)]);
    expect(room.has('robin')).toBe(PURSE);
    expect(await room.tables()).toEqual([]);
  });

  it.each([
    ['0', 'whole amount above 0'],
    ['-5', 'whole amount'],
    ['1.5', 'whole amount'],
    ['lots', 'whole amount'],
    ['9', 'at least 10 tokens'],
    ['1001', 'You have only 1,000 tokens'],
  ])('for %s is refused with what is wrong', async (wager, why) => {
    const room = parlour();
    expect(await room.say('robin', `!fight @kim ${wager}`)).toEqual([expect.stringContaining(why)]);
    if (/^[-\d.]+$/.test(wager)) {
      expect(await room.say('robin', `!fight ${wager}`)).toEqual([expect.stringContaining(why)]);
    }
    expect(room.has('robin')).toBe(PURSE);
    expect(await room.tables()).toEqual([]);
  });

  it('is not to oneself, nobody, or without questions, and cannot be accepted by who cannot pay', async () => {
    const room = parlour();
    expect(await room.say('robin', '!fight @robin')).toEqual(['You cannot fight yourself.']);
    expect(await room.say('robin', '!fight @ghost')).toEqual(['Nobody called "ghost" was found.']);
    room.give('robin', 4000);
    await room.say('robin', '!fight @kim 4000');
    expect(await room.say('kim', '!accept')).toEqual(['You have only 1,000 tokens.']);
    await open?.stage.cleanUp();
    const bare = parlour([]);
    expect(await bare.say('robin', '!fight @kim')).toEqual([
      expect.stringContaining('no questions to fight with'),
    ]);
  });

  it('to anybody is taken by the first; who fights can take no other, and others wait for their turn', async () => {
    const room = parlour();
    await room.say('robin', '!fight 50');
    await room.say('kim', '!fight @robin');
    expect(await room.say('robin', '!accept')).toEqual([
      expect.stringContaining('One bread fight at a time'),
    ]);
    await room.say('max', '!accept @robin');
    expect(await room.say('ann', '!accept @robin')).toEqual(['Nobody has challenged you.']);
    await room.say('ann', '!fight @kim');
    await room.say('kim', '!leave');
    expect(await room.say('kim', '!accept')).toEqual([
      expect.stringContaining('Others are fighting just now'),
    ]);
    await set(room, { mostAtOnce: 2 });
    expect(await room.say('kim', '!accept')).toEqual([expect.stringContaining('Kim accepts')]);
  });
});

describe('a restart in the middle', () => {
  it('goes on with the same HP, and the time that Emcee was off is nobody’s silence', async () => {
    const room = parlour();
    await set(room, { silentTurns: 1 });
    await begin(room, 100);
    await turn(room, 'robin', 'yeast');
    await room.stage.test.restart(undefined, () => room.stage.test.clock.advance(600_000));
    expect(await hp(room)).toEqual([60, 37]);
    expect(room.wait(15)).toEqual([
      'The bread fight goes on. Kim, you have 15 seconds (★): What makes dough rise?',
    ]);
    await turn(room, 'kim', 'yeast');
    expect(await hp(room)).toEqual([37, 37]);
    expect(room.wait(15)).toEqual([expect.stringContaining('Robin has fallen silent')]);
    expect(room.has('kim')).toBe(PURSE + 105);
  });

  it('that is stopped by the panel, the switch, or a forgotten viewer gives both wagers back', async () => {
    const room = parlour();
    await begin(room, 100);
    await room.call('games.stop', { id: (await room.tables())[0]?.id });
    expect([room.has('robin'), room.has('kim')]).toEqual([PURSE, PURSE]);
    room.wait(10);
    await begin(room, 100);
    await room.call('games.setEnabled', { game: 'fight', enabled: false });
    expect([room.has('robin'), room.has('kim')]).toEqual([PURSE, PURSE]);
    await room.call('games.setEnabled', { game: 'fight', enabled: true });
    room.wait(10);
    await begin(room, 100);
    room.stage.test.app.events.emit('viewer.forgotten', { id: 'id-robin' });
    expect([room.has('kim'), await room.tables()]).toEqual([PURSE, []]);
  });

  it('keeps the fighters when two entries of one of them become one', async () => {
    const room = parlour();
    await begin(room, 100);
    room.stage.test.app.events.emit('viewer.merged', { from: 'id-robin', to: 'id-max', actor: 'test' });
    expect((await room.tables())[0]?.players.map(({ name }) => name)).toEqual(['Max', 'Kim']);
    expect(await turn(room, 'max', 'yeast')).toEqual([expect.stringContaining('Max hits Kim for 23')]);
    await room.say('kim', '!forfeit');
    expect(room.has('max')).toBe(2 * PURSE + 100 + 5);
  });
});

describe('what the shop sells for fights', () => {
  const SHOP = { features: [settingsFeature, textsFeature, routinesFeature, shopFeature] };

  it('gives a shield of 20 HP and 5 more damage, for the next three fights and no more', async () => {
    const room = parlour([YEAST], SHOP);
    await room.say('robin', '!buy sourdough_shield');
    await room.say('robin', '!buy mixing_mastery');
    for (let fight = 1; fight <= 4; fight += 1) {
      room.wait(10);
      await begin(room);
      const bought = fight <= 3;
      expect(await hp(room), `fight ${fight}`).toEqual([bought ? 80 : 60, 60]);
      await room.say('robin', 'yeast');
      expect(await hp(room), `fight ${fight}`).toEqual([bought ? 80 : 60, bought ? 60 - 28 : 60 - 23]);
      await room.say('kim', '!forfeit');
    }
  });

  it('is not used up by a challenge that nobody accepts or a fight that is called off', async () => {
    const room = parlour([YEAST], SHOP);
    const uses = (): (number | null)[] =>
      room.stage.test.app.services
        .need('boons', 'off')
        .list('id-robin')
        .map((boon) => boon.uses);
    await room.say('robin', '!buy sourdough_shield');
    await room.say('robin', '!fight @kim');
    await room.say('kim', '!decline');
    expect(uses()).toEqual([3]);
    room.wait(10);
    await begin(room);
    expect(uses()).toEqual([2]);
    await room.restart();
    expect(uses()).toEqual([2]);
    await room.call('games.setEnabled', { game: 'fight', enabled: false });
    expect(uses()).toEqual([3]);
  });

  it('can be the only way to a fight: the command then answers chat with where to redeem, and shop items run it', async () => {
    const room = parlour([YEAST], SHOP);
    await set(room, { calledBy: 'redemption' });
    expect(await room.say('robin', '!fight @kim')).toEqual([
      'Bread fights are redeemed here: in the shop or with channel points.',
    ]);
    await room.call('shop.save', {
      isNew: true,
      item: {
        id: 'breadfight',
        title: 'Bread fight',
        price: 15,
        effects: [
          {
            kind: 'steps',
            steps: [{ id: 'call', action: 'commands.run', parameters: { line: 'fight', quiet: false } }],
          },
        ],
      },
    });
    const said = await room.say('robin', '!buy breadfight');
    expect(said).toContain('Robin challenges anybody who dares to a bread fight! !accept within 60 seconds.');
    expect(room.has('robin')).toBe(PURSE - 15);
    expect(await room.say('max', '!accept')).toEqual([expect.stringContaining('Max accepts')]);
  });
});
