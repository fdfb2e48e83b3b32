import { expect, onTestFinished, test } from 'vitest';
import type { LineOutcome } from '../../engine/chat/outgoing.ts';
import { openTestDatabase, type TestDatabase } from '../../engine/testing/testDatabase.ts';
import { Reminders } from './reminders.ts';
import { ReminderStore } from './store.ts';
import { understand } from './when.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SENT: LineOutcome = { kind: 'sent', messageIds: [null] };
const ROBIN = { id: '7', name: 'Robin' };
const dropped = (reason: 'not-connected' | 'refused'): LineOutcome => ({
  kind: 'dropped',
  reason,
  code: null,
  detail: `It was ${reason}.`,
  sentParts: 0,
});

class Chat {
  readonly test: TestDatabase = openTestDatabase();
  readonly said: string[] = [];
  readonly here = new Set<string>();
  readonly given: string[] = [];
  outcome: LineOutcome = SENT;
  reminders: Reminders;

  constructor() {
    this.reminders = this.open();
    onTestFinished(() => {
      this.reminders.stop();
      this.test.cleanUp();
    });
  }

  /** As after a restart: all that is known comes from the database. */
  restart(after = 0): void {
    this.reminders.stop();
    this.test.clock.advance(after);
    this.reminders = this.open();
  }

  set(words: string, viewer: typeof ROBIN | null = ROBIN, onlyWhenHere = false) {
    const { understood, problem } = understand(words, this.test.clock.now(), 'UTC');
    if (!understood) throw new Error(problem);
    return this.reminders.add({ viewer, understood, onlyWhenHere }, { name: 'Robin', id: '7', way: 'chat' });
  }

  private open(): Reminders {
    const reminders = new Reminders({
      store: new ReminderStore(this.test.db),
      clock: this.test.clock,
      zone: () => 'UTC',
      say: (text, told) => {
        if (this.outcome.kind === 'sent') this.said.push(text);
        told(this.outcome);
      },
      isHere: (id) => this.here.has(id),
      nameOf: () => null,
      gaveUp: (_reminder, why) => void this.given.push(why),
    });
    reminders.start();
    return reminders;
  }
}

test('a reminder is said once, by name, at its time', () => {
  const chat = new Chat();
  chat.set('in 10 minutes to check the oven');
  chat.test.clock.advance(10 * MINUTE - 1);
  expect(chat.said).toEqual([]);
  chat.test.clock.advance(1);
  expect(chat.said).toEqual(['@Robin Reminder: check the oven']);
  chat.restart(HOUR);
  expect(chat.said).toHaveLength(1);
  expect(chat.reminders.list()).toEqual([]);
});

test('one that was missed while Emcee was off is said late, with a word', () => {
  const chat = new Chat();
  chat.set('in 10 minutes to check the oven');
  chat.restart(3 * HOUR + 10 * MINUTE);
  expect(chat.said).toEqual(['@Robin Late by 3 hours, but not forgotten: check the oven']);
});

test('a repeated one that was missed several times is said once, and goes on', () => {
  const chat = new Chat();
  chat.set('every day at 09:00 water the plants', null);
  chat.restart(3 * 24 * HOUR + 12 * HOUR);
  expect(chat.said).toEqual(['Late by 3 hours, but not forgotten: water the plants']);
  chat.test.clock.advance(24 * HOUR);
  expect(chat.said.slice(1)).toEqual(['Reminder: water the plants']);
});

test('what chat did not take is tried again, and is not lost by a restart', () => {
  const chat = new Chat();
  chat.outcome = dropped('not-connected');
  chat.set('in 1 minute stretch');
  chat.test.clock.advance(MINUTE);
  expect(chat.reminders.list()).toMatchObject([{ problem: 'It was not-connected.' }]);
  chat.restart(MINUTE);
  expect(chat.said).toEqual([]);
  chat.outcome = SENT;
  chat.test.clock.advance(MINUTE);
  expect(chat.said).toHaveLength(1);
  expect(chat.reminders.list()).toEqual([]);
});

test('what Twitch refuses every time is given up and does not ring for ever', () => {
  const chat = new Chat();
  chat.outcome = dropped('refused');
  chat.set('in 1 minute something rude');
  chat.test.clock.advance(HOUR);
  expect(chat.given).toEqual(['It was refused.']);
  expect(chat.reminders.list()).toEqual([]);
});

test('one for somebody who must be here waits until they write', () => {
  const chat = new Chat();
  chat.set('in 10 minutes stretch', ROBIN, true);
  chat.test.clock.advance(HOUR);
  expect(chat.said).toEqual([]);
  chat.reminders.cameIn('8');
  expect(chat.said).toEqual([]);
  chat.reminders.cameIn('7');
  expect(chat.said).toEqual(['@Robin Late by 50 minutes, but not forgotten: stretch']);
});

test('several that are due at once are each said once', () => {
  const chat = new Chat();
  chat.set('every 20 minutes drink', null);
  chat.set('in 20 minutes eat', null);
  chat.set('every 20 minutes blink', null);
  chat.test.clock.advance(20 * MINUTE);
  expect([...chat.said].sort()).toEqual(['Reminder: blink', 'Reminder: drink', 'Reminder: eat']);
});

test('a cancelled one is not said, and undo brings it back, over a restart too', () => {
  const chat = new Chat();
  const { value } = chat.set('in 10 minutes stretch');
  const cancelled = chat.reminders.cancel(value.id);
  chat.test.clock.advance(11 * MINUTE);
  expect(chat.said).toEqual([]);
  cancelled.undo();
  expect(chat.said).toHaveLength(1);
});

test('nothing rings when it is stopped', () => {
  const chat = new Chat();
  chat.set('in 10 minutes stretch');
  const ringing = chat.test.clock.pending;
  chat.reminders.stop();
  expect(chat.test.clock.pending).toBe(ringing - 1);
  chat.test.clock.advance(HOUR);
  expect(chat.said).toEqual([]);
});
