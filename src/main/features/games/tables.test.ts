import { afterEach, describe, expect, it } from 'vitest';
import { openParlour, type Parlour, PURSE } from './testing/parlour.ts';

let open: Parlour | null = null;
afterEach(async () => {
  await open?.stage.cleanUp();
  open = null;
});
function parlour(people?: readonly string[]): Parlour {
  open = openParlour(people);
  return open;
}

/** Deals until somebody gets a hand that is not over at once. */
async function deal(room: Parlour, login: string, stake: number): Promise<void> {
  for (let hand = 0; hand < 20; hand += 1) {
    await room.say(login, `!blackjack ${stake}`);
    if ((await room.tables()).some(({ host }) => host?.id === `id-${login}`)) return;
  }
  throw new Error('Twenty blackjacks in a row');
}

describe('blackjack', () => {
  it('stands for who is silent, and pays at once', async () => {
    const room = parlour();
    await deal(room, 'robin', 100);
    const before = room.has('robin');
    const said = room.wait(60);
    expect(said).toEqual([expect.stringMatching(/^Robin has .* I have /)]);
    expect(await room.tables()).toEqual([]);
    const [round] = await room.rounds();
    expect(room.has('robin')).toBe(before + (round?.paid ?? Number.NaN));
  });

  it('deals nobody a second hand beside the first, and nobody plays another’s', async () => {
    const room = parlour();
    await deal(room, 'robin', 100);
    expect(await room.say('robin', '!blackjack 100')).toEqual([
      'Robin is in the middle of Blackjack already.',
    ]);
    expect(await room.say('kim', '!hit')).toEqual(['You have no cards. !blackjack deals you some.']);
  });

  it('loses the stake of who leaves', async () => {
    const room = parlour();
    await deal(room, 'robin', 100);
    const before = room.has('robin');
    expect(await room.say('robin', '!leave')).toEqual(['Robin leaves the table and loses 100 tokens.']);
    expect(room.has('robin')).toBe(before);
    expect(await room.rounds()).toContainEqual(expect.objectContaining({ paid: 0, staked: 100 }));
  });

  it('takes twice the stake for double, and refuses who has no more', async () => {
    const room = parlour();
    await deal(room, 'robin', 100);
    await room.say('robin', '!double');
    expect((await room.rounds())[0]?.staked).toBe(200);
    await deal(room, 'kim', Math.min(1000, room.has('kim')));
    const before = await room.tables();
    expect(await room.say('kim', '!double')).toEqual([expect.stringContaining('there are only')]);
    expect(await room.tables()).toEqual(before);
  });

  it('goes on with the same cards after a restart', async () => {
    const room = parlour();
    await deal(room, 'robin', 100);
    const before = await room.tables();
    await room.restart();
    expect(await room.tables()).toEqual(before);
    await room.say('robin', '!stand');
    expect(await room.tables()).toEqual([]);
    expect((await room.rounds())[0]).toMatchObject({ game: 'blackjack', state: 'over', staked: 100 });
  });

  it('waits while Economy is off, and goes on when it is back', async () => {
    const room = parlour();
    await deal(room, 'robin', 100);
    const before = room.has('robin');
    await room.call('modules.set', { id: 'economy', on: false });
    expect(room.wait(300)).toEqual([]);
    expect(await room.tables()).toHaveLength(1);
    await room.call('modules.set', { id: 'economy', on: true });
    room.wait(15);
    const [round] = await room.rounds();
    expect(await room.tables()).toEqual([]);
    expect(room.has('robin')).toBe(before + (round?.paid ?? Number.NaN));
  });

  it('pays nothing twice when a moderator gave the stake back on the Economy page', async () => {
    const room = parlour();
    await deal(room, 'robin', 100);
    const before = room.has('robin');
    const { holds } = await room.call<{ holds: { id: number }[] }>('economy.books');
    await room.call('economy.releaseHold', { id: holds[0]?.id });
    room.wait(60);
    expect(await room.tables()).toEqual([]);
    expect(room.has('robin')).toBe(before + 100);
  });
});

describe('a duel', () => {
  it('pays both wagers to one, and says it in one message', async () => {
    const room = parlour();
    expect(await room.say('robin', '!duel @kim 400')).toEqual([
      'Robin challenges Kim to a duel for 400 tokens! !accept or !decline within 60 seconds.',
    ]);
    const said = await room.say('kim', '!accept');
    expect(said).toEqual([
      expect.stringMatching(/^Robin rolls \d+, Kim rolls \d+: (Robin|Kim) takes 800 tokens!$/),
    ]);
    expect([room.has('robin'), room.has('kim')].sort()).toEqual([PURSE + 400, PURSE - 400].sort());
  });

  it('keeps no more than the streamer’s share', async () => {
    const room = parlour();
    await room.call('games.saveSettings', { game: 'duel', values: { cutPercent: 5 } });
    await room.say('robin', '!duel @kim 100');
    await room.say('kim', '!accept');
    expect(room.has('robin') + room.has('kim')).toBe(2 * PURSE - 10);
    expect(await room.till()).toBe(10);
  });

  it.each([
    ['declined', async (room: Parlour) => void (await room.say('kim', '!decline'))],
    ['taken back', async (room: Parlour) => void (await room.say('robin', '!leave'))],
    ['not answered', async (room: Parlour) => void room.wait(60)],
  ])('that is %s gives the wager back', async (_how, end) => {
    const room = parlour();
    await room.say('robin', '!duel @kim 400');
    expect(room.has('robin')).toBe(PURSE - 400);
    await end(room);
    expect(room.has('robin')).toBe(PURSE);
    expect(await room.tables()).toEqual([]);
  });

  it('is not with oneself, nobody, or somebody who cannot pay', async () => {
    const room = parlour();
    expect(await room.say('robin', '!duel @robin 100')).toEqual(['You cannot duel yourself.']);
    expect(await room.say('robin', '!duel @ghost 100')).toEqual(['Nobody called "ghost" was found.']);
    room.give('robin', 4000);
    await room.say('robin', '!duel @kim 4000');
    expect(await room.say('kim', '!accept')).toEqual(['You have only 1,000 tokens.']);
    expect(await room.tables()).toHaveLength(1);
    expect(room.has('kim')).toBe(PURSE);
  });

  it('with anybody is taken by the first, but not by a third', async () => {
    const room = parlour();
    await room.say('robin', '!duel 100');
    await room.say('kim', '!accept');
    expect(await room.say('max', '!accept')).toEqual(['Nobody has challenged you.']);
    expect(room.has('max')).toBe(PURSE);
  });

  it('can still be accepted after a restart, and not for ever', async () => {
    const room = parlour();
    await room.say('robin', '!duel @kim 400');
    room.wait(58);
    await room.restart();
    expect(room.wait(10)).toEqual([]);
    expect(room.wait(10)).toEqual(['Kim did not answer; Robin has the wager back.']);
    expect(room.has('robin')).toBe(PURSE);
  });
});

describe('a heist', () => {
  it('tells of the whole crew in one message and pays those who got away', async () => {
    const room = parlour();
    await room.say('robin', '!heist 100');
    await room.say('kim', '!join 200');
    await room.say('max', '!heist 300');
    expect(await room.say('kim', '!join 200')).toEqual(['There is nothing to join just now.']);
    const said = room.wait(60);
    expect(said).toHaveLength(1);
    for (const name of ['Robin', 'Kim', 'Max']) expect(said[0]).toContain(name);
    const [round] = await room.rounds();
    for (const { id, stake, payout, result } of round?.players ?? []) {
      expect(room.has(id.slice(3))).toBe(PURSE - stake + payout);
      expect(payout > stake).toBe(result === 'won');
    }
  });

  it('lets somebody out before it begins, and gives all back when too few are left', async () => {
    const room = parlour();
    await room.call('games.saveSettings', { game: 'heist', values: { leastCrew: 2 } });
    await room.say('robin', '!heist 100');
    await room.say('kim', '!join 200');
    expect(await room.say('kim', '!leave')).toEqual(['You are out, and have your stake back.']);
    expect(room.has('kim')).toBe(PURSE);
    expect(room.wait(60)).toEqual([expect.stringContaining('Only Robin came')]);
    expect(room.has('robin')).toBe(PURSE);
  });

  it('rests before the next one', async () => {
    const room = parlour();
    await room.say('robin', '!heist 100');
    room.wait(60);
    expect(await room.say('kim', '!heist 100')).toEqual(['Heist rests for 300 more seconds.']);
    expect(room.has('kim')).toBe(PURSE);
    room.wait(300);
    expect(await room.say('kim', '!heist 100')).toEqual([expect.stringContaining('gathers a crew')]);
  });
});

describe('lotto', () => {
  it('pays the pot to the best tickets and to nobody else, also when the draw passed while Emcee was off', async () => {
    const room = parlour();
    await room.say('robin', '!lotto 1 2 3 4 5 6');
    await room.say('kim', '!lotto');
    await room.say('max', '!lotto');
    await room.say('max', '!join lotto');
    expect(room.has('max')).toBe(PURSE - 20);
    const { clock } = room.stage.test;
    await room.call('modules.set', { id: 'games', on: false });
    clock.advance(3_600_000);
    await room.restart();
    await room.call('modules.set', { id: 'games', on: true });
    const said = room.wait(15);
    expect(said).toEqual([expect.stringMatching(/^Lotto draws( \d+){6}\. With \d right: /)]);
    const sum = ['robin', 'kim', 'max'].reduce((all, login) => all + room.has(login), 0);
    expect(sum + (await room.till())).toBe(3 * PURSE);
  });

  it('refuses wrong numbers and more tickets than one may have, and opens no round for who cannot pay', async () => {
    const room = parlour();
    const wrong = ['Name 6 different numbers from 1 to 47, or none.'];
    expect(await room.say('robin', '!lotto 1 2 3 4 5')).toEqual(wrong);
    expect(await room.say('robin', '!lotto 1 2 3 4 5 5')).toEqual(wrong);
    expect(await room.say('robin', '!lotto 1 2 3 4 5 48')).toEqual(wrong);
    expect(await room.say('nobody', '!lotto')).toHaveLength(1);
    expect(await room.tables()).toEqual([]);
    for (let ticket = 0; ticket < 5; ticket += 1) await room.say('robin', '!lotto');
    expect(await room.say('robin', '!lotto')).toEqual([
      'You have 5 tickets, which is as many as one may have.',
    ]);
    await room.say('robin', '!leave');
    expect(room.has('robin')).toBe(PURSE);
  });
});

describe('the golden ticket', () => {
  it('pays the whole pot, with what the house added, to who finds it', async () => {
    const room = parlour();
    await room.call('games.saveSettings', { game: 'golden', values: { oneIn: 3, bonus: 77 } });
    for (let ticket = 0; ticket < 100 && (await room.rounds()).length === 0; ticket += 1) {
      await room.say(ticket % 2 === 0 ? 'robin' : 'kim', '!goldenticket');
    }
    const [round] = await room.rounds();
    expect(round?.paid).toBe((round?.staked ?? 0) + 77);
    expect(room.has('robin') + room.has('kim')).toBe(2 * PURSE + 77);
    expect(await room.till()).toBe(-77);
  });
});
