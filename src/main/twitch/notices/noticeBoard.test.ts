import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { GiftedSubs } from '../../engine/chat/chatFacts.ts';
import { EventBus } from '../../engine/events.ts';
import { FakeClock } from '../../engine/testing/fakeClock.ts';
import { parseIrcLine } from '../chat/ircLine.ts';
import { chatNoticeOf } from '../chat/userNotice.ts';
import type { ChatNotice } from './chatNotice.ts';
import { NOTIFICATION } from './keys.ts';
import { NoticeBoard } from './noticeBoard.ts';
import { SeenIds } from './seenIds.ts';
import { type Source, Tellings } from './tellings.ts';

const started: { stop(): void }[] = [];
afterEach(() => {
  for (const part of started.splice(0)) part.stop();
});

function setUp() {
  const clock = new FakeClock();
  const events = new EventBus((_event, _listener, thrown) => {
    throw thrown;
  });
  const heard = new Set<Source>(['chat', NOTIFICATION]);
  const tellings = new Tellings(clock, (source) => heard.has(source));
  const board = new NoticeBoard(clock, events, tellings);
  started.push(board, tellings);
  const gifts: GiftedSubs[] = [];
  events.on('viewer.giftedSubs', 'test', (fact) => gifts.push(fact));
  return { clock, events, heard, tellings, board, gifts };
}

let ids = 0;
function irc(kind: string, tags: string, user = 'ann'): ChatNotice {
  ids += 1;
  const id = /^id=/.test(tags) ? '' : `id=n${ids};`;
  const raw = `@${id}${tags};user-id=u-${user};login=${user};display-name=${user};msg-id=${kind};tmi-sent-ts=1767225601000 :tmi.twitch.tv USERNOTICE #c`;
  const line = parseIrcLine(raw);
  const notice = line && chatNoticeOf(line, { now: 1000 });
  if (!notice) throw new Error(`not a notice: ${raw}`);
  return notice;
}

const gift = (to: string, more = 'msg-param-community-gift-id=b1'): ChatNotice =>
  irc(
    'subgift',
    `msg-param-recipient-id=u-${to};msg-param-recipient-user-name=${to};msg-param-sub-plan=1000;${more}`,
  );
const bomb = (total: number, more = 'msg-param-community-gift-id=b1'): ChatNotice =>
  irc('submysterygift', `msg-param-mass-gift-count=${total};msg-param-sub-plan=1000;${more}`);

describe('gift bombs', () => {
  it('makes one fact of ten gifts, with all who got one', () => {
    const { board, gifts } = setUp();
    board.post(bomb(10), 'chat');
    for (let i = 0; i < 10; i += 1) board.post(gift(`v${i}`), 'chat');
    expect(gifts).toHaveLength(1);
    expect(gifts[0]).toMatchObject({ total: 10, giver: { login: 'ann' }, tier: 1 });
    expect(gifts[0]?.recipients.map((person) => person.login)).toEqual(
      Array.from({ length: 10 }, (_, i) => `v${i}`),
    );
  });

  it('tells a bomb whose last gifts never come, with those that came', () => {
    const { board, gifts, clock } = setUp();
    board.post(bomb(3), 'chat');
    board.post(gift('v1'), 'chat');
    clock.advance(4_900);
    expect(gifts).toEqual([]);
    clock.advance(200);
    expect(gifts).toMatchObject([{ total: 3, recipients: [{ login: 'v1' }] }]);
  });

  it('waits for a bomb whose gifts come first', () => {
    const { board, gifts } = setUp();
    board.post(gift('v1'), 'chat');
    board.post(bomb(2), 'chat');
    board.post(gift('v2'), 'chat');
    expect(gifts).toHaveLength(1);
    expect(gifts[0]?.recipients).toHaveLength(2);
  });

  it('makes one fact of gifts whose bomb never comes', () => {
    const { board, gifts, clock } = setUp();
    board.post(gift('v1'), 'chat');
    board.post(gift('v2'), 'chat');
    clock.advance(3_000);
    expect(gifts).toMatchObject([{ total: 2, recipients: [{ login: 'v1' }, { login: 'v2' }] }]);
  });

  it('tells a gift to one person at once', () => {
    const { board, gifts } = setUp();
    board.post(gift('v1', 'msg-param-origin-id=o1'), 'chat');
    expect(gifts).toMatchObject([{ total: 1, recipients: [{ login: 'v1' }] }]);
  });

  it('knows the gifts of a bomb by the older sign too', () => {
    const { board, gifts } = setUp();
    board.post(bomb(2, 'msg-param-origin-id=o1'), 'chat');
    board.post(gift('v1', 'msg-param-origin-id=o1'), 'chat');
    board.post(gift('v2', 'msg-param-origin-id=o1'), 'chat');
    expect(gifts).toMatchObject([{ total: 2 }]);
  });

  it('keeps two bombs at once apart', () => {
    const { board, gifts } = setUp();
    board.post(bomb(1, 'msg-param-community-gift-id=b1'), 'chat');
    board.post(bomb(2, 'msg-param-community-gift-id=b2'), 'chat');
    board.post(gift('v1', 'msg-param-community-gift-id=b2'), 'chat');
    board.post(gift('v2', 'msg-param-community-gift-id=b1'), 'chat');
    board.post(gift('v3', 'msg-param-community-gift-id=b2'), 'chat');
    expect(gifts.map((fact) => [fact.total, fact.recipients.map((person) => person.login)])).toEqual([
      [1, ['v2']],
      [2, ['v1', 'v3']],
    ]);
  });

  it('does not tell a bomb again when Twitch repeats its lines', () => {
    const { board, gifts } = setUp();
    const lines = [bomb(2), gift('v1'), gift('v2')];
    for (const line of [...lines, ...lines]) board.post(line, 'chat');
    expect(gifts).toHaveLength(1);
  });

  it('is one fact when EventSub brings the same bomb under another name', () => {
    const { board, gifts, clock } = setUp();
    board.post(bomb(1, 'msg-param-community-gift-id=other'), NOTIFICATION);
    board.post(gift('v1', 'msg-param-community-gift-id=other'), NOTIFICATION);
    board.post(bomb(1), 'chat');
    board.post(gift('v1'), 'chat');
    clock.advance(60_000);
    expect(gifts).toHaveLength(1);
  });
});

describe('two sources', () => {
  const resub = (id: string): ChatNotice => irc('resub', `id=${id};msg-param-cumulative-months=3`);

  it.each([
    ['chat', NOTIFICATION],
    [NOTIFICATION, 'chat'],
  ] as const)('makes one fact when %s tells first and %s second', (first, second) => {
    const { board, events, clock } = setUp();
    let told = 0;
    events.on('viewer.resubscribed', 'test', () => {
      told += 1;
    });
    board.post(resub('a'), first);
    clock.advance(500);
    board.post(resub('a'), second);
    clock.advance(60_000);
    expect(told).toBe(1);
  });

  it('believes EventSub at once while chat cannot be heard', () => {
    const { board, events, heard } = setUp();
    heard.delete('chat');
    let told = 0;
    events.on('viewer.resubscribed', 'test', () => {
      told += 1;
    });
    board.post(resub('a'), NOTIFICATION);
    expect(told).toBe(1);
  });

  it('believes EventSub after a short wait when chat stays silent', () => {
    const { board, events, clock } = setUp();
    let told = 0;
    events.on('viewer.resubscribed', 'test', () => {
      told += 1;
    });
    board.post(resub('a'), NOTIFICATION);
    expect(told).toBe(0);
    clock.advance(3_000);
    expect(told).toBe(1);
  });
});

describe('Tellings', () => {
  it('tells two equal cheers of one person twice', () => {
    const { tellings } = setUp();
    let told = 0;
    for (const time of [1_000, 3_000]) {
      for (const source of ['chat', NOTIFICATION] as const) {
        tellings.offer('cheer ann 100', source, ['chat', NOTIFICATION], time, () => {
          told += 1;
        });
      }
    }
    expect(told).toBe(2);
  });

  it('forgets what is over, so that its memory does not grow', () => {
    const { tellings, clock } = setUp();
    for (let i = 0; i < 5_000; i += 1) {
      tellings.offer(`key ${i}`, 'chat', ['chat'], 1_000, () => {});
      clock.advance(100);
    }
    expect(tellings.size).toBeLessThan(700);
  });
});

describe('SeenIds', () => {
  it('knows an id for its time and lets it go some time later', () => {
    const clock = new FakeClock();
    const seen = new SeenIds(clock, 1_000, 100);
    expect([seen.isNew('a'), seen.isNew('a')]).toEqual([true, false]);
    clock.advance(1_000);
    expect(seen.isNew('a')).toBe(false);
    clock.advance(2_001);
    expect(seen.has('a')).toBe(false);
    expect(seen.isNew('a')).toBe(true);
  });

  it('knows the newest for their time, and what is three times as old no more, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 900 }))),
        (arrivals) => {
          const clock = new FakeClock();
          const seen = new SeenIds(clock, 1_000, 4);
          let came: { id: string; at: number }[] = [];
          for (const [n, wait] of arrivals) {
            clock.advance(wait);
            const id = `id ${n}`;
            const now = clock.elapsed();
            const mustKnow = came.slice(-4).some((one) => one.id === id && one.at >= now - 1_000);
            const mayKnow = came.some((one) => one.id === id && one.at >= now - 3_000);
            const isNew = seen.isNew(id);
            if (mustKnow) expect(isNew).toBe(false);
            if (!mayKnow) expect(isNew).toBe(true);
            if (isNew) came = [...came.filter((one) => one.id !== id), { id, at: now }];
            expect(seen.size).toBeLessThanOrEqual(8);
          }
        },
      ),
    );
  });

  it('never holds more than its bound', () => {
    const seen = new SeenIds(new FakeClock(), 600_000, 100);
    for (let i = 0; i < 10_000; i += 1) seen.isNew(`id ${i}`);
    expect(seen.size).toBeLessThanOrEqual(200);
    expect([seen.has('id 9900'), seen.has('id 9999')]).toEqual([true, true]);
  });
});
