import { expect, test } from 'vitest';
import { type ChatSocket, IrcSession } from './ircSession.ts';

function slowSocket() {
  const frames: string[] = [];
  const sent: (() => void)[] = [];
  const socket = {
    readyState: 1,
    OPEN: 1,
    bufferedAmount: 0,
    terminated: false,
    send(frame: string, done: () => void) {
      frames.push(frame);
      socket.bufferedAmount += frame.length;
      sent.push(done);
    },
    close() {},
    terminate() {
      socket.terminated = true;
      socket.readyState = 3;
    },
  };
  const drain = (): void => {
    socket.bufferedAmount = 0;
    for (const done of sent.splice(0)) done();
  };
  return { socket: socket satisfies ChatSocket, frames, drain };
}

const traffic = () => ({ sentLines: 0, sentFrames: 0, receivedLines: 0, slowClientsDropped: 0 });
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('lines of one turn leave in one frame', async () => {
  const { socket, frames } = slowSocket();
  const session = new IrcSession(socket, traffic());
  session.sendText('one');
  session.sendText('two');
  await turn();
  expect(frames).toEqual(['one\r\ntwo\r\n']);
});

test('a client that does not read is waited for, and then gets everything in order', async () => {
  const { socket, frames, drain } = slowSocket();
  const session = new IrcSession(socket, traffic());
  const lines = Array.from({ length: 3000 }, (_, i) => `${i} ${'x'.repeat(1000)}`);
  for (const line of lines) session.sendText(line);
  await turn();
  const before = frames.join('').length;
  expect(before).toBeLessThan(1.2 * 1024 * 1024);
  expect(session.backlog).toBeGreaterThan(2 * 1024 * 1024);
  while (session.backlog > 0) {
    drain();
    await turn();
  }
  expect(frames.join('').split('\r\n').slice(0, -1)).toEqual(lines);
});

test('a client that is hopelessly behind is cut off instead of filling the memory', () => {
  const { socket } = slowSocket();
  const count = traffic();
  const session = new IrcSession(socket, count);
  const line = 'x'.repeat(1024 * 1024);
  for (let i = 0; i < 70; i++) session.sendText(line);
  expect(socket.terminated).toBe(true);
  expect(count.slowClientsDropped).toBe(1);
});
