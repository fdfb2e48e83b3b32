import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import { chatMessageOf } from './chatLine.ts';
import { parseIrcLine } from './ircLine.ts';

const NOW = 1_767_225_600_000;

function message(tags: string, text: string, login = 'ann'): ChatMessage | null {
  const line = parseIrcLine(
    `@id=m1;user-id=2002;room-id=1001;${tags} :${login}!${login}@${login}.tmi.twitch.tv PRIVMSG #streamer_one :${text}`,
  );
  return line && chatMessageOf(line, { now: NOW });
}

describe('chatMessageOf', () => {
  it('fills every field of a plain line', () => {
    expect(
      message('color=#1e90ff;display-name=Ann;badges=vip/1;vip=1;tmi-sent-ts=1767225601234', 'hello'),
    ).toEqual({
      id: 'm1',
      time: 1_767_225_601_234,
      channel: { id: '1001', login: 'streamer_one' },
      user: { id: '2002', login: 'ann', name: 'Ann', colour: '#1E90FF' },
      badges: [{ set: 'vip', version: '1', info: null }],
      standing: {
        streamer: false,
        moderator: false,
        vip: true,
        subscriberTier: 0,
        subscriberMonths: 0,
        staff: false,
      },
      text: 'hello',
      words: 'hello',
      action: false,
      parts: [{ kind: 'text', text: 'hello' }],
      bits: 0,
      reply: null,
      first: false,
      returning: false,
      highlighted: false,
      rewardId: null,
      shared: null,
      own: false,
    });
  });

  it('counts the emotes of a /me line behind the wrapping, which is not part of the text', () => {
    const line = message('emotes=25:0-4', '\u0001ACTION Kappa waves\u0001');
    expect(line).toMatchObject({ action: true, text: 'Kappa waves' });
    expect(line?.parts[0]).toEqual({ kind: 'emote', text: 'Kappa', id: '25' });
  });

  it('takes a /me line whose end was cut off', () => {
    expect(message('mod=0', '\u0001ACTION waves')).toMatchObject({ action: true, text: 'waves' });
  });

  it('finds a command in an answer, behind the name that Twitch puts in front', () => {
    const tags =
      'reply-parent-msg-id=m0;reply-parent-user-id=3003;reply-parent-user-login=bob;reply-parent-display-name=Bob;' +
      'reply-parent-msg-body=what\\snow?;reply-thread-parent-msg-id=root';
    expect(message(tags, '@Bob !so carl')).toMatchObject({
      text: '@Bob !so carl',
      words: '!so carl',
      reply: {
        messageId: 'm0',
        threadId: 'root',
        text: 'what now?',
        user: { id: '3003', login: 'bob', name: 'Bob' },
      },
    });
  });

  it('leaves a mention alone that is not the one of the answer', () => {
    expect(message('reply-parent-msg-id=m0;reply-parent-user-login=bob', '@carl hi')?.words).toBe('@carl hi');
  });

  it('knows a copy from another channel of a shared chat', () => {
    expect(message('source-room-id=5005;source-id=s1', 'hi')?.shared).toEqual({
      channelId: '5005',
      messageId: 's1',
      isCopy: true,
    });
    expect(message('source-room-id=1001;source-id=m1', 'hi')?.shared?.isCopy).toBe(false);
  });

  it('reads bits, a first line, a newcomer who came back, a highlight and a reward', () => {
    expect(
      message(
        'bits=100;first-msg=1;returning-chatter=1;msg-id=highlighted-message;custom-reward-id=r1',
        'Cheer100',
      ),
    ).toMatchObject({ bits: 100, first: true, returning: true, highlighted: true, rewardId: 'r1' });
  });

  it('falls back to the login when the name is empty, and trims the space that some names end with', () => {
    expect(message('display-name=', 'x')?.user.name).toBe('ann');
    expect(message('display-name=Ann\\s', 'x')?.user.name).toBe('Ann');
    expect(message('display-name=테스트', 'x')?.user.name).toBe('테스트');
  });

  it('takes the time of arrival when the line has none', () => {
    expect(message('mod=0', 'x')?.time).toBe(NOW);
  });

  it.each([
    '@user-id=1 :ann!a@b PRIVMSG #c :no id',
    '@id=m :ann!a@b PRIVMSG #c :no user id',
    '@id=m;user-id=1 PRIVMSG #c :no sender',
    '@id=m;user-id=1 :ann!a@b PRIVMSG #c',
    '@id=m;user-id=1 :ann!a@b PRIVMSG',
  ])('refuses %s', (raw) => {
    const line = parseIrcLine(raw);
    expect(line).not.toBeNull();
    expect(line && chatMessageOf(line, { now: NOW })).toBeNull();
  });
});
