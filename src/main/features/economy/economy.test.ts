import { afterEach, describe, expect, it } from 'vitest';
import { type EconomyPlan, type LedgerRow, XP } from '../../../shared/contract/economy.ts';
import type { Result } from '../../../shared/rpc/errors.ts';
import type { ChatMessage, Person } from '../../engine/chat/chatMessage.ts';
import type { CommandCall } from '../../engine/commands/command.ts';
import type { Caller } from '../../engine/occasion.ts';
import { occasionOf } from '../../engine/occasion.ts';
import { startTestApp, type TestApp } from '../../testing/testApp.ts';
import { changesFeature } from '../changes/index.ts';
import { logFeature } from '../log/index.ts';
import { settingsFeature } from '../settings/index.ts';
import { viewersFeature } from '../viewers/index.ts';
import { economyFeature } from './index.ts';

let running: TestApp | null = null;
afterEach(async () => {
  await running?.cleanUp();
  running = null;
});

function start(): TestApp {
  // Without the features that look at the clock every second: some of these tests let weeks go by.
  running = startTestApp({
    features: [logFeature, changesFeature, settingsFeature, viewersFeature, economyFeature],
  });
  return running;
}

const ROBIN: Person = { id: '11', login: 'robin', name: 'Robin' };
const KIM: Person = { id: '12', login: 'kim', name: 'Kim' };
const DAY = 86_400_000;

let lines = 0;
function line(user: Person, parts: Partial<ChatMessage> = {}): ChatMessage {
  lines += 1;
  return {
    id: `line-${lines}`,
    time: 0,
    channel: { id: '1', login: 'streamer' },
    user: { ...user, colour: null },
    badges: [],
    standing: {
      streamer: false,
      moderator: false,
      vip: false,
      subscriberTier: 0,
      subscriberMonths: 0,
      staff: false,
    },
    text: 'hello',
    words: 'hello',
    action: false,
    parts: [],
    bits: 0,
    reply: null,
    first: false,
    returning: false,
    highlighted: false,
    rewardId: null,
    shared: null,
    own: false,
    ...parts,
  };
}

function data<T>(result: Result<unknown>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data as T;
}

const purse = (app: TestApp) => app.app.services.need('purse', 'off');
const ledger = (app: TestApp) => app.app.services.need('ledger', 'off');
const xp = (app: TestApp, id: string): number => ledger(app).balance(id, XP);

/** Runs a command with its arguments already understood; answers what it said, or why it did not. */
async function run(app: TestApp, id: string, caller: Person, args: object = {}): Promise<string> {
  const said: string[] = [];
  const message = line(caller);
  const who: Caller = { ...caller, role: 'everyone' };
  const call = {
    args,
    caller: who,
    message,
    occasion: occasionOf(`!${id}`, { viewer: who }),
    name: id,
    reply: (text: string) => said.push(text),
    say: (text: string) => said.push(text),
  } as unknown as CommandCall;
  try {
    const refusal = await app.app.registries.commands.get(`economy.${id}`)?.run(call);
    // `reply` of these tests answers a number; only a refusal is an object.
    return typeof refusal === 'object' ? refusal.refused : said.join('\n');
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

describe('what viewers earn', () => {
  it('is 1 XP in 15 seconds for chatting, and 5 for the first line of a day', () => {
    const app = start();
    const talk = (): void => app.app.events.emit('chat.message', line(ROBIN));
    talk();
    talk();
    app.clock.advance(14_000);
    talk();
    app.clock.advance(1000);
    expect(xp(app, '11')).toBe(6);
    talk();
    app.clock.advance(1000);
    expect(xp(app, '11')).toBe(7);
    app.clock.advance(DAY);
    talk();
    app.clock.advance(1000);
    expect(xp(app, '11')).toBe(13);
  });

  it('is there after a stop that comes right after the line', async () => {
    const app = start();
    app.app.events.emit('chat.message', line(ROBIN));
    await app.restart();
    expect(xp(app, '11')).toBe(6);
  });

  it('is paid once for each thing that happened, and not again after unfollowing', () => {
    const app = start();
    for (let times = 0; times < 2; times += 1) {
      app.app.events.emit('viewer.followed', { user: ROBIN, time: times, late: false });
    }
    app.app.events.emit('viewer.followed', { user: KIM, time: 3, late: false });
    expect([xp(app, '11'), xp(app, '12')]).toEqual([10, 10]);
    const cheer = { id: 'cheer-1', time: 0, user: ROBIN, bits: 250, text: '', parts: [] };
    app.app.events.emit('viewer.cheered', cheer);
    app.app.events.emit('viewer.cheered', cheer);
    expect(purse(app).balance('11', 'tokens')).toBe(10);
    const sub = { id: 'sub-1', time: 0, user: KIM, prime: false, months: 1, late: false };
    app.app.events.emit('viewer.subscribed', { ...sub, tier: 2 });
    expect(purse(app).balance('12', 'tokens')).toBe(40);
  });

  it('follows watch time, by role, across the moments at which it is counted', () => {
    const app = start();
    const watched = (id: string, totalSeconds: number): void =>
      app.app.events.emit('viewers.watched', {
        viewers: [{ id, totalSeconds }],
        seconds: 60,
        streamId: 's',
        time: app.clock.now() + totalSeconds,
      });
    const standing = { ...line(KIM).standing, subscriberTier: 1 as const };
    app.app.events.emit('chat.message', line(KIM, { standing }));
    for (const id of ['11', '12']) for (let minute = 1; minute <= 20; minute += 1) watched(id, minute * 60);
    expect(purse(app).balance('11', 'tokens')).toBe(2);
    expect(purse(app).balance('12', 'tokens')).toBe(4);
  });

  it('is nothing for those who are left out, and more in a happy hour', async () => {
    const app = start();
    app.app.events.emit('chat.message', line(ROBIN));
    app.clock.advance(1000);
    await app.call('settings.set', { feature: 'economy', values: { excluded: ['@Kim', 'robin'] } });
    app.clock.advance(15_000);
    app.app.events.emit('chat.message', line(ROBIN));
    app.clock.advance(1000);
    expect(xp(app, '11')).toBe(6);
    expect(ledger(app).leaders(XP, 5)).toEqual([]);
    await app.call('settings.set', { feature: 'economy', values: { excluded: [] } });
    await app.call('economy.happyNow', { minutes: 30, factor: 3 });
    app.clock.advance(15_000);
    app.app.events.emit('chat.message', line(ROBIN));
    app.clock.advance(1000);
    expect(xp(app, '11')).toBe(9);
    app.clock.advance(30 * 60_000);
    app.app.events.emit('chat.message', line(ROBIN));
    app.clock.advance(1000);
    expect(xp(app, '11')).toBe(10);
  });

  it('is more in a happy hour after a restart too, until it ends, and for no longer', async () => {
    const app = start();
    const happy = () => {
      const shown = app.app.router.snapshot('economy.now', { role: 'streamer', name: 'test' });
      return data<{ happy: { factor: number; until: number } | null }>(shown).happy;
    };
    await app.call('economy.happyNow', { minutes: 60, factor: 2.5 });
    const until = app.clock.now() + 60 * 60_000;
    await app.restart(undefined, () => app.clock.advance(59 * 60_000));
    expect(happy()).toEqual({ factor: 2.5, until });
    const events: unknown[] = [];
    app.app.hub.watch('economy.now', (event) => events.push(event));
    app.clock.advance(61_000);
    expect(events).toEqual([{ happy: null, planned: false }]);

    await app.call('economy.happyNow', { minutes: 60, factor: 3 });
    await app.restart(undefined, () => app.clock.advance(2 * 60 * 60_000));
    expect(happy()).toBeNull();
    await app.call('economy.happyNow', { minutes: 60, factor: 3 });
    await app.call('economy.happyNow', { minutes: 0, factor: 1 });
    await app.restart();
    expect(happy()).toBeNull();
  });

  it('can be multiplied by others for as long as they like', () => {
    const app = start();
    const end = ledger(app).multiply((viewerId, _currency, kind) =>
      viewerId === '11' && kind === 'win' ? 2 : 1,
    );
    const win = (reference: string): number =>
      ledger(app).earn({
        viewerId: '11',
        currency: XP,
        amount: 25,
        kind: 'win',
        reason: 'Won',
        reference,
        actor: 'x',
      }).amount;
    expect(win('a')).toBe(50);
    expect(win('a')).toBe(0);
    end();
    expect(win('b')).toBe(25);
  });
});

describe('commands', () => {
  it('!daily grows with days in a row by the calendar of the streamer, not by hours', async () => {
    const app = start();
    await app.call('settings.set', { feature: 'economy', values: { timeZone: 'America/New_York' } });
    // 2026-01-01 00:00 UTC is still the evening of the last day of the year there.
    expect(await run(app, 'daily', ROBIN)).toContain('12 tokens');
    expect(await run(app, 'daily', ROBIN)).toContain('after midnight');
    app.clock.advance(5 * 3_600_000);
    expect(await run(app, 'daily', ROBIN)).toContain('14 tokens');
    app.clock.advance(2 * DAY);
    expect(await run(app, 'daily', ROBIN)).toContain('12 tokens');
    for (let day = 0; day < 12; day += 1) {
      app.clock.advance(DAY);
      await run(app, 'daily', ROBIN);
    }
    app.clock.advance(DAY);
    expect(await run(app, 'daily', ROBIN)).toContain('30 tokens');
  });

  it('!hourly and !work rest, say for how long, and never for 0 seconds', async () => {
    const app = start();
    expect(await run(app, 'hourly', ROBIN)).toContain('3 tokens');
    app.clock.advance(3_599_500);
    expect(await run(app, 'hourly', ROBIN)).toContain('1 second.');
    app.clock.advance(500);
    expect(await run(app, 'hourly', ROBIN)).toContain('3 tokens');
    const before = purse(app).balance('12', 'tokens');
    expect(await run(app, 'work', KIM)).toMatch(/earned \d+ tokens/);
    const earned = purse(app).balance('12', 'tokens') - before;
    expect(earned).toBeGreaterThanOrEqual(3);
    expect(earned).toBeLessThanOrEqual(12);
    app.clock.advance(60_000);
    expect(await run(app, 'work', KIM)).toContain('4 minutes');
  });

  it('!gift keeps the larger of 1 and 5%, and cannot make or steal anything', async () => {
    const app = start();
    const own = (): number[] => ['11', '12'].map((id) => purse(app).balance(id, 'tokens'));
    expect(await run(app, 'gift', ROBIN, { viewer: KIM, amount: 100, currency: null })).toContain(
      'not enough',
    );
    await run(app, 'give', KIM, { viewer: ROBIN, amount: 130, currency: null });
    await run(app, 'gift', ROBIN, { viewer: KIM, amount: 100, currency: null });
    expect(own()).toEqual([30, 95]);
    await run(app, 'gift', ROBIN, { viewer: KIM, amount: 10, currency: null });
    expect(own()).toEqual([20, 104]);
    for (const amount of [1, 0, -50, 21]) {
      await run(app, 'gift', ROBIN, { viewer: KIM, amount, currency: null });
    }
    await run(app, 'gift', ROBIN, { viewer: ROBIN, amount: 10, currency: null });
    await run(app, 'gift', ROBIN, { viewer: KIM, amount: 10, currency: 'xp' });
    expect(own()).toEqual([20, 104]);
  });

  it('!give and !take are in the audit log and can be taken back', async () => {
    const app = start();
    await run(app, 'give', KIM, { viewer: ROBIN, amount: 50, currency: null });
    expect(await run(app, 'take', KIM, { viewer: ROBIN, amount: 80, currency: null })).toContain('only 50');
    await run(app, 'take', KIM, { viewer: ROBIN, amount: 'half', currency: null });
    expect(purse(app).balance('11', 'tokens')).toBe(25);
    expect(app.records).toContainEqual(
      expect.objectContaining({ category: 'audit', actor: 'Kim', message: 'Took 25 tokens from Robin' }),
    );
    await app.call('changes.undo', { id: app.app.undo.list()[0]?.id });
    expect(purse(app).balance('11', 'tokens')).toBe(50);
  });

  it('!level, !rank and !leaderboard agree with the books', async () => {
    const app = start();
    for (const user of [ROBIN, KIM]) app.app.events.emit('chat.message', line(user));
    app.clock.advance(1000);
    const add = (viewerId: string, amount: number): void =>
      void purse(app).book({
        viewerId,
        currency: XP,
        amount,
        reason: 'x',
        reference: `${viewerId} ${amount}`,
        actor: 'x',
      });
    add('11', 594);
    add('12', 100);
    expect(await run(app, 'level', ROBIN, { viewer: null })).toBe(
      'You are at level 6 with 600 XP; 100 more to the next.',
    );
    expect(await run(app, 'rank', KIM, { viewer: ROBIN })).toBe('Robin is Regular, in place 1 by XP.');
    expect(await run(app, 'leaderboard', KIM, { by: 'xp' })).toBe('Most XP: 1. Robin 600 · 2. Kim 106');
    expect(await run(app, 'leaderboard', KIM, { by: 'gold' })).toContain('Try xp');
    expect(await run(app, 'leaderboard', KIM, { by: 'tokens' })).toBe('Nobody has any tokens yet.');
  });
});

describe('the plan', () => {
  it('is saved as a whole, refused as a whole, and taken back', async () => {
    const app = start();
    const { plan } = data<{ plan: EconomyPlan }>(await app.call('economy.plan'));
    const wanted = {
      ...plan,
      currencies: [...plan.currencies, { id: 'gold', one: 'gold coin', many: 'gold coins' }],
    };
    const { undo } = data<{ undo: string }>(await app.call('economy.savePlan', { plan: wanted }));
    expect(
      purse(app)
        .currencies()
        .map(({ id }) => id),
    ).toEqual(['tokens', 'gold', 'xp']);
    await app.call('changes.undo', { id: undo });
    expect(
      purse(app)
        .currencies()
        .map(({ id }) => id),
    ).toEqual(['tokens', 'xp']);
    await app.call('economy.savePlan', { plan: wanted });
    await app.restart();
    expect(
      purse(app)
        .currencies()
        .map(({ id }) => id),
    ).toEqual(['tokens', 'gold', 'xp']);
    const bad = { ...wanted, rules: [{ ...plan.rules[0], currency: 'silver' }] };
    expect(await app.call('economy.savePlan', { plan: bad })).toMatchObject({
      ok: false,
      error: { code: 'bad_input' },
    });
    purse(app).book({ viewerId: '1', currency: 'gold', amount: 1, reason: 'x', reference: 'g', actor: 'x' });
    expect(await app.call('economy.savePlan', { plan })).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: expect.stringContaining('gold coins') },
    });
  });
});

describe('the books', () => {
  it('can be searched, and a row can be taken back and that again', async () => {
    const app = start();
    await run(app, 'give', KIM, { viewer: ROBIN, amount: 50, currency: null });
    purse(app).book({ viewerId: '12', currency: XP, amount: 9, reason: 'Other', reference: 'o', actor: 'x' });
    const find = async (filter: object): Promise<LedgerRow[]> =>
      data<{ rows: LedgerRow[] }>(await app.call('economy.ledger', { filter })).rows;
    const [row] = await find({ text: 'moderator' });
    expect(row).toMatchObject({ amount: 50, balance: 50, undoable: true, currency: 'tokens' });
    expect(await find({ viewerId: '12' })).toHaveLength(1);
    expect(await find({ currency: 'xp', accounts: 'all' })).toHaveLength(2);
    const { undo } = data<{ undo: string }>(await app.call('economy.undoRow', { id: row?.id }));
    expect(purse(app).balance('11', 'tokens')).toBe(0);
    expect(await app.call('economy.undoRow', { id: row?.id })).toMatchObject({ ok: false });
    await app.call('changes.undo', { id: undo });
    expect(purse(app).balance('11', 'tokens')).toBe(50);
  });

  it('give by hand to many and take no more than there is', async () => {
    const app = start();
    await app.call('economy.adjust', { viewerIds: ['11', '12'], currency: 'tokens', amount: 10 });
    await app.call('economy.adjust', { viewerIds: ['11'], currency: 'tokens', amount: 5, reason: 'Quiz' });
    const taken = data<{ changed: number; undo: string }>(
      await app.call('economy.adjust', { viewerIds: ['11', '12', '13'], currency: 'tokens', amount: -12 }),
    );
    expect(taken.changed).toBe(2);
    expect(['11', '12'].map((id) => purse(app).balance(id, 'tokens'))).toEqual([3, 0]);
    await app.call('changes.undo', { id: taken.undo });
    expect(['11', '12'].map((id) => purse(app).balance(id, 'tokens'))).toEqual([15, 10]);
  });

  it('end a season: standings are kept, everybody is at 0, and the sum is still 0', async () => {
    const app = start();
    const ids = Array.from({ length: 1000 }, (_, index) => String(1000 + index));
    ledger(app).payMany({
      reason: 'x',
      reference: 'x',
      actor: 'x',
      lines: ids.map((viewerId, index) => ({ viewerId, currency: XP, amount: index + 1 })),
    });
    const { season } = data<{ season: { id: number; people: number; state: string } }>(
      await app.call('economy.endSeason', { name: 'Spring', currency: XP }),
    );
    expect(season).toMatchObject({ people: 1000, state: 'closed' });
    expect(ledger(app).leaders(XP, 1)).toEqual([]);
    const { standings } = data<{ standings: { place: number; amount: number }[] }>(
      await app.call('economy.standings', { id: season.id, count: 2 }),
    );
    expect(standings.map(({ place, amount }) => [place, amount])).toEqual([
      [1, 1000],
      [2, 999],
    ]);
    const books = data<{ currencies: { id: string; balanced: boolean; owned: number }[] }>(
      await app.call('economy.books'),
    );
    expect(books.currencies.find(({ id }) => id === XP)).toMatchObject({ balanced: true, owned: 0 });
  });

  it('give stakes back when the app starts again in the middle of a game', async () => {
    const app = start();
    await app.call('economy.adjust', { viewerIds: ['11'], currency: 'tokens', amount: 50 });
    const stakes = [{ viewerId: '11', currency: 'tokens', amount: 40 }];
    ledger(app).hold({ reason: 'Heist', reference: 'heist:1', actor: 'games', stakes });
    expect(purse(app).balance('11', 'tokens')).toBe(10);
    await app.restart();
    expect(purse(app).balance('11', 'tokens')).toBe(50);
    expect(app.records.map(({ event }) => event)).toContain('economy.holds_released');
  });
});
