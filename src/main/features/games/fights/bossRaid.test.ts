import { afterEach, describe, expect, it } from 'vitest';
import { XP } from '../../../../shared/contract/economy.ts';
import { openParlour, type Parlour, PURSE } from '../testing/parlour.ts';

const PEOPLE = ['robin', 'kim', 'max'];
let open: Parlour | null = null;
afterEach(async () => {
  await open?.stage.cleanUp();
  open = null;
});
/** A boss that always falls, or never. */
const WEAK = { hpPerRaider: 1, hpSpread: 0, hitPercent: 100 };
const STRONG = { hpPerRaider: 100_000, strikePercent: 0 };

async function parlour(values: object = {}): Promise<Parlour> {
  open = openParlour(PEOPLE);
  await set(open, { names: 'Crumbzilla', restSeconds: 0, ...values });
  return open;
}
const set = (room: Parlour, values: object) => room.call('games.saveSettings', { game: 'boss', values });
const chest = async (room: Parlour): Promise<string | undefined> =>
  (await room.tables()).find(({ game }) => game === 'boss')?.facts.find(({ name }) => name === 'Chest')
    ?.value;
const level = async (room: Parlour): Promise<string | undefined> =>
  (await room.tables())[0]?.facts.find(({ name }) => name === 'Boss')?.value;

describe('a boss raid', () => {
  it('gathers raiders, fights in a few rounds with a message each, and ends in time whatever happens', async () => {
    const room = await parlour(STRONG);
    expect(await room.say('robin', '!boss 100')).toEqual([
      'Crumbzilla, level 1, is at the door! Robin calls for raiders. !join free, or with 10 tokens or more, within 60 seconds.',
    ]);
    expect(await room.say('kim', '!join')).toEqual([
      'You are in. With a stake you would have a share of the chest, too.',
    ]);
    expect(await room.say('max', '!boss 50')).toEqual(['You are in with 50 tokens.']);
    expect(room.wait(60)).toEqual([
      expect.stringMatching(/^3 raiders face Crumbzilla, level 1, \d+ HP\. 5 rounds, go!$/),
    ]);
    expect(await room.say('max', '!boss')).toEqual(['The raid on Crumbzilla has begun.']);
    const said = room.wait(600);
    expect(said).toHaveLength(5);
    for (const [at, line] of said.entries()) expect(line).toContain(`Round ${at + 1} of 5: `);
    expect(said.at(-1)).toMatch(
      /Crumbzilla is still on its feet\. Crumbzilla wins\. Its chest holds 150 tokens now\.$/,
    );
    expect(PEOPLE.map((login) => room.has(login))).toEqual([PURSE - 100, PURSE, PURSE - 50]);
    expect(await room.till()).toBe(150);
  });

  it('pays stakes back, shares the chest by damage among those with a stake, and the bonus among all', async () => {
    const room = await parlour(STRONG);
    await room.say('robin', '!boss 100');
    await room.say('max', '!join 200');
    room.wait(600);
    expect(await room.till()).toBe(300);
    await set(room, { ...WEAK, criticalPercent: 0, chestTimes: 1 });
    await room.say('robin', '!boss 100');
    await room.say('kim', '!join');
    await room.say('max', '!join 200');
    const said = room.wait(75);
    expect(said.at(-1)).toContain('Crumbzilla falls!');
    expect(said.at(-1)).toContain('The next boss comes at level 2.');
    // The chest of 300 is shared by halves, but nobody gets more of it than their stake; 3 raiders share 30 as bonus.
    expect(room.has('robin')).toBe(PURSE - 100 + 100 + 10);
    expect(room.has('max')).toBe(PURSE - 200 + 150 + 10);
    expect(room.has('kim')).toBe(PURSE + 10);
    expect(await room.earned('kim', XP)).toBe(25);
    expect(await room.till()).toBe(50);
    await room.say('robin', '!boss');
    expect(await chest(room)).toBe('50 tokens');
  });

  it('keeps its level over restarts, rises when it falls, and is as strong as its level says', async () => {
    const room = await parlour({ ...WEAK, hpPerRaider: 10, hpPerLevel: 50 });
    for (const [at, hp] of [10, 15, 20].entries()) {
      await room.restart();
      await room.say('robin', '!boss');
      expect(await level(room)).toBe(`Crumbzilla, level ${at + 1}`);
      room.wait(60);
      expect((await room.tables())[0]?.bars).toEqual([
        { name: 'Crumbzilla', value: hp, most: hp, unit: 'HP' },
      ]);
      room.wait(60);
      expect(await room.tables()).toEqual([]);
    }
    await set(room, { ...STRONG, levelDown: 2 });
    await room.say('robin', '!boss');
    room.wait(600);
    await room.say('robin', '!boss');
    expect(await level(room)).toBe('Crumbzilla, level 2');
  });

  it('has the level that a moderator sets, and no other above the highest', async () => {
    const room = await parlour(WEAK);
    expect(await room.say('robin', '!boss level 7')).toEqual(['The next boss comes at level 7.']);
    expect(await room.say('robin', '!boss level 101')).toEqual(['The highest level is 100.']);
    await room.stage.chat('!boss level 1', { login: 'kim' });
    await room.say('robin', '!boss');
    expect(await level(room)).toBe('Crumbzilla, level 7');
    // Set while it is fought, that level counts, not one above the fought.
    await room.say('robin', '!boss level 3');
    room.wait(600);
    await room.say('robin', '!boss');
    expect(await level(room)).toBe('Crumbzilla, level 3');
  });

  it('strikes raiders out, who keep their share of what they have done', async () => {
    const room = await parlour({ ...STRONG, strikePercent: 100, hearts: 2 });
    await room.say('robin', '!boss');
    await room.say('kim', '!join');
    const said = room.wait(600);
    expect(said).toHaveLength(3);
    expect(said.at(-1)).toMatch(/Struck out: Robin and Kim\. Nobody is left standing\. Crumbzilla wins\.$/);
  });

  it('gives the stake back to who leaves before it begins, and keeps that of who runs from the fight', async () => {
    const room = await parlour(STRONG);
    await room.say('robin', '!boss 100');
    await room.say('kim', '!join 200');
    expect(await room.say('kim', '!leave')).toEqual(['You are out, and have your stake back.']);
    await room.say('kim', '!join 300');
    room.wait(60);
    expect(await room.say('kim', '!leave')).toEqual(['You run, and your 300 tokens stay.']);
    expect(await room.say('robin', '!leave')).toEqual([
      'Robin runs, and nobody is left standing. Crumbzilla wins. Its chest holds 400 tokens now.',
    ]);
    expect([room.has('robin'), room.has('kim')]).toEqual([PURSE - 100, PURSE - 300]);
    expect(await room.till()).toBe(400);
  });

  it('leaves what somebody who ran has put in to those who stay and win', async () => {
    const room = await parlour({ ...WEAK, bonus: 0 });
    await room.say('robin', '!boss 100');
    await room.say('kim', '!join 200');
    room.wait(60);
    await room.say('kim', '!leave');
    room.wait(60);
    expect([room.has('robin'), room.has('kim')]).toEqual([PURSE + 200, PURSE - 200]);
    expect(await room.till()).toBe(0);
  });

  it('pays no chest that the house owes elsewhere, and keeps it for another time', async () => {
    const room = await parlour(STRONG);
    room.stage.test.app.settings.set('games', { houseCredit: 0 });
    await room.say('robin', '!boss 100');
    room.wait(600);
    expect(await room.till()).toBe(100);
    await set(room, { ...WEAK, lobbySeconds: 10, bonus: 0 });
    await room.say('robin', '!boss 50');
    room.wait(8);
    // A hand of 60 may cost the house 90, so that no more than 10 of the chest are free.
    await room.say('kim', '!blackjack 60');
    if ((await room.tables()).length < 2) throw new Error('The seed dealt a blackjack; choose another hand');
    room.wait(2 + 15);
    expect(room.has('robin')).toBe(PURSE - 100);
    await room.say('robin', '!boss');
    expect(await chest(room)).toBe('100 tokens');
  });

  it.each(['0', '-5', '1.5', 'lots', '9', '1001'])('is not begun with a stake of %s', async (stake) => {
    const room = await parlour();
    expect(await room.say('robin', `!boss ${stake}`)).toEqual([
      expect.stringMatching(/whole amount|has to be|at least 10 tokens|only 1,000 tokens/),
    ]);
    expect([room.has('robin'), await room.tables()]).toEqual([PURSE, []]);
  });

  it('takes no free raiders where the settings say so, and gives all back when too few came', async () => {
    const room = await parlour({ freeEntry: false, leastRaiders: 2 });
    await room.call('games.begin', { game: 'boss' });
    expect(room.wait(60)).toEqual(['Nobody came to face Crumbzilla; it takes 2.']);
    await room.say('robin', '!boss');
    expect(room.has('robin')).toBe(PURSE - 10);
    expect(room.wait(60)).toEqual(['Only Robin came to face Crumbzilla; it takes 2. All stakes go back.']);
    expect(room.has('robin')).toBe(PURSE);
  });

  it('goes on after a restart with the same boss, the same HP and the same raiders', async () => {
    const room = await parlour(STRONG);
    await room.say('robin', '!boss 100');
    room.wait(90);
    const before = await room.tables();
    await room.restart();
    expect(await room.tables()).toEqual(before);
    expect(room.wait(600).at(-1)).toContain('Crumbzilla wins.');
    expect(await room.till()).toBe(100);
  });

  it('gives all back when it is stopped, switched off, or a raider is to be forgotten, and keeps its level', async () => {
    const room = await parlour(STRONG);
    for (const end of [
      async () => room.call('games.stop', { id: (await room.tables())[0]?.id }),
      async () => {
        await room.call('games.setEnabled', { game: 'boss', enabled: false });
        await room.call('games.setEnabled', { game: 'boss', enabled: true });
      },
      async () => room.stage.test.app.events.emit('viewer.forgotten', { id: 'id-max' }),
    ]) {
      await room.say('robin', '!boss 100');
      await room.say('max', '!join 100');
      room.wait(75);
      await end();
      expect(await room.tables()).toEqual([]);
      expect(room.has('robin')).toBe(PURSE);
    }
    await room.say('robin', '!boss');
    expect([await level(room), await chest(room)]).toEqual(['Crumbzilla, level 1', '0 tokens']);
  });

  it('is free to play while Economy is off', async () => {
    const room = await parlour(WEAK);
    await room.call('modules.set', { id: 'economy', on: false });
    expect(await room.say('robin', '!boss 100')).toEqual([expect.stringContaining('points are off')]);
    await room.say('robin', '!boss');
    expect(room.wait(75).at(-1)).toContain('Crumbzilla falls!');
  });

  it('rests before the next one', async () => {
    const room = await parlour({ ...WEAK, restSeconds: 300 });
    await room.say('robin', '!boss');
    room.wait(75);
    expect(await room.say('kim', '!boss')).toEqual([
      expect.stringMatching(/^Boss raid rests for \d+ more seconds\.$/),
    ]);
  });
});
