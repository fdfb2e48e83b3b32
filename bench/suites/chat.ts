import { createRequire } from 'node:module';
import tmi from 'tmi.js';
import type { IrcSession } from '../../src/main/rehearsal/irc/ircSession.ts';
import { tmiConnection } from '../../src/main/twitch/endpoints.ts';
import { rate, type Suite } from '../harness.ts';
import { roomLines } from '../support/chatLines.ts';
import { connectedBot } from '../support/connectedBot.ts';

const LINES = 20_000;

/** tmi.js's own reading of a line, which its types leave out. */
const { msg: readByTmi } = createRequire(import.meta.url)('tmi.js/lib/parser.js') as {
  msg(line: string): object | null;
};

/** How many lines of chat come through in a second, on the way in. */
export async function chatSuite(): Promise<Suite> {
  const bot = await connectedBot();
  const { house } = bot;
  const room = house.world.streamer.login;
  const own = firstOf(house.stage.chat.sessions);

  const plain = new tmi.Client({
    options: { skipUpdatingEmotesets: true },
    connection: { ...tmiConnection(house.urls.chat), reconnect: false },
    channels: [room],
    logger: { info() {}, warn() {}, error() {} },
  });
  await Promise.all([joined(plain), plain.connect()]);
  const other = [...house.stage.chat.sessions].find((session) => session !== own);
  if (!other) throw new Error('tmi.js is not connected');

  const overSocket = (session: IrcSession, lines: string[], heard: (all: () => void) => () => void) =>
    rate(
      LINES,
      () =>
        new Promise<void>((resolve) => {
          let forget = (): void => {};
          forget = heard(() => {
            forget();
            resolve();
          });
          for (const line of lines) session.sendText(line);
        }),
    );
  /** Calls back when so many have been counted. */
  const counting = (all: () => void): (() => void) => {
    let left = LINES;
    return () => {
      left -= 1;
      if (left === 0) all();
    };
  };

  return {
    title: `Lines of chat, ${LINES} at a time`,
    note: 'tmi.js taking the same lines apart, without a socket and without telling anybody',
    runs: 7,
    cases: [
      {
        name: 'bare tmi.js parsing',
        unit: '/s',
        measure() {
          const lines = roomLines(room, LINES);
          return rate(LINES, () => {
            for (const line of lines) readByTmi(line);
          });
        },
      },
      {
        name: 'tmi.js, from the socket to its "message" event',
        unit: '/s',
        measure: () =>
          overSocket(other, roomLines(room, LINES), (all) => {
            const count = counting(all);
            plain.on('message', count);
            return () => plain.removeListener('message', count);
          }),
      },
      {
        name: 'Emcee, from the socket to the bus',
        unit: '/s',
        measure: () =>
          overSocket(own, roomLines(room, LINES), (all) => {
            const count = counting(all);
            return bot.events.on('chat.message', 'bench', count);
          }),
      },
    ],
    async end() {
      plain.removeAllListeners();
      await plain.disconnect();
      await bot.stop();
    },
  };
}

function joined(client: tmi.Client): Promise<void> {
  return new Promise((resolve) => {
    client.once('join', () => resolve());
  });
}

function firstOf<T>(all: Iterable<T>): T {
  for (const one of all) return one;
  throw new Error('there is none');
}
