import { afterEach, describe, expect, it } from 'vitest';
import type { Bet, BetNow, BetShare } from '../../../shared/contract/bets.ts';
import { readCsv } from '../../../shared/csv.ts';
import { type MoneyStage, openMoneyStage, PURSE } from '../../testing/moneyStage.ts';
import type { BetChange } from './change.ts';
import { betsFeature } from './index.ts';

let open: MoneyStage | null = null;
afterEach(async () => {
  await open?.stage.cleanUp();
  open = null;
});
function room(people: readonly string[] = ['robin', 'kim', 'max']): MoneyStage {
  open = openMoneyStage([betsFeature], people);
  return open;
}

const OPEN = '!bet open "Will we win?" "yes, no, maybe" 5';
const set = (here: MoneyStage, values: Record<string, unknown>): void =>
  void here.stage.test.app.settings.set('bets', values);
const mod = (here: MoneyStage, text: string) => here.say('mod', text, 'moderator');
const now = async (here: MoneyStage): Promise<Bet | null> => (await here.snapshot<BetNow>('bets', 'now')).bet;
const history = async (here: MoneyStage): Promise<Bet[]> =>
  (await here.call<{ bets: Bet[] }>('bets.history')).bets;
const all = (here: MoneyStage): number =>
  ['robin', 'kim', 'max'].reduce((sum, one) => sum + here.has(one), 0);

describe('a bet', () => {
  it('is opened, locks by itself and pays the pot in proportion, each in one message', async () => {
    const here = room();
    expect(await mod(here, OPEN)).toEqual([
      'New bet: Will we win? A yes, B no, C maybe. Bet with !bet A 10, from 10 tokens to 10,000 tokens within 5 minutes.',
    ]);
    expect(await here.say('robin', '!bet A 100')).toEqual(['You have 100 tokens on A (yes). Good luck!']);
    expect(await here.say('kim', '!bet 1 50')).toEqual(['You have 50 tokens on A (yes). Good luck!']);
    expect(await here.say('max', '!predict no half')).toEqual(['You have 500 tokens on B (no). Good luck!']);
    expect(await here.say('robin', '!bet')).toEqual([
      'Will we win? A yes 23% ×4.33, B no 77% ×1.3, C maybe 0%. 650 tokens in the pot. It locks in 5 minutes. You have 100 tokens on A (yes).',
    ]);
    expect(here.wait(299)).toEqual([]);
    expect(here.wait(1)).toEqual([
      'No more bets: Will we win? A yes 23% ×4.33, B no 77% ×1.3, C maybe 0%. 650 tokens from 3 viewers in the pot.',
    ]);
    expect(await here.say('kim', '!bet A 10')).toEqual(['You are too late: the bet is locked.']);
    expect(await mod(here, '!bet end A')).toEqual([
      'Will we win? It is A (yes)! 650 tokens go to 2 viewers: Robin 433, Kim 217.',
    ]);
    expect([here.has('robin'), here.has('kim'), here.has('max')]).toEqual([1333, 1167, 500]);
    expect(await here.books()).toEqual({ held: 0, balanced: true });
    expect((await history(here))[0]).toMatchObject({ state: 'ended', winner: 0, outcome: 'paid', paid: 650 });
  });

  it.each([
    ['0', 'whole amount'],
    ['-5', 'whole amount'],
    ['1.5', 'whole amount'],
    ['lots', 'whole amount'],
    ['9', 'It takes at least 10 tokens.'],
    ['1001', 'You have only 1,000 tokens.'],
    ['99999999999999999999', 'whole amount'],
  ])('refuses a stake of %s with the reason and takes nothing', async (stake, why) => {
    const here = room();
    await mod(here, OPEN);
    expect(await here.say('robin', `!bet A ${stake}`)).toEqual([expect.stringContaining(why)]);
    expect(here.has('robin')).toBe(PURSE);
    expect((await now(here))?.pool).toBe(0);
  });

  it('holds a viewer to the most, raises included, and says how much more they can put in', async () => {
    const here = room();
    set(here, { mostStake: 150 });
    await mod(here, OPEN);
    expect(await here.say('robin', '!bet A 151')).toEqual(['You can bet 150 tokens at most.']);
    expect(await here.say('robin', '!bet A 100')).toEqual(['You have 100 tokens on A (yes). Good luck!']);
    expect(await here.say('robin', '!bet A 51')).toEqual(['You can bet 50 tokens more at most.']);
    expect(await here.say('robin', '!bet A 5')).toEqual(['You have 105 tokens on A (yes). Good luck!']);
    expect(await here.say('robin', '!bet A all')).toEqual(['You have 150 tokens on A (yes). Good luck!']);
    expect(await here.say('robin', '!bet A 1')).toEqual(['You have bet 150 tokens, which is the most.']);
    expect(here.has('robin')).toBe(PURSE - 150);
  });

  it('takes the least when nobody names an amount, and names the options to who mistypes one', async () => {
    const here = room();
    expect(await here.say('robin', '!bet A 50')).toEqual(['No bet is running just now.']);
    await mod(here, OPEN);
    expect(await here.say('robin', '!bet B')).toEqual(['You have 10 tokens on B (no). Good luck!']);
    expect(await here.say('kim', '!bet D 20')).toEqual([
      'There is no option "D". Choose A yes, B no, C maybe.',
    ]);
  });

  it('keeps a viewer on their option, or moves the whole stake, as the settings say', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    expect(await here.say('robin', '!bet B 50')).toEqual([
      'You have bet on A (yes) already, and stay with it. You can raise it with !bet A and an amount.',
    ]);
    expect(here.has('robin')).toBe(900);
    set(here, { changeMind: 'move' });
    expect(await here.say('robin', '!bet B 950')).toEqual(['You have 950 tokens on B (no). Good luck!']);
    expect(here.has('robin')).toBe(50);
    // What cannot be paid leaves the bet before as it was.
    expect(await here.say('robin', '!bet C 1001')).toEqual(['You have only 1,000 tokens.']);
    expect(here.has('robin')).toBe(50);
    expect((await now(here))?.options.map(({ amount }) => amount)).toEqual([0, 950, 0]);
    expect(await here.books()).toEqual({ held: 950, balanced: true });
  });

  it('lets nobody leave unless the settings allow it, and then gives all of it back', async () => {
    const here = room();
    await mod(here, OPEN);
    expect(await here.say('robin', '!bet leave')).toEqual(['You have not bet.']);
    await here.say('robin', '!bet A 100');
    expect(await here.say('robin', '!bet leave')).toEqual([
      'A bet stays a bet here: stakes cannot be taken back.',
    ]);
    set(here, { mayLeave: true });
    expect(await here.say('robin', '!bet leave')).toEqual(['You have your 100 tokens back.']);
    expect(here.has('robin')).toBe(PURSE);
    await here.say('robin', '!bet A 20');
    await mod(here, '!bet lock');
    expect(await here.say('robin', '!bet leave')).toEqual(['Nobody can leave any more: the bet is locked.']);
  });

  it('without a single stake is over at the lock, also when the only one has left', async () => {
    const here = room();
    await mod(here, OPEN);
    expect(here.wait(300)).toEqual(['Nobody has bet, so this one is over: Will we win?']);
    set(here, { mayLeave: true });
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    await here.say('robin', '!bet leave');
    expect(await mod(here, '!bet lock')).toEqual(['Nobody has bet, so this one is over: Will we win?']);
    expect(await now(here)).toBeNull();
    expect(here.ledger().findHold(`bet:2:1`)?.state).toBe('released');
  });

  it('gives all back when nobody was right, or leaves it with the house by setting', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    expect(await mod(here, '!bet end maybe')).toEqual([
      'Will we win? It is C (maybe)! Nobody had bet on it, so everybody has their stake back.',
    ]);
    expect(here.has('robin')).toBe(PURSE);
    set(here, { nobodyRight: 'keep' });
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    expect(await mod(here, '!bet end B')).toEqual([
      'Will we win? It is B (no)! Nobody had bet on it, and the house keeps 100 tokens.',
    ]);
    expect(here.has('robin')).toBe(PURSE - 100);
    expect(await here.books()).toEqual({ held: 0, balanced: true });
  });

  it('that is called off gives everybody their stake back', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!bet A all');
    expect(await mod(here, '!bet cancel')).toEqual([
      'The bet was called off: Will we win? Everybody has their stake back.',
    ]);
    expect(here.has('robin')).toBe(PURSE);
    expect((await history(here))[0]).toMatchObject({ state: 'cancelled', winner: null, paid: 1000 });
  });

  it('is opened by moderators alone, one at a time, with 2 to 10 options that differ', async () => {
    const here = room();
    expect((await here.say('robin', OPEN)).join()).toContain('moderators');
    expect(await mod(here, '!bet open "Q?" yes')).toEqual([expect.stringContaining('at least two options')]);
    const fifty = Array.from({ length: 50 }, (_, at) => `o${at}`).join(',');
    expect(await mod(here, `!bet open "Q?" "${fifty}"`)).toEqual([
      expect.stringContaining('50 options, and 10'),
    ]);
    expect(await mod(here, '!bet open "Q?" "a, A"')).toEqual([expect.stringContaining('called "A"')]);
    const long = 'word '.repeat(60).trim();
    await mod(here, `!bet open "${long}" "a, b"`);
    expect((await now(here))?.question).toMatch(/^word .*word…$/);
    expect(await mod(here, OPEN)).toEqual([expect.stringContaining('A bet is running already')]);
  });

  it('is for the streamer and moderators only as the settings say', async () => {
    const here = room();
    await mod(here, OPEN);
    expect(await here.say('robin', '!bet A 10', 'streamer')).toEqual(['The streamer does not bet here.']);
    set(here, { moderatorsBet: false, streamerBets: true });
    expect(await here.say('kim', '!bet A 10', 'moderator')).toEqual(['Moderators do not bet here.']);
    expect(await here.say('robin', '!bet A 10', 'streamer')).toEqual([
      'You have 10 tokens on A (yes). Good luck!',
    ]);
  });

  it('answers nobody who bet well while answers are off', async () => {
    const here = room();
    set(here, { answers: false });
    await mod(here, OPEN);
    expect(await here.say('robin', '!bet A 10')).toEqual([]);
    expect(await here.say('robin', '!bet B 10')).toHaveLength(1);
  });
});

describe('fixed odds', () => {
  const FIXED = '!bet fixed "Will we win?" "yes 1.5, no 3" 5';

  it('are refused until the settings let the house pay', async () => {
    const here = room();
    expect(await mod(here, FIXED)).toEqual([expect.stringContaining('have to allow that first')]);
    set(here, { housePays: true });
    expect(await mod(here, '!bet fixed "Q?" "yes, no 2"')).toEqual([
      expect.stringContaining('Put odds from 1.01 to 100 behind "yes"'),
    ]);
    expect((await mod(here, FIXED))[0]).toContain('A yes ×1.5, B no ×3.');
  });

  it('pay what they say, and never cost the house more than it may lose', async () => {
    const here = room();
    set(here, { housePays: true, houseMost: 150 });
    await mod(here, FIXED);
    expect(await here.say('robin', '!bet B 80')).toEqual([
      'The house could not pay that out. Try a smaller stake.',
    ]);
    expect(here.has('robin')).toBe(PURSE);
    await here.say('robin', '!bet B 75');
    expect(await here.say('kim', '!bet B 10')).toEqual([
      'The house could not pay that out. Try a smaller stake.',
    ]);
    await here.say('max', '!bet A 33');
    await mod(here, '!bet end B');
    expect([here.has('robin'), here.has('kim'), here.has('max')]).toEqual([1150, 1000, 967]);
    expect(await here.books()).toEqual({ held: 0, balanced: true });
  });
});

describe('a restart', () => {
  it('goes on with the bet, its stakes and the time that is left', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    here.wait(200);
    await here.restart();
    await here.say('kim', '!bet B 50');
    expect(here.wait(99)).toEqual([]);
    expect(here.wait(1)).toHaveLength(1);
    expect(await now(here)).toMatchObject({ state: 'locked', pool: 150 });
    await mod(here, '!bet end A');
    expect(here.has('robin')).toBe(1050);
  });

  it('locks at once when the time ran out meanwhile, and says so a little later', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    expect(await here.restart(() => here.stage.test.clock.advance(3_600_000))).toEqual([]);
    expect(await now(here)).toMatchObject({ state: 'locked' });
    expect(await here.say('kim', '!bet B 50')).toEqual(['You are too late: the bet is locked.']);
    expect(here.wait(15)).toEqual([expect.stringContaining('No more bets: Will we win?')]);
  });

  it('gives stakes back that waited too long for a result, when the streamer has set a time', async () => {
    const here = room();
    set(here, { refundHours: 2 });
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    await mod(here, '!bet lock');
    await here.restart(() => here.stage.test.clock.advance(7_300_000));
    expect(here.wait(1)).toEqual([
      'The bet waited too long for a result: Will we win? Everybody has their stake back.',
    ]);
    expect(here.has('robin')).toBe(PURSE);
  });
});

describe('taking back', () => {
  const undo = (here: MoneyStage, id: string) => here.call('changes.undo', { id });

  it('the end takes the winnings and puts the stakes aside again, so that another option can be right', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    await here.say('kim', '!bet B 300');
    await mod(here, '!bet lock');
    const before = await now(here);
    const made = await here.call<{ undo: string }>('bets.end', { id: 1, winner: 0 });
    expect(here.has('robin')).toBe(1300);
    await undo(here, made.undo);
    expect(await now(here)).toEqual(before);
    expect([here.has('robin'), here.has('kim')]).toEqual([900, 700]);
    expect(await here.books()).toEqual({ held: 400, balanced: true });
    await here.call('bets.end', { id: 1, winner: 1 });
    expect([here.has('robin'), here.has('kim')]).toEqual([900, 1100]);
    expect(await here.books()).toEqual({ held: 0, balanced: true });
  });

  it('the end is refused when a winner has spent what they won, and leaves everything as it is', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!bet A all');
    await here.say('kim', '!bet B 300');
    const made = await here.call<{ undo: string }>('bets.end', { id: 1, winner: 0 });
    here.ledger().transfer({
      from: 'id-robin',
      to: 'id-max',
      currency: 'tokens',
      amount: 1300,
      reason: 'A gift',
      reference: 'gift',
      actor: 'test',
    });
    await expect(undo(here, made.undo)).rejects.toThrow('purse.too_little');
    expect(await now(here)).toBeNull();
    expect(all(here)).toBe(3 * PURSE);
    expect(await here.books()).toEqual({ held: 0, balanced: true });
  });

  it('a call-off puts the stakes aside again; while another bet runs it is refused', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    const made = await here.call<{ undo: string }>('bets.cancel', { id: 1 });
    await mod(here, '!bet open "Another?" "a, b"');
    await expect(undo(here, made.undo)).rejects.toThrow('Another bet is running');
    await mod(here, '!bet cancel');
    await undo(here, made.undo);
    expect(await now(here)).toMatchObject({ id: 1, state: 'open', pool: 100 });
    expect(here.has('robin')).toBe(900);
    expect(here.wait(300)).toEqual([expect.stringContaining('No more bets')]);
  });
});

describe('people', () => {
  it.each([
    ['before', false],
    ['after', true],
  ])('who are forgotten, %s the books have forgotten them, get their stake back and leave no name', async (_, booksFirst) => {
    open = openMoneyStage([betsFeature], ['robin', 'kim', 'max'], booksFirst);
    const here = open;
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    await mod(here, '!bet end A');
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    await here.say('kim', '!bet B 100');
    const { db, emit } = here.stage.ctx();
    db.write(() => emit('viewer.forgotten', { id: 'id-robin' }));
    expect(await now(here)).toMatchObject({ pool: 100, viewers: 1 });
    expect(await here.books()).toEqual({ held: 100, balanced: true });
    await mod(here, '!bet end B');
    expect(here.has('kim')).toBe(PURSE);
    const { shares } = await here.call<{ shares: BetShare[] }>('bets.shares', { id: 1 });
    expect(shares).toEqual([{ name: '', option: 0, stake: 100, payout: 100 }]);
  });

  it('whose two entries become one keep both stakes', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    await here.say('kim', '!bet A 50');
    await here.say('max', '!bet B 60');
    const { db, emit } = here.stage.ctx();
    db.write(() => emit('viewer.merged', { from: 'id-robin', to: 'id-kim', actor: 'test' }));
    expect(await now(here)).toMatchObject({ pool: 210, viewers: 2 });
    await mod(here, '!bet end A');
    expect(here.has('kim')).toBe(900 + 950 + 210);
    expect(await here.books()).toEqual({ held: 0, balanced: true });
  });
});

describe('switches', () => {
  it('off: the bet waits, and goes on when it is back', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    await here.call('modules.set', { id: 'bets', on: false });
    expect(await here.say('kim', '!bet B 50')).toEqual([]);
    here.wait(600);
    await here.call('modules.set', { id: 'bets', on: true });
    expect(await now(here)).toMatchObject({ state: 'locked', pool: 100 });
  });

  it('of Economy off: nobody can bet or be paid, and nothing is lost until it is back', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    await here.say('kim', '!bet B 50');
    await here.call('modules.set', { id: 'economy', on: false });
    const off = [expect.stringContaining('while points are off')];
    expect(await here.say('max', '!bet A 50')).toEqual(off);
    expect(await mod(here, '!bet end A')).toEqual(off);
    expect(await mod(here, '!bet cancel')).toEqual(off);
    await here.call('modules.set', { id: 'economy', on: true });
    await mod(here, '!bet end A');
    expect([here.has('robin'), here.has('kim')]).toEqual([1050, 950]);
  });
});

describe('stakes that were given back on the Economy page', () => {
  it('leave a bet that can only be called off, and nobody is paid twice', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.say('robin', '!bet A 100');
    const hold = here.ledger().findHold('bet:1:1');
    await here.call('economy.releaseHold', { id: hold?.id ?? 0 });
    const refused = [expect.stringContaining('it can only be called off')];
    expect(await here.say('kim', '!bet A 100')).toEqual(refused);
    expect(await mod(here, '!bet end A')).toEqual(refused);
    expect(await mod(here, '!bet cancel')).toHaveLength(1);
    expect([here.has('robin'), here.has('kim')]).toEqual([PURSE, PURSE]);
    expect(await here.books()).toEqual({ held: 0, balanced: true });
  });
});

describe('the page', () => {
  it('is shown who would get what before it ends the bet, to the last token as it is then paid', async () => {
    const here = room();
    await here.call('bets.open', { question: 'Q?', options: ['a', 'b'], minutes: 0 });
    await here.say('robin', '!bet a 100');
    await here.say('kim', '!bet a 33');
    await here.say('max', '!bet b 100');
    const seen = await here.call<{ shares: BetShare[]; paid: number; outcome: string }>('bets.preview', {
      id: 1,
      winner: 0,
    });
    expect(seen).toMatchObject({ outcome: 'paid', paid: 233, pool: 233, more: 0 });
    expect(seen.shares).toEqual([
      { name: 'Robin', option: 0, stake: 100, payout: 175 },
      { name: 'Kim', option: 0, stake: 33, payout: 58 },
    ]);
    await here.call('bets.end', { id: 1, winner: 0 });
    const { shares } = await here.call<{ shares: BetShare[] }>('bets.shares', { id: 1 });
    expect(shares.filter(({ payout }) => payout > 0)).toEqual(seen.shares);
    await expect(here.call('bets.end', { id: 1, winner: 0 })).rejects.toThrow('not_found');
  });

  it('does not end another bet than the one it shows, nor an option that is not there', async () => {
    const here = room();
    await mod(here, OPEN);
    await mod(here, '!bet cancel');
    await mod(here, OPEN);
    await expect(here.call('bets.end', { id: 1, winner: 0 })).rejects.toThrow('over already');
    await expect(here.call('bets.end', { id: 2, winner: 3 })).rejects.toThrow('no such option');
  });

  it('filters the history, and exports it without formulas for spreadsheets', async () => {
    const here = room();
    for (const question of ['=1+1?', 'Bread?', 'Cake?']) {
      await here.call('bets.open', { question, options: ['a', 'b'] });
      await here.say('robin', '!bet a 10');
      await mod(here, question === 'Cake?' ? '!bet cancel' : '!bet end a');
    }
    const asked = (input: object) => here.call<{ bets: Bet[]; next: number | null }>('bets.history', input);
    expect((await asked({ text: 'BREAD' })).bets.map(({ question }) => question)).toEqual(['Bread?']);
    expect((await asked({ state: 'cancelled' })).bets.map(({ question }) => question)).toEqual(['Cake?']);
    const first = await asked({ limit: 2 });
    expect(first.bets.map(({ id }) => id)).toEqual([3, 2]);
    expect((await asked({ limit: 2, before: first.next })).bets.map(({ id }) => id)).toEqual([1]);

    const csv = await here.call<{ text: string; bets: number }>('bets.export', { format: 'csv' });
    expect(csv.bets).toBe(3);
    expect(csv.text).toContain("'=1+1?");
    const [head = [], row = []] = readCsv(csv.text);
    expect(Object.fromEntries(head.map((name, at) => [name, row[at]]))).toMatchObject({
      question: 'Cake?',
      viewer: 'Robin',
      option: 'a',
      stake: '10',
      payout: '10',
    });
    const json = await here.call<{ text: string }>('bets.export', { format: 'json', state: 'ended' });
    expect(JSON.parse(json.text)).toMatchObject([
      { question: 'Bread?', winner: 'a', stakes: [{ viewer: 'Robin', option: 'a', stake: 10, payout: 10 }] },
      { question: '=1+1?' },
    ]);
  });

  it('hears of a flood of stakes a few times, and of each step once', async () => {
    const here = room();
    const phases: BetChange['phase'][] = [];
    here.stage.test.app.events.on('bet.changed', 'test', ({ phase }) => phases.push(phase));
    await mod(here, OPEN);
    for (let turn = 0; turn < 20; turn += 1) await here.say('robin', '!bet A 10');
    here.wait(1);
    await mod(here, '!bet lock');
    await mod(here, '!bet end A');
    expect(phases).toEqual(['opened', 'changed', 'locked', 'ended']);
  });

  it('and chat alike leave a trace in the audit log', async () => {
    const here = room();
    await mod(here, OPEN);
    await here.call('bets.cancel', { id: 1 });
    const audit = here.stage.test.records.filter(({ category }) => category === 'audit');
    expect(audit.map(({ event, actor }) => [event, actor])).toEqual(
      expect.arrayContaining([
        ['bets.changed', expect.stringMatching(/^mod$/i)],
        [expect.any(String), 'test'],
      ]),
    );
  });
});
