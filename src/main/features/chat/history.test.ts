import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ChatHistoryLine, ChatItem } from '../../../shared/contract/chat.ts';
import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import { FakeClock } from '../../engine/testing/fakeClock.ts';
import { lineOfChat } from '../../engine/testing/lineOfChat.ts';
import { openTestDatabase } from '../../engine/testing/testDatabase.ts';
import { startTestApp, type TestApp } from '../../testing/testApp.ts';
import { History } from './history.ts';

const DAY = 86_400_000;
const CREATE = `CREATE TABLE chat_lines (id INTEGER PRIMARY KEY, message_id TEXT, time INTEGER NOT NULL,
  user_id TEXT NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, flags INTEGER NOT NULL,
  colour INTEGER, more TEXT, deleted INTEGER NOT NULL DEFAULT 0)`;

let test: TestApp;
beforeEach(() => {
  test = startTestApp();
});
afterEach(() => test.cleanUp());

let number = 0;
const say = (login: string, text: string, more: Partial<ChatMessage> = {}): ChatMessage => {
  number += 1;
  const line = lineOfChat(text, { login, role: 'everyone', id: `line-${number}`, time: test.clock.now() });
  const message = { ...line, ...more };
  test.app.events.emit('chat.message', message);
  return message;
};
interface Page {
  lines: ChatHistoryLine[];
  more: boolean;
}
const page = async (input: object = {}, app: TestApp = test): Promise<Page> => {
  const answer = await app.call('chat.history', input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data as Page;
};
const textOf = ({ parts }: { parts: readonly { text: string }[] }): string =>
  parts.map(({ text }) => text).join('');
const said = async (input: object = {}, app: TestApp = test): Promise<string[]> =>
  (await page(input, app)).lines.map(textOf);
const shown = (app: TestApp = test): ChatItem[] => {
  const answer = app.app.router.snapshot('chat.stream', { role: 'streamer', name: 'test' });
  if (!answer.ok) throw new Error(answer.error.message);
  return (answer.data as { items: ChatItem[] }).items;
};

describe('the history of chat', () => {
  it('tells a line as it was said, emotes, badges, answer and all', async () => {
    say('mia', 'hi Kappa 😂 Kappa', {
      user: { id: 'mia', login: 'mia', name: 'Mia', colour: '#00AB0F' },
      badges: [
        { set: 'subscriber', version: '12', info: null },
        { set: 'moderator', version: '1', info: null },
        { set: 'glitchcon', version: '1', info: null },
      ],
      parts: [
        { kind: 'text', text: 'hi ' },
        { kind: 'emote', text: 'Kappa', id: '25' },
        { kind: 'text', text: ' 😂 ' },
        { kind: 'emote', text: 'Kappa', id: '25' },
      ],
      action: true,
      first: true,
      highlighted: true,
      bits: 5,
      reply: {
        messageId: 'before',
        user: { id: '9', login: 'ben', name: 'Ben' },
        text: 'hello',
        threadId: 'before',
      },
    });
    say('bot', 'from me', { own: true, id: '' });
    say('ann', 'from over there', { shared: { channelId: '2', messageId: 'x', isCopy: true } });
    const before = shown();
    const { lines, more } = await page();
    expect(more).toBe(false);
    expect(lines[0]).toEqual({
      id: 1,
      messageId: expect.stringMatching(/^line-/),
      time: test.clock.now(),
      user: { id: 'mia', login: 'mia', name: 'Mia', colour: '#00AB0F', badges: ['moderator', 'subscriber'] },
      parts: [
        { kind: 'text', text: 'hi ' },
        { kind: 'emote', text: 'Kappa', id: '25' },
        { kind: 'text', text: ' 😂 ' },
        { kind: 'emote', text: 'Kappa', id: '25' },
      ],
      action: true,
      first: true,
      highlighted: true,
      bits: 5,
      own: false,
      copy: false,
      reply: { id: 'before', name: 'Ben', text: 'hello' },
      deleted: null,
    });
    expect(lines[1]).toMatchObject({ messageId: null, own: true, copy: false });
    expect(lines[2]).toMatchObject({ own: false, copy: true });
    // What a panel sees after a restart is what it saw before.
    await test.restart();
    expect(shown()).toEqual(before);
  });

  it('pages back and forth without losing or repeating a line', async () => {
    for (let i = 1; i <= 1200; i += 1) say('ann', `line ${i}`);
    const newest = await page({ limit: 500 });
    expect(newest.more).toBe(true);
    expect(newest.lines.map(textOf)).toEqual(Array.from({ length: 500 }, (_, i) => `line ${i + 701}`));
    const older = await page({ limit: 500, before: newest.lines[0]?.id });
    expect(older.lines.map(textOf)).toEqual(Array.from({ length: 500 }, (_, i) => `line ${i + 201}`));
    const oldest = await page({ limit: 500, before: older.lines[0]?.id });
    expect(oldest.lines).toHaveLength(200);
    expect(oldest.more).toBe(false);
    const newer = await page({ limit: 3, after: oldest.lines.at(-1)?.id });
    expect(newer).toMatchObject({ more: true });
    expect(newer.lines.map(textOf)).toEqual(['line 201', 'line 202', 'line 203']);
    expect((await test.call('chat.history', { before: 5, after: 3 })).ok).toBe(false);
  });

  it('finds letters in lines and names, and takes signs of SQL as letters', async () => {
    say('mia', '100% sure');
    say('ben', '100 times sure');
    say('ann', 'no_one');
    say('ann', 'nobody');
    expect(await said({ text: ' 100% ' })).toEqual(['100% sure']);
    expect(await said({ text: 'no_o' })).toEqual(['no_one']);
    expect(await said({ text: 'BEN' })).toEqual(['100 times sure']);
    expect(await said({ userId: (await page({ text: 'nobody' })).lines[0]?.user.id })).toEqual([
      'no_one',
      'nobody',
    ]);
  });

  it('finds lines with all words in any order, also with letters beyond a to z', async () => {
    say('mia', 'Ärger with the DOUGH again');
    say('ben', 'the oven makes ärger');
    expect(await said({ text: 'dough ärger' })).toEqual(['Ärger with the DOUGH again']);
    expect(await said({ text: 'ÄRGER' })).toHaveLength(2);
    expect(await said({ text: 'dough oven' })).toEqual([]);
  });

  it('finds the lines of who is named so, and of a day, to the millisecond', async () => {
    const day = test.clock.now();
    for (let at = -3; at <= 3; at += 1) {
      for (const who of ['mia', 'miriam']) say(who, `${who} ${at}`, { time: day + (at * DAY) / 2 });
    }
    // A line may come a little late.
    say('mia', 'late', { time: day + (3 * DAY) / 2 - 60_000 });
    expect(await said({ who: '@MIA' })).toHaveLength(8);
    expect(await said({ who: 'mi', limit: 3 })).toEqual(['mia 3', 'miriam 3', 'late']);
    expect(await said({ who: 'm_a' })).toEqual([]);
    expect(await said({ from: day, to: day + DAY })).toEqual(['mia 0', 'miriam 0', 'mia 1', 'miriam 1']);
    expect(await said({ from: day + DAY, to: day + (3 * DAY) / 2, who: 'mia' })).toEqual(['mia 2', 'late']);
    expect(await said({ to: day - DAY })).toEqual(['mia -3', 'miriam -3']);
    expect(await said({ from: day + 9 * DAY })).toEqual([]);
    expect(await said({ to: 5 })).toEqual([]);
  });

  it('marks what was deleted, and shows it to no panel after a restart', async () => {
    const bad = say('ann', 'bad');
    const troll = say('troll', 'worse');
    say('ann', 'good');
    const { events } = test.app;
    const time = test.clock.now();
    const user = { id: null, login: 'ann' };
    events.emit('chat.messageDeleted', { messageId: bad.id, user, text: null, time });
    events.emit('chat.userCleared', { user: { id: troll.user.id, login: 'troll' }, time });
    expect((await page()).lines.map(({ deleted }) => deleted)).toEqual(['line', 'person', null]);
    await test.restart();
    expect(shown().map((item) => item.kind === 'line' && textOf(item))).toEqual(['good']);
    test.app.events.emit('chat.cleared', { time });
    say('ann', 'after all');
    expect((await page()).lines.map(({ deleted }) => deleted)).toEqual(['line', 'person', 'chat', null]);
    await test.restart();
    expect(shown().map((item) => item.kind === 'line' && textOf(item))).toEqual(['after all']);
  });

  it('goes on where it was after a restart, and shows the last 200 lines', async () => {
    for (let i = 1; i <= 300; i += 1) say('ann', `line ${i}`);
    await test.restart();
    say('ann', 'and one more');
    const { lines } = await page({ limit: 2 });
    expect(lines.map(({ id }) => id)).toEqual([300, 301]);
    const items = shown();
    expect(items).toHaveLength(200);
    expect(items.map(({ key }) => key)).toEqual(items.map((_, i) => (items[0]?.key ?? 0) + i));
  });

  it('loses no more than the last moment when Emcee is killed', async () => {
    const killedAt = (): TestApp => {
      // What the disk has at this moment is what a killed Emcee leaves.
      const folder = mkdtempSync(join(tmpdir(), 'emcee-killed-'));
      cpSync(test.folder, folder, {
        recursive: true,
        filter: (file) => !/lock|-shm$/.test(basename(file)),
      });
      const other = startTestApp({ folder, clock: new FakeClock(test.clock.now()) });
      onTestFinished(async () => {
        await other.cleanUp();
        rmSync(folder, { recursive: true, force: true });
      });
      return other;
    };
    for (let i = 1; i <= 40; i += 1) say('ann', `line ${i}`);
    test.clock.advance(200);
    for (let i = 41; i <= 50; i += 1) say('ann', `line ${i}`);
    const early = killedAt();
    expect(await said({}, early)).toEqual(Array.from({ length: 40 }, (_, i) => `line ${i + 1}`));
    test.clock.advance(200);
    expect(await said({}, killedAt())).toHaveLength(50);
  });

  it('removes what is too old and what is too much, in small steps, and leaves the rest', async () => {
    for (let i = 1; i <= 3000; i += 1) say('ann', `old ${i}`, { time: test.clock.now() - 2 * DAY });
    for (let i = 1; i <= 1500; i += 1) say('ann', `new ${i}`);
    await test.call('settings.set', { feature: 'chat', values: { keepDays: 1 } });
    test.clock.advance(61_000);
    expect((await page({ after: 0, limit: 1 })).lines.map(textOf)).toEqual(['new 1']);
    await test.call('settings.set', { feature: 'chat', values: { mostLines: 1000 } });
    test.clock.advance(61_000);
    expect((await page({ after: 0, limit: 1 })).lines.map(textOf)).toEqual(['new 501']);
    expect(await said({ limit: 1 })).toEqual(['new 1500']);
  });

  it('forgets a person for good, also what is not written yet', async () => {
    for (let i = 0; i < 2500; i += 1) say('troll', 'spam');
    test.clock.advance(1000);
    const { id: userId } = say('troll', 'the last').user;
    say('ann', 'hello');
    expect(await test.call('chat.forget', { userId })).toEqual({ ok: true, data: { removed: 2501 } });
    expect(await said()).toEqual(['hello']);
    expect(shown().map((item) => item.kind === 'line' && textOf(item))).toEqual(['hello']);
    expect(test.records).toContainEqual(
      expect.objectContaining({ category: 'audit', action: 'chat.forget', result: 'ok' }),
    );
  });

  it('has nothing left of somebody whom the Users page forgets', async () => {
    const { id } = say('mia', 'my secret').user;
    say('ann', 'hello');
    test.app.events.emit('viewer.forgotten', { id });
    while ((await said()).length > 1) await new Promise((resolve) => setImmediate(resolve));
    expect(await said()).toEqual(['hello']);
  });

  it('keeps its memory when the disk takes nothing for long, and says what is missing', () => {
    const { db, clock, log, cleanUp } = openTestDatabase({
      migrations: [{ name: '0000_chat', sql: CREATE }],
      maxPages: 30,
    });
    onTestFinished(cleanUp);
    const history = new History(db, log);
    for (let i = 1; i <= 70_000; i += 1) {
      history.add(lineOfChat(`line ${i}`, { login: 'ann', role: 'everyone', id: `${i}`, time: i }));
      if (i % 1000 === 0) clock.advance(300);
    }
    db.raw.pragma('max_page_count = 1000000');
    for (let i = 0; i < 100; i += 1) clock.advance(1000);
    const kept = db.raw.prepare<[], number>('SELECT count(*) FROM chat_lines').pluck().get() ?? 0;
    const [missing] = log.kept.filter(({ event }) => event === 'chat.history_lost');
    expect(kept).toBeLessThan(70_000);
    expect(kept).toBeGreaterThanOrEqual(49_000);
    expect(missing?.details).toEqual({ lost: 70_000 - kept });
    expect(db.behind.waiting).toBe(0);
    expect(history.last(1)[0]?.text).toBe('line 70000');
  });
});
