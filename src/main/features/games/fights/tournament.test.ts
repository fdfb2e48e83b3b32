import { afterEach, describe, expect, it } from 'vitest';
import { openParlour, type Parlour, PURSE, packsOf } from '../testing/parlour.ts';

const PEOPLE = ['robin', 'kim', 'max', 'ann', 'bo', 'cy'];
const YEAST = { text: 'What makes dough rise?', answers: ['yeast'], difficulty: 1 as const };

let open: Parlour | null = null;
afterEach(async () => {
  await open?.stage.cleanUp();
  open = null;
});
async function parlour(values: object = {}): Promise<Parlour> {
  open = openParlour(PEOPLE, { packs: packsOf([YEAST]) });
  await open.call('games.saveSettings', { game: 'tournament', values });
  return open;
}
async function joinAll(room: Parlour, people: readonly string[]): Promise<void> {
  for (const login of people) await room.say(login, '!join');
}
const sum = (room: Parlour): number => PEOPLE.reduce((all, login) => all + room.has(login), 0);
const earned = async (room: Parlour): Promise<number> => {
  const all = await Promise.all(PEOPLE.map((login) => room.earned(login, 'tokens')));
  return all.reduce((one, other) => one + other, 0);
};

/** Lets it play to its end; answers all that was said. */
function play(room: Parlour): string[] {
  const said: string[] = [];
  for (let minute = 0; minute < 60; minute += 1) said.push(...room.wait(60));
  return said;
}

describe('a tournament', () => {
  it('plays from the entry to the prizes by itself, with a message for each match, and pays all that was put in', async () => {
    const room = await parlour();
    expect(await room.say('robin', '!tournament start 100')).toEqual([
      'A tournament is open: !join for 100 tokens within 120 seconds. Up to 32 can play.',
    ]);
    await joinAll(room, ['robin', 'kim', 'max']);
    expect(await room.say('ann', '!join 100')).toEqual(['You are in, as number 4.']);
    expect(await room.say('bo', '!tournament')).toEqual(['4 players are in so far; !join for 100 tokens.']);
    expect(room.wait(120)).toEqual(['The tournament of 4 begins for 400 tokens! The higher roll goes on.']);
    expect(await room.say('bo', '!join')).toEqual(['There is nothing to join just now.']);
    expect(await room.say('bo', '!bracket')).toEqual([
      expect.stringMatching(/^Semi-finals: \w+ – \w+, \w+ – \w+\.$/),
    ]);
    const said = play(room);
    expect(said).toEqual([
      expect.stringMatching(/^Semi-finals: \w+ beats \w+ \d+:\d+\.$/),
      expect.stringMatching(/^Semi-finals: \w+ beats \w+ \d+:\d+\.$/),
      expect.stringMatching(
        /^Final: \w+ beats \w+ \d+:\d+\. \w+ wins the tournament! \w+ \(280 tokens\), \w+ \(80 tokens\), \w+ \(20 tokens\) and \w+ \(20 tokens\)\.$/,
      ),
    ]);
    const [round] = await room.rounds();
    expect(round).toMatchObject({ state: 'over', staked: 400, paid: 400 });
    for (const { id, payout } of round?.players ?? []) {
      const login = id.slice(3);
      expect(room.has(login)).toBe(PURSE - 100 + payout + (await room.earned(login, 'tokens')));
    }
    expect(await earned(room)).toBe(5);
    expect(await room.till()).toBe(0);
  });

  it('of three has a bye and two matches, and says who need not play', async () => {
    const room = await parlour({ fee: 0 });
    await room.say('robin', '!tournament start');
    await joinAll(room, ['robin', 'kim', 'max']);
    expect((await room.say('robin', '!tournament go'))[0]).toMatch(
      /of 3 begins! .* (Robin|Kim|Max) has a bye\.$/,
    );
    expect((await room.tables())[0]?.rounds.map(({ title }) => title)).toEqual(['Semi-finals', 'Final']);
    expect(play(room)).toHaveLength(2);
    expect((await room.rounds())[0]?.players.filter(({ result }) => result === 'won')).toHaveLength(1);
  });

  it('tells early rounds a few matches at a time, so that the chat is not flooded', async () => {
    const room = await parlour({ fee: 0, mostPlayers: 64 });
    await room.say('robin', '!tournament start');
    for (let guest = 0; guest < 64; guest += 1) await room.say(`guest${guest}`, '!join');
    const said = play(room);
    // 32, 16 and 8 and 4 matches by four, then each of the last three alone; it began when it was full.
    expect(said).toHaveLength(8 + 4 + 2 + 1 + 3);
    expect(said.at(-1)).toContain('wins the tournament!');
    for (const line of said) expect(line.length).toBeLessThan(400);
  });

  it.each([
    ['nobody', [], 'Nobody came'],
    ['one', ['kim'], 'Only Kim came'],
  ])('with %s gives all stakes back', async (_who, people, words) => {
    const room = await parlour();
    await room.call('games.begin', { game: 'tournament' });
    await joinAll(room, people);
    expect(room.wait(120)).toEqual([expect.stringContaining(words)]);
    expect([sum(room), await room.tables()]).toEqual([PEOPLE.length * PURSE, []]);
  });

  it('gives all back when it is cancelled in the middle, and only moderators can', async () => {
    const room = await parlour();
    await room.say('robin', '!tournament start');
    await joinAll(room, ['robin', 'kim', 'max', 'ann']);
    room.wait(130);
    await room.stage.chat('!tournament cancel', { login: 'kim' });
    expect(await room.tables()).toHaveLength(1);
    expect(await room.say('robin', '!tournament cancel')).toEqual([
      'The tournament is called off. All stakes go back.',
    ]);
    expect(sum(room)).toBe(PEOPLE.length * PURSE);
  });

  it('lets somebody out before it begins, and who leaves later has lost and keeps nothing back', async () => {
    const room = await parlour({ prizes: '100' });
    await room.say('robin', '!tournament start');
    await joinAll(room, ['robin', 'kim', 'max', 'ann', 'bo']);
    expect(await room.say('bo', '!leave')).toEqual(['You are out, and have your stake back.']);
    expect(room.has('bo')).toBe(PURSE);
    room.wait(120);
    for (const login of ['robin', 'kim']) {
      expect((await room.say(login, '!forfeit'))[0]).toMatch(/ leaves the tournament\./);
    }
    expect(await room.say('robin', '!leave')).toEqual(['You are in no game that you could leave.']);
    const said = play(room);
    expect(said.at(-1)).toMatch(/(Max|Ann) wins the tournament! (Max|Ann) \(200 tokens\)\.$/);
    expect(sum(room)).toBe(PEOPLE.length * PURSE + 5);
  });

  it('is won at once by the last who stays', async () => {
    const room = await parlour();
    await room.say('robin', '!tournament start 100');
    await joinAll(room, ['robin', 'kim', 'max']);
    room.wait(120);
    await room.say('robin', '!leave');
    expect(await room.say('max', '!leave')).toEqual([
      expect.stringMatching(/^Max leaves the tournament\. Kim wins the tournament! Kim \(\d+ tokens\)/),
    ]);
    expect(await room.tables()).toEqual([]);
    expect(sum(room)).toBe(PEOPLE.length * PURSE + 5);
  });

  it.each(['0', '-5', '1.5', 'lots', '49', '100 200'])('is not joined with %s', async (stake) => {
    const room = await parlour();
    await room.say('robin', '!tournament start');
    const [said] = await room.say('kim', `!join ${stake}`);
    expect(said).toMatch(/whole amount above 0|Entry is 50 tokens for everybody|Nothing called "lots"/);
    expect((await room.tables())[0]?.players).toEqual([]);
    expect(room.has('kim')).toBe(PURSE);
  });

  it.each(['-5', '1.5', 'lots', 'all'])('is not started with %s', async (stake) => {
    const room = await parlour();
    expect(await room.say('robin', `!tournament start ${stake}`)).toEqual([
      expect.stringMatching(/stake has to be/),
    ]);
    expect(await room.tables()).toEqual([]);
  });

  it('is not joined by who cannot pay, twice, or when it is full', async () => {
    const room = await parlour({ mostPlayers: 2 });
    await room.say('robin', '!tournament start 1000');
    await room.say('robin', '!slots 10');
    if (room.has('robin') >= 1000) throw new Error('The seed let Robin win; choose another loss');
    expect(await room.say('robin', '!join')).toEqual([expect.stringContaining('You have only')]);
    await room.say('kim', '!join');
    expect(await room.say('kim', '!join')).toEqual(['There is nothing to join just now.']);
    const said = await room.say('max', '!join');
    expect(said).toContainEqual(expect.stringContaining('The tournament of 2 begins for 2,000 tokens!'));
    expect(await room.say('ann', '!join')).toEqual(['There is nothing to join just now.']);
  });

  it('goes on with the same bracket after a restart, and ends', async () => {
    const room = await parlour();
    await room.say('robin', '!tournament start');
    await joinAll(room, PEOPLE);
    room.wait(130);
    const before = (await room.tables())[0]?.rounds;
    expect(before?.[0]?.matches.some(({ winner }) => winner !== null)).toBe(true);
    await room.restart();
    expect((await room.tables())[0]?.rounds).toEqual(before);
    expect(play(room).at(-1)).toContain('wins the tournament!');
    expect(sum(room)).toBe(PEOPLE.length * PURSE + 5);
  });

  it('gives all back when it is switched off or a player is to be forgotten', async () => {
    const room = await parlour();
    await room.say('robin', '!tournament start');
    await joinAll(room, ['robin', 'kim']);
    await room.call('games.setEnabled', { game: 'tournament', enabled: false });
    expect(sum(room)).toBe(PEOPLE.length * PURSE);
    await room.call('games.setEnabled', { game: 'tournament', enabled: true });
    await room.say('robin', '!tournament start');
    await joinAll(room, ['robin', 'kim', 'max']);
    room.wait(120);
    room.stage.test.app.events.emit('viewer.forgotten', { id: 'id-max' });
    expect([room.has('robin'), room.has('kim'), await room.tables()]).toEqual([PURSE, PURSE, []]);
  });

  it('refuses prizes that are not the whole', async () => {
    const room = await parlour();
    const save = (prizes: string) =>
      room.call('games.saveSettings', { game: 'tournament', values: { prizes } });
    for (const prizes of ['', '70/20', '70/40', 'all', '100/0', '50.5/49.5']) {
      await expect(save(prizes), prizes).rejects.toThrow('100 together');
    }
    await save('60 / 40');
  });
});

describe('a tournament with questions', () => {
  async function quiz(values: object = {}): Promise<Parlour> {
    const room = await parlour({ play: 'quiz', ...values });
    await room.say('robin', '!tournament start 100');
    await joinAll(room, ['robin', 'kim']);
    room.wait(120);
    return room;
  }

  it('is won by the first of the two who knows, and nobody else is heard', async () => {
    const room = await quiz();
    expect(room.wait(10)).toEqual([
      expect.stringMatching(/^Final, \w+ against \w+, 20 seconds: What makes dough rise\?$/),
    ]);
    expect(await room.say('max', 'yeast')).toEqual([]);
    expect(await room.say('kim', 'butter')).toEqual([]);
    expect(await room.say('kim', 'Yeast')).toEqual([
      'Kim knows it (yeast) and beats Robin. Kim wins the tournament! Kim (160 tokens) and Robin (40 tokens).',
    ]);
    expect([room.has('kim'), room.has('robin')]).toEqual([PURSE + 60 + 5, PURSE - 60]);
  });

  it('asks again when nobody knows, and then lets the dice decide, so that silence ends', async () => {
    const room = await quiz({ mostQuestions: 2 });
    const said = room.wait(600);
    expect(said).toEqual([
      expect.stringContaining('seconds: What'),
      expect.stringMatching(/^Nobody knew: yeast\. Final, /),
      expect.stringMatching(/^Nobody knew: yeast\. The dice decide: \w+ beats \w+ \d+:\d+\. \w+ wins/),
    ]);
    expect(await room.tables()).toEqual([]);
  });

  it('asks once more after a restart, with the whole time', async () => {
    const room = await quiz();
    room.wait(10);
    await room.stage.test.restart(undefined, () => room.stage.test.clock.advance(600_000));
    expect(room.wait(15)).toEqual([expect.stringMatching(/^The tournament goes on\. Final, /)]);
    expect(await room.say('robin', 'yeast')).toEqual([expect.stringContaining('Robin wins the tournament!')]);
  });

  it('is lost by who leaves while the question stands', async () => {
    const room = await quiz();
    room.wait(10);
    expect(await room.say('kim', '!leave')).toEqual([
      expect.stringMatching(/^Kim leaves the tournament\. Robin wins the tournament!/),
    ]);
  });
});
