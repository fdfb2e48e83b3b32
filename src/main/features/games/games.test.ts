import { afterEach, describe, expect, it } from 'vitest';
import type { GameInfo } from '../../../shared/contract/games.ts';
import { openParlour, type Parlour, PURSE } from './testing/parlour.ts';

let open: Parlour | null = null;
afterEach(async () => {
  await open?.stage.cleanUp();
  open = null;
});
function parlour(): Parlour {
  open = openParlour();
  return open;
}

const setCredit = (room: Parlour, houseCredit: number): void =>
  void room.stage.test.app.settings.set('games', { houseCredit });

describe('a stake', () => {
  it.each([
    ['0', 'whole amount'],
    ['-5', 'whole amount'],
    ['1.5', 'whole amount'],
    ['lots', 'whole amount'],
    ['9', 'at least 10 tokens'],
    ['1001', 'You have only 1,000 tokens'],
    ['99999999999999999999', 'whole amount'],
  ])('of %s is refused with the reason and takes nothing', async (stake, why) => {
    const room = parlour();
    for (const command of ['slots', 'dice', 'roulette red', 'coinflip heads', 'rps rock', 'blackjack']) {
      const said = await room.say('robin', `!${command} ${stake}`);
      expect(said, command).toEqual([expect.stringContaining(why)]);
    }
    expect(room.has('robin')).toBe(PURSE);
    expect(await room.rounds()).toEqual([]);
  });

  it('above the most is refused although the balance would do', async () => {
    const room = parlour();
    room.give('robin', 5000);
    expect(await room.say('robin', '!slots 1001')).toEqual(['You can put in 1,000 tokens at most.']);
  });

  it('of "all" is no more than the most, and "half" of nothing is refused', async () => {
    const room = parlour();
    room.give('robin', 5000);
    await room.say('robin', '!dice all');
    expect((await room.rounds())[0]?.staked).toBe(1000);
    expect(await room.say('nobody', '!dice half')).toEqual([
      'You have 0 tokens; it takes at least 10 tokens.',
    ]);
  });

  it('changes balance, till and history by the same amount', async () => {
    const room = parlour();
    for (let round = 0; round < 30; round += 1) await room.say('robin', '!slots 20');
    const rounds = await room.rounds();
    expect(rounds).toHaveLength(30);
    const net = rounds.reduce((sum, { staked, paid }) => sum + paid - staked, 0);
    expect(room.has('robin')).toBe(PURSE + net);
    expect(await room.till()).toBe(-net);
  });

  it('is played once, however often the same line is heard', async () => {
    const room = parlour();
    await room.stage.chat('!dice 50', { login: 'robin', role: 'moderator', id: 'twice' });
    const after = room.has('robin');
    await room.stage.chat('!dice 50', { login: 'robin', role: 'moderator', id: 'twice' });
    expect(room.has('robin')).toBe(after);
    expect(await room.rounds()).toHaveLength(1);
  });
});

describe('the house', () => {
  it('pays nothing that nobody has lost when it has no credit', async () => {
    const room = parlour();
    setCredit(room, 0);
    const refused = ['The house could not pay that out just now. Try a smaller stake.'];
    expect(await room.say('robin', '!roulette 7 10')).toEqual(refused);
    expect(await room.say('robin', '!blackjack 10')).toEqual(refused);
    expect(await room.say('robin', '!heist 100')).toEqual(refused);
    expect(room.has('robin')).toBe(PURSE);
    expect(await room.tables()).toEqual([]);
  });

  it('does not promise the same money to two games that run', async () => {
    const room = parlour();
    // A hand of 100 may cost it 150.
    setCredit(room, 200);
    await room.say('robin', '!blackjack 100');
    if ((await room.tables()).length === 0)
      throw new Error('The seed dealt a blackjack; choose another hand');
    expect(await room.say('kim', '!blackjack 100')).toEqual([expect.stringContaining('could not pay')]);
  });
});

describe('the shared words', () => {
  it('say so when there is nothing to join, accept, decline or leave', async () => {
    const room = parlour();
    expect(await room.say('robin', '!join')).toEqual(['There is nothing to join just now.']);
    expect(await room.say('robin', '!accept')).toEqual(['Nobody has challenged you.']);
    expect(await room.say('robin', '!decline')).toEqual(['Nobody has challenged you.']);
    expect(await room.say('robin', '!leave')).toEqual(['You are in no game that you could leave.']);
  });

  it('ask which game is meant when two are open, and go where they are told', async () => {
    const room = parlour();
    await room.say('robin', '!lotto start');
    await room.say('robin', '!goldenticket');
    expect(await room.say('kim', '!join')).toEqual(['Which one: !join lotto or !join golden?']);
    expect(await room.say('kim', '!join lotto')).toEqual([expect.stringContaining('Your ticket:')]);
    expect(room.has('kim')).toBe(PURSE - 10);
  });

  it('mean the heist that gathers now, and not the lotto that is open all evening, unless it is named', async () => {
    const room = parlour();
    await room.say('robin', '!lotto start');
    await room.say('robin', '!heist 100');
    expect(await room.say('kim', '!join 200')).toEqual(['You are in with 200 tokens.']);
    expect(await room.say('max', '!join lotto')).toEqual([expect.stringContaining('Your ticket:')]);
    expect(room.has('max')).toBe(PURSE - 10);
    // Kim sits in the heist already, so that only the lotto is left to join.
    expect(await room.say('kim', '!join')).toEqual([expect.stringContaining('Your ticket:')]);
    expect(room.has('kim')).toBe(PURSE - 200 - 10);
  });

  it('ask whose challenge is meant when two have challenged the same person', async () => {
    const room = parlour();
    await room.say('robin', '!duel @max 100');
    await room.say('kim', '!duel @max 200');
    expect(await room.say('max', '!accept')).toEqual(['Which one: !accept @robin or !accept @kim?']);
    await room.say('max', '!decline @robin');
    expect(room.has('robin')).toBe(PURSE);
    expect(room.has('kim')).toBe(PURSE - 200);
  });

  it.each(['0', '-5', '1.5', '100 200'])('refuse to join with %s', async (stake) => {
    const room = parlour();
    await room.say('robin', '!heist 100');
    expect(await room.say('kim', `!join ${stake}`)).toEqual([
      'Put in one whole amount above 0, "all" or "half".',
    ]);
    expect(room.has('kim')).toBe(PURSE);
  });
});

describe('a game', () => {
  it('that is switched off takes no commands, gives stakes back, and comes back by undo', async () => {
    const room = parlour();
    await room.say('robin', '!heist 100');
    const { undo } = await room.call<{ undo: string }>('games.setEnabled', { game: 'heist', enabled: false });
    expect(room.has('robin')).toBe(PURSE);
    expect(await room.say('robin', '!heist 100')).toEqual([]);
    await room.call('changes.undo', { id: undo });
    expect((await room.game('heist')).enabled).toBe(true);
    expect(await room.say('robin', '!heist 100')).toEqual([expect.stringContaining('gathers a crew')]);
  });

  it('stays off after a restart', async () => {
    const room = parlour();
    await room.call('games.setEnabled', { game: 'slots', enabled: false });
    await room.restart();
    expect((await room.game('slots')).enabled).toBe(false);
    expect(await room.say('robin', '!slots 10')).toEqual([]);
  });

  it('refuses settings that do not fit, names the field, and keeps the old ones', async () => {
    const room = parlour();
    const bad = async (values: object): Promise<string> => {
      const result = await room.stage.test.call('games.saveSettings', { game: 'slots', values });
      return result.ok ? 'saved' : result.error.message;
    };
    expect(await bad({ leastStake: 0 })).toContain('"leastStake"');
    expect(await bad({ leastStake: 500, mostStake: 100 })).toContain('cannot be less');
    expect(await bad({ symbols: 'a b c' })).toContain('seven different symbols');
    expect(await bad({ currency: 'gold' })).toContain('no currency "gold"');
    expect(await bad({ colour: 'red' })).toContain('no setting of this name');
    expect((await room.game('slots')).values).toEqual((await room.game('slots')).defaults);
  });

  it('states new odds as soon as its settings change, and undo brings the old ones back', async () => {
    const room = parlour();
    const saved = await room.call<{ game: GameInfo; undo: string }>('games.saveSettings', {
      game: 'dice',
      values: { pays: 2 },
    });
    expect(saved.game.odds[0]?.returns).toBeCloseTo(1, 10);
    await room.call('changes.undo', { id: saved.undo });
    expect((await room.game('dice')).odds[0]?.returns).toBeCloseTo(0.75, 10);
  });

  it('tells its odds in chat', async () => {
    const room = parlour();
    expect(await room.say('robin', '!odds dice')).toEqual([
      'A roll: 4 or more pays ×1.5 (50%); 75% comes back in the long run',
    ]);
    expect(await room.say('robin', '!odds chess')).toEqual(['There is no game called "chess".']);
  });

  it('says what is wrong while Economy is off, and is free where nothing is put in', async () => {
    const room = parlour();
    await room.call('modules.set', { id: 'economy', on: false });
    expect(await room.say('robin', '!slots')).toEqual([expect.stringContaining('points are off')]);
    expect(await room.say('robin', '!dice')).toEqual([expect.stringMatching(/^A \d\.$/)]);
    expect(await room.say('robin', '!8ball Well?')).toHaveLength(1);
  });

  it('ends a duel when who was challenged is forgotten, and knows them again when they are put together', async () => {
    const room = parlour();
    await room.say('robin', '!duel @kim 100');
    const max = { from: 'id-kim', to: 'id-max', actor: 'test' };
    room.stage.test.app.events.emit('viewer.merged', max);
    const stored = (): string =>
      JSON.stringify(room.stage.ctx().db.raw.prepare('SELECT record FROM game_rounds').all());
    expect(stored()).not.toContain('id-kim');
    expect(stored()).toContain('id-max');
    room.stage.test.app.events.emit('viewer.forgotten', { id: 'id-max' });
    expect(await room.tables()).toEqual([]);
    expect(room.has('robin')).toBe(PURSE);
  });

  it('counts what everybody has won, and forgets it with the person', async () => {
    const room = parlour();
    for (let round = 0; round < 20; round += 1) await room.say('robin', '!rps rock');
    const games = room.stage.test.app.services.need('games', 'off');
    const record = games.record('id-robin', 'rps');
    expect(record.plays).toBe(20);
    expect(record.wins).toBeGreaterThan(0);
    expect(record.wins + record.losses).toBeLessThanOrEqual(20);
    room.stage.test.app.events.emit('viewer.forgotten', { id: 'id-robin' });
    expect(games.record('id-robin', null).plays).toBe(0);
    expect(await room.rounds()).toEqual([]);
  });

  it('begun from the panel can be joined and stopped, and stopping gives the stakes back', async () => {
    const room = parlour();
    await room.call('games.begin', { game: 'heist' });
    await room.say('kim', '!join 300');
    const [table] = await room.tables();
    expect(table).toMatchObject({ game: 'heist', pot: 300, players: [{ name: 'Kim', stake: 300 }] });
    await room.call('games.stop', { id: table?.id });
    expect(room.has('kim')).toBe(PURSE);
    expect((await room.rounds())[0]).toMatchObject({ state: 'cut', staked: 300, paid: 300 });
    await expect(room.call('games.begin', { game: 'slots' })).rejects.toThrow('when a player begins it');
  });
});
