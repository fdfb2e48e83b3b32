import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatItem } from '../../../shared/contract/chat.ts';
import { TwitchApp } from '../../testing/twitchApp.ts';

let app: TwitchApp;
let pushed: unknown[];
beforeEach(async () => {
  app = await TwitchApp.open();
  await app.online();
  pushed = [];
  app.test.app.hub.watch('chat.stream', (data) => void pushed.push(data));
});
afterEach(() => app.close());

const items = (): ChatItem[] => app.snapshot<{ items: ChatItem[] }>('chat.stream').items;
const texts = (): string[] =>
  items().map((item) => (item.kind === 'line' ? item.parts.map(({ text }) => text).join('') : item.text));
const shows = (text: string): Promise<void> => app.until(() => texts().includes(text));
const line = (text: string): Extract<ChatItem, { kind: 'line' }> => {
  const found = items().find(
    (item) => item.kind === 'line' && item.parts.map((part) => part.text).join('') === text,
  );
  if (found?.kind !== 'line') throw new Error(`nobody said ${text}`);
  return found;
};

describe('live chat', () => {
  it('shows who said what, with badges and colour, and pushes it as it is in the snapshot', async () => {
    app.happen.addModerator(app.happen.person('mod_mary'));
    app.happen.say('mod_mary', 'good evening');
    await shows('good evening');
    expect(line('good evening')).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      user: { login: 'mod_mary', badges: ['moderator'] },
      own: false,
      action: false,
      copy: false,
      reply: null,
    });
    expect(pushed.at(-1)).toEqual({ type: 'item', item: line('good evening') });
  });

  it('says what happens between the lines', async () => {
    app.happen.follow('ann');
    await app.advance(5_000);
    await shows('ann follows now');
    app.happen.raid('raider', 1234);
    await app.advance(5_000);
    await shows('raider raided with 1,234 viewers');
    app.happen.cheer('bob', 1, 'well done');
    await app.advance(5_000);
    await shows('bob cheered 1 bit');
  });

  it('takes deleted lines, the lines of who is sent out, and a cleared chat away', async () => {
    for (const [who, text] of [
      ['ann', 'first'],
      ['troll', 'bad one'],
      ['troll', 'bad two'],
      ['ann', 'second'],
    ] as const)
      app.happen.say(who, text);
    await shows('second');
    await app.ask('chat.remove', { id: line('first').id });
    await app.until(() => !texts().includes('first'));
    const troll = line('bad one').user.id;
    await app.ask('chat.timeout', { userId: troll, seconds: 60, reason: 'enough' });
    await app.until(() => !texts().includes('bad two'));
    expect(texts()).toContain('second');
    await app.until(() => texts().some((text) => /^troll was sent out for 60 seconds/.test(text)));
    app.happen.clearChat();
    await app.until(() => !texts().includes('second'));
    // What happened stays, for it is no line.
    expect(texts().some((text) => text.startsWith('troll was sent out'))).toBe(true);
    expect(pushed).toEqual(
      expect.arrayContaining([
        { type: 'removed', id: expect.any(String) },
        { type: 'userRemoved', userId: troll },
        { type: 'cleared' },
      ]),
    );
  });

  it('keeps the last 200 things for a panel that opens, however much was said', async () => {
    for (let i = 0; i < 500; i += 1) app.happen.say('ann', `line ${i}`);
    await shows('line 499');
    expect(texts()).toEqual(Array.from({ length: 200 }, (_, i) => `line ${i + 300}`));
    const keys = items().map(({ key }) => key);
    expect(keys).toEqual(keys.map((_, i) => (keys[0] ?? 0) + i));
  });
});

describe('the hands of the streamer', () => {
  it('say a line as the bot, which is shown once', async () => {
    expect(await app.ask('chat.say', { text: ' Welcome! ' })).toEqual({ outcome: 'sent', detail: null });
    await shows('Welcome!');
    app.happen.say('ann', 'thanks');
    await shows('thanks');
    expect(texts().filter((text) => text === 'Welcome!')).toHaveLength(1);
    expect(line('Welcome!')).toMatchObject({ own: true, user: { login: 'rehearsal_bot' } });
  });

  it('answer a line', async () => {
    app.happen.say('ann', 'what game is this?');
    await shows('what game is this?');
    await app.ask('chat.say', { text: 'The good one.', replyTo: line('what game is this?').id });
    const said = [...app.house.server.world.stage.messages.values()].at(-1);
    expect(said).toMatchObject({
      text: '@ann The good one.',
      parent: { text: 'what game is this?' },
    });
  });

  it('say nothing while the bot is muted, and tell so', async () => {
    await app.ask('settings.set', { feature: 'chat', values: { muted: true } });
    expect(await app.ask('chat.say', { text: 'psst' })).toMatchObject({
      outcome: 'dropped',
      detail: expect.stringMatching(/muted/i),
    });
    await app.ask('settings.set', { feature: 'chat', values: { muted: false } });
    expect(await app.ask('chat.say', { text: 'hello' })).toMatchObject({ outcome: 'sent' });
    expect(texts()).not.toContain('psst');
  });

  it('speak again after the module was switched off while it was muted', async () => {
    await app.ask('settings.set', { feature: 'chat', values: { muted: true } });
    await app.ask('modules.set', { id: 'chat', on: false });
    await app.ask('settings.set', { feature: 'chat', values: { muted: false } });
    await app.ask('modules.set', { id: 'chat', on: true });
    expect(await app.ask('chat.say', { text: 'hello' })).toMatchObject({ outcome: 'sent' });
  });

  it('ban and let back in', async () => {
    app.happen.say('troll', 'bad');
    await shows('bad');
    const { id: userId } = line('bad').user;
    await app.ask('chat.ban', { userId, reason: 'spam' });
    await app.until(() => texts().some((text) => /^troll was banned.*: spam$/.test(text)));
    expect(app.house.server.world.stage.bans.has(userId)).toBe(true);
    await app.ask('chat.unban', { userId });
    await shows('troll may talk again');
    expect(app.house.server.world.stage.bans.has(userId)).toBe(false);
  });

  it('learn Twitch’s reason when something cannot be done', async () => {
    await expect(app.ask('chat.ban', { userId: app.house.streamer.id })).rejects.toMatchObject({
      code: expect.stringMatching(/^twitch\./),
      message: expect.stringMatching(/broadcaster|streamer/i),
    });
    const asViewer = { role: 'overlay', name: 'overlay' } as const;
    expect(await app.test.call('chat.say', { text: 'hi' }, asViewer)).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
  });
});
