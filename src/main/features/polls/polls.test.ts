import { afterEach, describe, expect, it } from 'vitest';
import type { Poll, PollNow, PollVoter } from '../../../shared/contract/polls.ts';
import { readCsv } from '../../../shared/csv.ts';
import { type MoneyStage, openMoneyStage, PURSE } from '../../testing/moneyStage.ts';
import type { OwnPollChange } from './change.ts';
import { pollsFeature } from './index.ts';

let open: MoneyStage | null = null;
afterEach(async () => {
  await open?.stage.cleanUp();
  open = null;
});
function room(booksFirst = false): MoneyStage {
  open = openMoneyStage([pollsFeature], ['robin', 'kim', 'max'], booksFirst);
  return open;
}

const OPEN = '!poll create "Bread or cake?" "bread, cake, both" 5';
const set = (here: MoneyStage, values: Record<string, unknown>): void =>
  void here.stage.test.app.settings.set('polls', values);
const mod = (here: MoneyStage, text: string) => here.say('mod', text, 'moderator');
const now = async (here: MoneyStage): Promise<Poll | null> =>
  (await here.snapshot<PollNow>('polls', 'now')).poll;
const votes = async (here: MoneyStage): Promise<number[] | undefined> =>
  (await now(here))?.options.map((option) => option.votes);
const history = async (here: MoneyStage, input: object = {}): Promise<Poll[]> =>
  (await here.call<{ polls: Poll[] }>('polls.history', input)).polls;

describe('a poll', () => {
  it('is opened, voted in by command and by number, and ends by itself with its result in one message', async () => {
    const here = room();
    expect(await mod(here, OPEN)).toEqual([
      'Poll: Bread or cake? 1 bread, 2 cake, 3 both. Type a number, or !vote and a number within 5 minutes.',
    ]);
    expect(await here.say('robin', '!vote 2')).toEqual(['Your vote counts: cake.']);
    expect(await here.say('kim', '2')).toEqual([]);
    expect(await here.say('max', '!vote A')).toEqual(['Your vote counts: bread.']);
    for (const chatter of ['2 cakes please', '22', '0', '4', 'B', '2!'])
      expect(await here.say('lou', chatter)).toEqual([]);
    expect(await here.say('lou', '!poll')).toEqual([
      'Bread or cake? 1 bread 1 (33%), 2 cake 2 (67%), 3 both 0 (0%). It ends in 5 minutes.',
    ]);
    expect(here.wait(300)).toEqual([
      'The poll is over: Bread or cake? It is cake! 1 bread 1 (33%), 2 cake 2 (67%), 3 both 0 (0%).',
    ]);
    expect(await here.say('lou', '!vote 1')).toEqual(['No poll is running just now.']);
    expect(await history(here)).toMatchObject([{ state: 'ended', winners: [1], voters: 3 }]);
  });

  it('says so when several are level, and when nobody voted', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '1');
    await here.say('kim', '3');
    expect((await mod(here, '!poll end'))[0]).toContain('bread and both are level.');
    await mod(here, OPEN);
    expect(here.wait(300)).toEqual(['The poll is over: Bread or cake? Nobody voted.']);
  });

  it('lets votes be changed and taken back until the end, or not, as the settings say', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!vote 1');
    expect(await here.say('robin', '!vote 1')).toEqual(['You have voted for that already.']);
    expect(await here.say('robin', '!vote 2')).toEqual(['Your vote counts: cake.']);
    expect(await votes(here)).toEqual([0, 1, 0]);
    expect(await here.say('robin', '!unvote')).toEqual(['Your vote is taken back.']);
    expect(await votes(here)).toEqual([0, 0, 0]);
    expect(await here.say('robin', '!unvote')).toEqual(['You have not voted for that.']);
    set(here, { changeVote: false });
    await here.say('robin', '!vote 1');
    expect(await here.say('robin', '!vote 2')).toEqual(['You have voted already.']);
    expect(await here.say('robin', '!unvote')).toEqual([
      'A vote stays a vote here: it cannot be taken back.',
    ]);
    expect(await votes(here)).toEqual([1, 0, 0]);
  });

  it('with several choices takes as many as allowed, one by one or together, and no option twice', async () => {
    const here = room();
    await here.call('polls.open', { question: 'Q?', options: ['a', 'b', 'c'], most: 2 });
    expect(await here.say('robin', '!vote a, c')).toEqual(['Your vote counts: a, c.']);
    expect(await here.say('robin', '!vote b')).toEqual([
      'You can choose 2 options at most. !unvote takes one back.',
    ]);
    await here.say('robin', '!unvote c');
    await here.say('robin', '2');
    await here.say('kim', '1 3');
    await here.say('max', '1 2 3');
    expect(await here.say('max', '!vote 1 1')).toEqual(['Your vote counts: a.']);
    expect(await votes(here)).toEqual([3, 1, 1]);
    expect((await now(here))?.voters).toBe(3);
  });

  it('of one choice refuses two, and an option that is not there, with what there is', async () => {
    const here = room();
    await mod(here, OPEN);
    expect(await here.say('robin', '!vote 1 2')).toEqual(['You can choose one option at most.']);
    expect(await here.say('robin', '!vote 9')).toEqual([
      'There is no option "9". Choose A bread, B cake, C both.',
    ]);
    expect((await here.say('robin', '!vote'))[0]).toContain('options is missing');
  });

  it('is for a role where it says so, and asks Twitch who follows', async () => {
    const here = room();
    set(here, { role: 'follower' });
    await mod(here, OPEN);
    expect(await here.say('robin', '!vote 1')).toEqual(['This poll is for followers.']);
    here.stage.people.following.add('id-kim');
    here.stage.people.unasked.add('id-kim');
    expect(await here.say('kim', '!vote 1')).toEqual(['Your vote counts: bread.']);
    await here.say('max', '2', 'vip');
    expect(await votes(here)).toEqual([1, 1, 0]);
    const id = await here.stage.chat('3', { login: 'robin' });
    expect(here.stage.why(id)).toMatchObject([
      { by: 'polls', outcome: 'refused', why: 'This poll is for followers.' },
    ]);
  });

  it('that is weighted counts by the highest role, as it was set when it was opened', async () => {
    const here = room();
    set(here, { weightVip: 5 });
    await mod(here, '!poll create "Q?" "a, b" --weighted');
    set(here, { weightVip: 9 });
    await here.say('robin', '!vote a', 'vip');
    await here.say('kim', '!vote b', 'subscriber');
    await here.say('max', '!vote b');
    expect((await now(here))?.options).toMatchObject([
      { votes: 1, weight: 5, percent: 63 },
      { votes: 2, weight: 3, percent: 37 },
    ]);
    expect((await mod(here, '!poll end'))[0]).toContain('It is a! 1 a 5 (63%), 2 b 3 (37%).');
  });

  it('is opened by moderators alone, one at a time, with options that chat can keep apart', async () => {
    const here = room();
    expect((await here.say('robin', OPEN)).join()).toContain('moderators');
    const fifty = Array.from({ length: 50 }, (_, at) => `o${at}`).join(',');
    expect(await mod(here, `!poll create "Q?" "${fifty}"`)).toEqual([
      expect.stringContaining('50 options, and 10'),
    ]);
    expect(await mod(here, '!poll create Which one')).toEqual([expect.stringContaining('at least two')]);
    await mod(here, `!poll create "${'why '.repeat(80)}" "a, b"`);
    expect((await now(here))?.question).toMatch(/why…$/);
    expect(await mod(here, OPEN)).toEqual([expect.stringContaining('A poll is running already')]);
    expect(await mod(here, '!poll cancel')).toHaveLength(1);
    expect(await mod(here, '!poll end')).toEqual(['No poll is running just now.']);
  });

  it('leaves numbers alone while that way of voting is off', async () => {
    const here = room();
    set(here, { plainNumbers: false });
    expect((await mod(here, OPEN))[0]).toContain('Vote with !vote and a number');
    await here.say('robin', '2');
    expect(await votes(here)).toEqual([0, 0, 0]);
  });
});

describe('a vote that costs', () => {
  it('is paid for each choice, not for a change, and goes to the bank at the end', async () => {
    const here = room();
    await mod(here, '!poll create "Q?" "a, b, c" 5 10');
    await here.say('robin', '!vote a');
    await here.say('robin', '!vote b');
    await here.say('kim', '2');
    expect([here.has('robin'), here.has('kim')]).toEqual([990, 990]);
    expect(await here.books()).toEqual({ held: 20, balanced: true });
    await mod(here, '!poll end');
    expect([here.has('robin'), here.has('kim')]).toEqual([990, 990]);
    expect(await here.books()).toEqual({ held: 0, balanced: true });
  });

  it('comes back with the vote, and for everybody when the poll is called off', async () => {
    const here = room();
    await mod(here, '!poll create "Q?" "a, b, c" 5 10 --multiple');
    await here.say('robin', '!vote a b c');
    expect(here.has('robin')).toBe(970);
    await here.say('robin', '!unvote b');
    expect(here.has('robin')).toBe(980);
    await here.say('kim', '1');
    expect(await mod(here, '!poll cancel')).toEqual([
      'The poll was called off: Q? What votes cost is given back.',
    ]);
    expect([here.has('robin'), here.has('kim')]).toEqual([PURSE, PURSE]);
    expect(await here.books()).toEqual({ held: 0, balanced: true });
  });

  it('that somebody cannot pay is refused with what they have, and is not counted', async () => {
    const here = room();
    await mod(here, '!poll create "Q?" "a, b" 5 1001');
    expect(await here.say('robin', '!vote a')).toEqual([
      'That takes 1,001 tokens, and you have 1,000 tokens.',
    ]);
    await here.say('robin', '1');
    expect(await votes(here)).toEqual([0, 0]);
    expect(here.has('robin')).toBe(PURSE);
  });

  it('needs Economy: without it no such poll opens, and one that runs ends when it is back', async () => {
    const here = room();
    await mod(here, '!poll create "Q?" "a, b" 5 10');
    await here.say('robin', '!vote a');
    await here.call('modules.set', { id: 'economy', on: false });
    const off = [expect.stringContaining('points are off')];
    expect(await here.say('kim', '!vote a')).toEqual(off);
    expect(await mod(here, '!poll end')).toEqual(off);
    expect(here.wait(600)).toEqual([]);
    await here.call('modules.set', { id: 'economy', on: true });
    here.wait(1);
    expect(await history(here)).toMatchObject([{ state: 'ended', voters: 1 }]);
    await here.call('modules.set', { id: 'economy', on: false });
    expect(await mod(here, '!poll create "Q?" "a, b" 5 10')).toEqual(off);
    expect(await mod(here, OPEN)).toEqual([expect.stringContaining('Poll: Bread or cake?')]);
  });
});

describe('what votes cost that was given back on the Economy page', () => {
  it('does not keep the poll from ending with its result', async () => {
    const here = room();
    await mod(here, '!poll create "Q?" "a, b" 5 10');
    await here.say('robin', '!vote a');
    await here.call('economy.releaseHold', { id: here.ledger().findHold('poll:1:1')?.id ?? 0 });
    expect(here.wait(300)).toEqual([expect.stringContaining('It is a!')]);
    expect(here.has('robin')).toBe(PURSE);
  });
});

describe('an anonymous poll', () => {
  it('counts each viewer once and shows nobody, neither in the panel nor in files', async () => {
    const here = room();
    await mod(here, '!poll create "Q?" "a, b" --anonymous');
    expect(await here.say('robin', '!vote a')).toEqual(['Your vote counts.']);
    await here.say('robin', '!vote b');
    await here.say('kim', '2');
    expect(await votes(here)).toEqual([0, 2]);
    expect(await here.call('polls.voters', { id: 1 })).toEqual({ voters: [] });
    await mod(here, '!poll end');
    expect(await here.call('polls.voters', { id: 1 })).toEqual({ voters: [] });
    const { text } = await here.call<{ text: string }>('polls.export', { format: 'json' });
    expect(JSON.parse(text)).toMatchObject([{ voters: 2, anonymous: true, chosenBy: [] }]);
  });

  it('keeps nothing in the store by which a viewer could be matched to a vote once it is over', async () => {
    const here = room();
    await mod(here, '!poll create "Q?" "a, b" --anonymous');
    await here.say('robin', '!vote a');
    const { raw } = here.stage.ctx().db;
    const row = (): unknown => raw.prepare('SELECT secret FROM polls').get();
    expect(row()).toEqual({ secret: expect.any(String) });
    await mod(here, '!poll end');
    expect(row()).toEqual({ secret: null });
    const stored = JSON.stringify(raw.prepare('SELECT * FROM poll_votes').all());
    expect(stored).not.toMatch(/robin/i);
  });
});

describe('a restart', () => {
  it('goes on with votes and the time that is left, and hears numbers again', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '1');
    here.wait(200);
    await here.restart();
    await here.say('robin', '2');
    await here.say('kim', '2');
    expect(here.wait(99)).toEqual([]);
    expect(here.wait(1)).toEqual([expect.stringContaining('It is cake! 1 bread 0 (0%), 2 cake 2 (100%)')]);
  });

  it('ends what ran out meanwhile, and tells the result a little later', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '1');
    await here.restart(() => here.stage.test.clock.advance(3_600_000));
    expect(await now(here)).toBeNull();
    await here.say('kim', '1');
    expect(await history(here)).toMatchObject([{ voters: 1 }]);
    expect(here.wait(15)).toEqual([expect.stringContaining('It is bread!')]);
  });

  it('in the middle of a vote leaves neither the vote nor its price', async () => {
    const here = room();
    await mod(here, '!poll create "Q?" "a, b" 5 10');
    const ledger = here.ledger();
    const real = ledger.hold.bind(ledger);
    ledger.hold = (hold) => {
      real(hold);
      throw new Error('the power went out');
    };
    await here.say('robin', '!vote a');
    await here.restart();
    expect(await votes(here)).toEqual([0, 0]);
    expect(here.has('robin')).toBe(PURSE);
    await here.say('robin', '!vote a');
    expect(here.has('robin')).toBe(990);
  });
});

describe('people', () => {
  it.each([
    ['before', false],
    ['after', true],
  ])('who are forgotten, %s the books have forgotten them, leave no name and get back what the vote cost', async (_, booksFirst) => {
    const here = room(booksFirst);
    await mod(here, OPEN);
    await here.say('robin', '1');
    await mod(here, '!poll end');
    await mod(here, '!poll create "Q?" "a, b" 5 10');
    await here.say('robin', '1');
    await here.say('kim', '2');
    const { db, emit } = here.stage.ctx();
    db.write(() => emit('viewer.forgotten', { id: 'id-robin' }));
    expect(await votes(here)).toEqual([0, 1]);
    expect(await here.books()).toEqual({ held: 10, balanced: true });
    const { voters } = await here.call<{ voters: PollVoter[] }>('polls.voters', { id: 1 });
    expect(voters).toEqual([{ name: '', options: [0], weight: 1 }]);
  });

  it.each([false, true])('whose two entries become one have one vote (anonymous: %s)', async (anonymous) => {
    const here = room();
    await here.call('polls.open', { question: 'Q?', options: ['a', 'b'], anonymous });
    await here.say('robin', '1');
    await here.say('kim', '2');
    await here.say('max', '2');
    const { db, emit } = here.stage.ctx();
    db.write(() => emit('viewer.merged', { from: 'id-robin', to: 'id-kim', actor: 'test' }));
    expect(await votes(here)).toEqual([0, 2]);
    db.write(() => emit('viewer.merged', { from: 'id-max', to: 'id-robin', actor: 'test' }));
    expect(await votes(here)).toEqual([0, 2]);
    expect(await here.say('robin', '!vote 2')).toEqual(['You have voted for that already.']);
  });
});

describe('the page', () => {
  it('lists who chose what, filters the history and exports it', async () => {
    const here = room();
    for (const question of ['=Bread?', 'Cake?']) {
      await here.call('polls.open', { question, options: ['a', 'b'], most: 2 });
      await here.say('robin', '!vote a b');
      await here.say('kim', '2');
      await mod(here, question === 'Cake?' ? '!poll cancel' : '!poll end');
    }
    expect(await here.call('polls.voters', { id: 1 })).toEqual({
      voters: [
        { name: 'Robin', options: [0, 1], weight: 1 },
        { name: 'Kim', options: [1], weight: 1 },
      ],
    });
    expect((await history(here, { text: 'bread' })).map(({ id }) => id)).toEqual([1]);
    expect((await history(here, { state: 'cancelled' })).map(({ id }) => id)).toEqual([2]);
    const csv = await here.call<{ text: string }>('polls.export', { format: 'csv', state: 'ended' });
    expect(csv.text).toContain("'=Bread?");
    const [head = [], , row = []] = readCsv(csv.text);
    expect(Object.fromEntries(head.map((name, at) => [name, row[at]]))).toMatchObject({
      option: 'b',
      votes: '2',
      percent: '67',
      won: 'yes',
    });
  });

  it('hears of a flood of votes a few times, and of each step once', async () => {
    const here = room();
    const phases: OwnPollChange['phase'][] = [];
    here.stage.test.app.events.on('ownPoll.changed', 'test', ({ phase }) => phases.push(phase));
    await mod(here, OPEN);
    for (let turn = 0; turn < 20; turn += 1) await here.say('robin', String((turn % 2) + 1));
    here.wait(1);
    await here.call('polls.end', { id: 1 });
    expect(phases).toEqual(['opened', 'changed', 'ended']);
    await expect(here.call('polls.end', { id: 1 })).rejects.toThrow('not_found');
  });
});

describe('the module', () => {
  it('off: nothing is counted, and a poll whose time runs out meanwhile ends when it is back', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '1');
    await here.call('modules.set', { id: 'polls', on: false });
    await here.say('kim', '2');
    expect(here.wait(600)).toEqual([]);
    await here.call('modules.set', { id: 'polls', on: true });
    expect(await history(here)).toMatchObject([{ state: 'ended', winners: [0], voters: 1 }]);
  });
});
