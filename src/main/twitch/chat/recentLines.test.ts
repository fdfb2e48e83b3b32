import { expect, test } from 'vitest';
import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import { RecentLines } from './recentLines.ts';

function said(id: string, words: string, threadId: string | null = null): ChatMessage {
  const user = { id: '1', login: 'ada', name: 'Ada', colour: null };
  const reply = threadId === null ? null : { messageId: threadId, user, text: '', threadId };
  return { id, user, words, reply } as ChatMessage;
}

test('an answer names the line that it answers, and the thread that this one belongs to', () => {
  const lines = new RecentLines();
  lines.add(said('first', 'Hello'));
  lines.add(said('second', 'Hi', 'first'));
  const user = { id: '1', login: 'ada', name: 'Ada' };
  expect(lines.replyTo('first')).toEqual({ messageId: 'first', user, text: 'Hello', threadId: 'first' });
  expect(lines.replyTo('second')).toEqual({ messageId: 'second', user, text: 'Hi', threadId: 'first' });
});

test('only the last 500 lines are kept', () => {
  const lines = new RecentLines();
  for (let at = 0; at < 1000; at += 1) lines.add(said(String(at), 'Hello'));
  expect(lines.replyTo('499')).toBeNull();
  expect(lines.replyTo('500')).not.toBeNull();
  expect(lines.replyTo('999')).not.toBeNull();
});
