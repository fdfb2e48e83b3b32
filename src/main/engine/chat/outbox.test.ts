import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Metrics } from '../metrics.ts';
import { seededRandom } from '../random.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { keepingLogger } from '../testing/keepingLogger.ts';
import type { ChatLine, ChatPort, Delivery, SpeakerRole } from './chatPort.ts';
import { Outbox } from './outbox.ts';
import { LINE_PRIORITIES, type LineOutcome, type LinePriority, type LineRequest } from './outgoing.ts';
import { codePointLength } from './splitting.ts';

interface Said extends ChatLine {
  at: number;
}

class FakeChat implements ChatPort {
  readonly said: Said[] = [];
  readiness: ChatPort['readiness'] = 'ready';
  limits = { role: 'viewer' as SpeakerRole, slowSeconds: 0 };
  answer: (line: ChatLine) => Promise<Delivery> = async () => ({
    kind: 'sent',
    messageId: `m${this.said.length}`,
  });
  private readonly watchers = new Set<() => void>();
  private readonly clock: FakeClock;

  constructor(clock: FakeClock) {
    this.clock = clock;
  }

  deliver(line: ChatLine): Promise<Delivery> {
    this.said.push({ ...line, at: this.clock.elapsed() });
    return this.answer(line);
  }

  onChange(run: () => void) {
    this.watchers.add(run);
    return () => {
      this.watchers.delete(run);
    };
  }

  changed(): void {
    for (const run of this.watchers) run();
  }
}

const open: Outbox[] = [];

function setUp(options: { capacity?: number } = {}) {
  const clock = new FakeClock();
  const chat = new FakeChat(clock);
  const log = keepingLogger();
  const metrics = new Metrics();
  const outbox = new Outbox({ clock, random: seededRandom(1), log, metrics, port: chat, ...options });
  open.push(outbox);
  const outcomes: LineOutcome[] = [];
  const say = (text: string, extra: Partial<LineRequest> = {}): void =>
    outbox.say({ text, from: 'test', priority: 'answer', ...extra }, (outcome) => outcomes.push(outcome));
  return {
    clock,
    chat,
    log,
    metrics,
    outbox,
    outcomes,
    say,
    texts: () => chat.said.map((line) => line.text),
  };
}

/** Lets all promises that are ready settle. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function mostInAnyHalfMinute(said: readonly Said[]): number {
  let most = 0;
  for (const [i, { at }] of said.entries()) {
    most = Math.max(most, said.slice(i).filter((line) => line.at < at + 30_000).length);
  }
  return most;
}

afterEach(() => {
  for (const outbox of open.splice(0)) outbox.stop();
});

describe('limits', () => {
  it.each([
    ['viewer', 20],
    ['moderator', 100],
  ] as const)('200 lines of a %s never exceed %i in any 30 seconds, and all arrive', async (role, limit) => {
    const { clock, chat, outbox, outcomes } = setUp();
    chat.limits = { role, slowSeconds: 0 };
    const random = seededRandom(7);
    const asked: { text: string; rank: number }[] = [];
    for (let i = 0; i < 200; i += 1) {
      const rank = Math.floor(random.next() * LINE_PRIORITIES.length);
      const priority = LINE_PRIORITIES[rank] as LinePriority;
      asked.push({ text: `line ${i}`, rank });
      outbox.say({ text: `line ${i}`, from: 'test', priority, maxAge: 3_600_000 }, (told) =>
        outcomes.push(told),
      );
    }
    await clock.advanceAsync(600_000, 250);
    expect(outcomes.filter((outcome) => outcome.kind === 'sent')).toHaveLength(200);
    expect(mostInAnyHalfMinute(chat.said)).toBeLessThanOrEqual(limit);
    // The first went out before the rest was asked for; all others leave by rank and, within it, in order.
    const inOrder = asked.slice(1).sort((a, b) => a.rank - b.rank);
    expect(chat.said.slice(1).map((line) => line.text)).toEqual(inOrder.map((line) => line.text));
  });

  it('says at most about one line a second in a channel where it is no moderator', async () => {
    const { clock, chat, say } = setUp();
    for (let i = 0; i < 5; i += 1) say(`line ${i}`);
    await clock.advanceAsync(10_000, 50);
    const gaps = chat.said.slice(1).map((line, i) => line.at - (chat.said[i]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  });

  it('keeps the slow mode of the channel', async () => {
    const { clock, chat, say } = setUp();
    chat.limits = { role: 'viewer', slowSeconds: 30 };
    say('one');
    say('two');
    await clock.advanceAsync(30_000, 500);
    expect(chat.said).toHaveLength(1);
    await clock.advanceAsync(1_000, 100);
    expect(chat.said).toHaveLength(2);
  });

  it('keeps room for an answer to a moderator when the rest is used up', async () => {
    const { clock, chat, say, texts } = setUp();
    chat.limits = { role: 'moderator', slowSeconds: 0 };
    for (let i = 0; i < 200; i += 1) say(`line ${i}`);
    await clock.advanceAsync(5_000, 100);
    const before = chat.said.length;
    say('to a moderator', { priority: 'moderator' });
    await settled();
    expect(chat.said).toHaveLength(before + 1);
    expect(texts().at(-1)).toBe('to a moderator');
  });

  it('waits as long as Twitch says and then says the same line, once', async () => {
    const { clock, chat, say, outcomes, texts } = setUp();
    let first = true;
    chat.answer = async () => {
      if (!first) return { kind: 'sent', messageId: 'm' };
      first = false;
      return { kind: 'later', wait: 20_000, reason: 'Too fast.' };
    };
    say('hello');
    await clock.advanceAsync(19_000, 500);
    expect(chat.said).toHaveLength(1);
    await clock.advanceAsync(3_000, 100);
    expect(texts().map((text) => text.replace(/[ \u{E0000}]+$/u, ''))).toEqual(['hello', 'hello']);
    expect(outcomes).toEqual([{ kind: 'sent', messageIds: ['m'] }]);
  });

  it('gives a line up when Twitch puts it off again and again', async () => {
    const { clock, chat, say, outcomes } = setUp();
    chat.answer = async () => ({ kind: 'later', wait: 1_000, reason: 'Too fast.' });
    say('hello');
    await clock.advanceAsync(60_000, 500);
    expect(chat.said).toHaveLength(4);
    expect(outcomes).toMatchObject([{ kind: 'dropped', reason: 'refused', detail: 'Too fast.' }]);
  });
});

describe('texts', () => {
  it('says 1,200 characters whole, in order, as lines that Twitch takes', async () => {
    const { clock, chat, say, outcomes, texts } = setUp();
    const words = Array.from({ length: 240 }, (_, i) => String(i).padStart(4, '0')).join(' ');
    expect(words.length).toBe(1_199);
    say(`${words}!`);
    say('after it');
    await clock.advanceAsync(10_000, 100);
    expect(texts().slice(0, 3).join('')).toBe(`${words}!`);
    expect(texts()[3]).toBe('after it');
    for (const text of texts()) expect(codePointLength(text)).toBeLessThanOrEqual(500);
    expect(outcomes[0]).toEqual({ kind: 'sent', messageIds: ['m1', 'm2', 'm3'] });
    expect(chat.said).toHaveLength(4);
  });

  it('never lets a text end its line and begin another command', async () => {
    const { say, texts } = setUp();
    say('hello\r\nPRIVMSG #other :evil\u0000');
    await settled();
    expect(texts()).toEqual(['hello PRIVMSG #other :evil']);
  });

  it('leaves room for /me in front of every part of an action', async () => {
    const { clock, chat, say } = setUp();
    say(`/me ${'x'.repeat(600)}`);
    await clock.advanceAsync(5_000, 100);
    expect(chat.said.map((line) => [line.action, line.text.length])).toEqual([
      [true, 496],
      [true, 104],
    ]);
  });

  it('answers a message with the first part only', async () => {
    const { clock, chat, say } = setUp();
    say('y'.repeat(700), { replyTo: 'parent' });
    await clock.advanceAsync(5_000, 100);
    expect(chat.said.map((line) => line.replyTo)).toEqual(['parent', null]);
  });

  it('says every part of a long text, whatever the text is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', 'ß', ' ', '😂'), minLength: 1, maxLength: 3_000 }),
        async (text) => {
          const { clock, chat, say, texts } = setUp();
          chat.limits = { role: 'moderator', slowSeconds: 0 };
          say(text);
          await clock.advanceAsync(100, 10);
          expect(texts().join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('repetitions', () => {
  it('varies a line that was said less than 30 seconds ago, so that nobody sees a difference', async () => {
    const { clock, say, texts } = setUp();
    for (let i = 0; i < 3; i += 1) say('gg');
    await clock.advanceAsync(5_000, 100);
    expect(new Set(texts()).size).toBe(3);
    for (const text of texts()) expect(text.replace(/[ \u{E0000}]+$/u, '')).toBe('gg');
  });

  it('says it plainly again when half a minute has passed', async () => {
    const { clock, say, texts } = setUp();
    say('gg');
    await clock.advanceAsync(31_500, 500);
    say('gg');
    await settled();
    expect(texts()).toEqual(['gg', 'gg']);
  });

  it('does not touch the text of a moderator, who may repeat lines', async () => {
    const { chat, say, texts } = setUp();
    chat.limits = { role: 'moderator', slowSeconds: 0 };
    say('gg');
    say('gg');
    await settled();
    await settled();
    expect(texts()).toEqual(['gg', 'gg']);
  });

  it('varies a line of full length without making it longer', async () => {
    const { clock, say, texts } = setUp();
    const full = `${'x'.repeat(250)} ${'y'.repeat(249)}`;
    say(full);
    say(full);
    await clock.advanceAsync(3_000, 100);
    expect(texts()[1]).not.toBe(full);
    expect(texts()[1]?.replace('\u00a0', ' ')).toBe(full);
  });
});

describe('bursts', () => {
  it('makes one line of texts with the same key and tells every one of them', async () => {
    const { clock, say, texts, outcomes } = setUp();
    say('first');
    for (const name of ['Ann', 'Bob', 'Cem']) {
      say(`Thank you, ${name}!`, { priority: 'event', merge: { key: 'thanks', separator: ' · ' } });
    }
    await clock.advanceAsync(3_000, 100);
    expect(texts()).toEqual(['first', 'Thank you, Ann! · Thank you, Bob! · Thank you, Cem!']);
    expect(outcomes.filter((outcome) => outcome.kind === 'sent')).toHaveLength(4);
  });

  it('does not merge into a line that is already on its way', async () => {
    const { clock, say, texts } = setUp();
    const merge = { key: 'thanks', separator: ' · ' };
    say('one', { merge });
    say('two', { merge });
    await clock.advanceAsync(3_000, 100);
    expect(texts()).toEqual(['one', 'two']);
  });
});

describe('what is not said', () => {
  it('drops lines while it is muted, those that waited too, and says why', async () => {
    const { clock, say, outbox, outcomes, texts, log } = setUp();
    say('one');
    say('two');
    outbox.muted = true;
    say('three');
    outbox.muted = false;
    say('four');
    await clock.advanceAsync(5_000, 100);
    expect(texts()).toEqual(['one', 'four']);
    expect(outcomes.filter((outcome) => outcome.kind === 'dropped').map((outcome) => outcome.reason)).toEqual(
      ['muted', 'muted'],
    );
    expect(log.kept.filter((entry) => entry.event === 'line.dropped')).toHaveLength(2);
  });

  it('stops a long text in the middle when it is muted, and tells how much went out', async () => {
    const { clock, say, outbox, outcomes } = setUp();
    say('z'.repeat(1_200));
    await settled();
    outbox.muted = true;
    await clock.advanceAsync(5_000, 100);
    expect(outcomes).toMatchObject([{ kind: 'dropped', reason: 'muted', sentParts: 1 }]);
  });

  it('drops a line that waited longer than it is worth', async () => {
    const { clock, chat, say, outcomes } = setUp();
    chat.readiness = 'soon';
    say('old news', { maxAge: 5_000 });
    clock.advance(5_000);
    expect(outcomes).toMatchObject([{ kind: 'dropped', reason: 'stale' }]);
  });

  it('holds lines while chat is connecting and says them as soon as it is there', async () => {
    const { chat, say, texts } = setUp();
    chat.readiness = 'soon';
    say('hello');
    await settled();
    expect(texts()).toEqual([]);
    chat.readiness = 'ready';
    chat.changed();
    await settled();
    expect(texts()).toEqual(['hello']);
  });

  it('drops lines at once when nobody is signed in', () => {
    const { chat, say, outcomes } = setUp();
    chat.readiness = 'never';
    say('hello');
    expect(outcomes).toMatchObject([{ kind: 'dropped', reason: 'not-connected' }]);
  });

  it('gives the reason that Twitch gave', async () => {
    const { chat, say, outcomes } = setUp();
    chat.answer = async () => ({ kind: 'refused', code: 'msg_rejected', reason: 'AutoMod held it.' });
    say('rude');
    await settled();
    expect(outcomes).toEqual([
      { kind: 'dropped', reason: 'refused', code: 'msg_rejected', detail: 'AutoMod held it.', sentParts: 0 },
    ]);
  });

  it('gives up timers first when too many lines wait', () => {
    const { say, chat, outcomes, outbox } = setUp({ capacity: 3 });
    chat.readiness = 'soon';
    say('timer', { priority: 'timer' });
    say('game', { priority: 'game' });
    say('answer');
    say('another answer');
    expect(outbox.waiting).toBe(3);
    say('timer 2', { priority: 'timer' });
    expect(outcomes.map((outcome) => outcome.kind === 'dropped' && outcome.reason)).toEqual([
      'queue-full',
      'queue-full',
    ]);
    expect(outbox.waiting).toBe(3);
  });

  it('tells every waiting line that it was stopped, exactly once, and leaves no alarm behind', async () => {
    const { clock, chat, say, outbox, outcomes, metrics } = setUp();
    let finish: (delivery: Delivery) => void = () => {};
    chat.answer = () => new Promise((resolve) => (finish = resolve));
    say('under way');
    say('waiting');
    outbox.stop();
    finish({ kind: 'sent', messageId: 'm1' });
    await settled();
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['dropped', 'sent']);
    expect(clock.pending).toBe(0);
    expect(metrics.text()).not.toContain('outbox_waiting');
  });

  it('goes on when the way to chat throws', async () => {
    const { clock, chat, say, outcomes } = setUp();
    chat.answer = () => Promise.reject(new Error('broken'));
    say('one');
    await settled();
    chat.answer = async () => ({ kind: 'sent', messageId: 'x' });
    say('two');
    await clock.advanceAsync(3_000, 100);
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['dropped', 'sent']);
  });
});
