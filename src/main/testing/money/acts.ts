import type { CommandKind } from '../../engine/commands/command.ts';
import type { Random } from '../../engine/ports.ts';
import { randomInt, randomPick } from '../../engine/random.ts';
import type { MoneyChannel } from './channel.ts';
import { addTo, type Counted, countedRounds, leftWith, tracesOf } from './laws.ts';

export const PEOPLE: readonly string[] = Array.from({ length: 24 }, (_, index) => `v${index + 1}`);
const STAKES = ['1', '2', '5', '10', '20', '50', '100', '100', '250', '1000', 'all', 'half'];
const WRONG_STAKES = ['0', '-5', '1.5', '99999999', 'bread'];
const TABLE_WORDS = ['join', 'join 100', 'accept', 'decline', 'leave', 'hit', 'stand', 'double'];
const MINUTE = 60_000;

/** What somebody does who has money on their mind, and what is to be remembered of it. */
export class Doer {
  readonly channel: MoneyChannel;
  readonly random: Random;
  /** Ids that take a change back, as the panel got them. */
  undos: string[] = [];
  readonly lostWithRounds = new Map<string, Counted>();
  /** A claim of somebody who was put together with another entry is in the books under the old id. */
  readonly merged = new Set<string>();
  /** What should never be seen. */
  readonly wrong: string[] = [];
  /** What the last act has to leave nothing of, and what is to be noted when it was done. */
  private last: { answered: boolean; leftOver(): string[]; note(): void } | null = null;
  private deeds = 0;
  private lineBefore: [string, string] = ['v1', 'hello'];

  constructor(channel: MoneyChannel, random: Random) {
    this.channel = channel;
    this.random = random;
  }

  pick<T>(list: readonly T[]): T {
    const one = randomPick(this.random, list);
    if (one === null) throw new Error('There is nothing to choose from');
    return one;
  }
  whole(least: number, most: number): number {
    return randomInt(this.random, least, most);
  }
  someone(): string {
    return this.pick(PEOPLE);
  }
  stake(): string {
    return this.pick(this.random.next() < 0.9 ? STAKES : WRONG_STAKES);
  }

  async say(text: string, who = this.someone()): Promise<void> {
    this.lineBefore = [who, text];
    await this.channel.say(who, text, 'moderator');
  }
  again(): Promise<void> {
    return this.channel.again(...this.lineBefore);
  }

  /** As the streamer in the panel; keeps the way back. */
  async press(route: string, input: object): Promise<boolean> {
    const result = await this.channel.call(route, input);
    if (!result.ok) return false;
    const { undo } = result.data as { undo?: string | null };
    if (undo) this.undos = [...this.undos.slice(-20), undo];
    return true;
  }

  /** A reference that no event has had before. */
  newDeed(): string {
    this.deeds += 1;
    return `deed-${this.deeds}`;
  }

  id(sql: string): number | null {
    const ids = this.channel.raw
      .prepare<[], { id: number }>(sql)
      .all()
      .map(({ id }) => id);
    return randomPick(this.random, ids);
  }

  /** What a forgotten person's rounds had counted for others stays counted, although the rounds are gone. */
  async forget(login: string): Promise<void> {
    const id = `id-${login}`;
    const withThem = `EXISTS (SELECT 1 FROM json_each(round.players) AS other WHERE json_extract(other.value, '$.id') = '${id}')`;
    const counts = countedRounds(this.channel.raw, withThem);
    const answered = await this.press('viewers.forget', { ids: [id] });
    // Their lines of chat go a few at a time.
    for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
    this.last = {
      answered,
      leftOver: () => tracesOf(this.channel.raw, id),
      note: () => {
        for (const { key, ...count } of counts) addTo(this.lostWithRounds, key, count);
        for (const key of this.lostWithRounds.keys())
          if (key.startsWith(`${id} `)) this.lostWithRounds.delete(key);
      },
    };
  }

  /** Two entries turn out to be one person. */
  async merge(from: string, to: string): Promise<void> {
    this.merged.add(to);
    const answered = await this.press('viewers.merge', { from, to });
    this.last = {
      answered,
      leftOver: () => leftWith(this.channel.raw, from),
      note: () => {
        for (const [key, count] of this.lostWithRounds) {
          if (!key.startsWith(`${from} `)) continue;
          this.lostWithRounds.delete(key);
          addTo(this.lostWithRounds, key.replace(from, to), count);
        }
      },
    };
  }

  /** After each act; `killed` in the midst of it, it may have been done all the same. */
  settle(killed: boolean): void {
    const last = this.last;
    this.last = null;
    if (killed) this.undos = [];
    if (last === null) return;
    const leftOver = last.leftOver();
    if (leftOver.length === 0) last.note();
    else if (last.answered && !killed) this.wrong.push(...leftOver);
  }
}

export interface Act {
  name: string;
  /** How often, among the weights of all. */
  weight: number;
  run(doer: Doer): Promise<unknown>;
}

const deed =
  (
    emit: (
      channel: MoneyChannel,
      user: { id: string; login: string; name: string },
      id: string,
      doer: Doer,
    ) => void,
  ) =>
  async (doer: Doer): Promise<void> => {
    const login = doer.someone();
    emit(doer.channel, { id: `id-${login}`, login, name: login.toUpperCase() }, doer.newDeed(), doer);
  };

const ITEMS = [
  'jar',
  'feast',
  'favour',
  'shield',
  'flour_power',
  'yeast_feast',
  'sugar_rush',
  'golden_whisk',
  'cookie_jar',
  'nothing',
];

/** Those that everybody knows; a game that is new brings its own lines. */
export function actsOf(commands: readonly CommandKind[]): Act[] {
  const lines = commands.filter(({ id }) => id.startsWith('games.')).flatMap((kind) => linesOf(kind, ''));
  return [
    { name: 'games', weight: 300, run: (doer) => doer.say(varied(doer.pick(lines), doer)) },
    { name: 'tables', weight: 140, run: (doer) => doer.say(`!${doer.pick(TABLE_WORDS)}`) },
    {
      name: 'chat',
      weight: 100,
      run: (doer) => doer.channel.say(doer.someone(), doer.pick(['hello', '1', 'a', 'bread'])),
    },
    { name: 'buy', weight: 90, run: (doer) => doer.say(`!buy ${doer.pick(ITEMS)}`) },
    {
      name: 'buy for another',
      weight: 40,
      run: (doer) => doer.say(`!giftitem @${doer.someone()} ${doer.pick(ITEMS)}`),
    },
    { name: 'use', weight: 40, run: (doer) => doer.say(`!use ${doer.pick(ITEMS)}`) },
    { name: 'gift', weight: 70, run: (doer) => doer.say(`!gift @${doer.someone()} ${doer.stake()}`) },
    {
      name: 'claim',
      weight: 40,
      run: (doer) => doer.say(`!${doer.pick(['daily', 'hourly', 'work', 'work'])}`),
    },
    { name: 'give', weight: 30, run: (doer) => doer.say(`!give @${doer.someone()} ${doer.pick(STAKES)}`) },
    { name: 'take', weight: 12, run: (doer) => doer.say(`!take @${doer.someone()} ${doer.stake()}`) },
    { name: 'give all', weight: 3, run: (doer) => doer.say('!giveall 5') },
    { name: 'heard twice', weight: 20, run: (doer) => doer.again() },
    {
      name: 'cheer',
      weight: 12,
      run: deed((channel, user, id, doer) =>
        channel.emit('viewer.cheered', {
          id,
          user,
          bits: doer.whole(1, 1000),
          message: '',
          time: channel.clock.now(),
        } as never),
      ),
    },
    {
      name: 'follow',
      weight: 5,
      run: deed((channel, user) =>
        channel.emit('viewer.followed', { user, time: channel.clock.now(), late: false }),
      ),
    },
    {
      name: 'subscribe',
      weight: 10,
      run: deed((channel, user, id, doer) =>
        channel.emit('viewer.subscribed', {
          id,
          user,
          tier: doer.pick([1, 2, 3]),
          time: channel.clock.now(),
        } as never),
      ),
    },
    {
      name: 'watch',
      weight: 15,
      run: async (doer) => {
        const { channel } = doer;
        const viewers = PEOPLE.map((login) => ({ id: `id-${login}`, totalSeconds: doer.whole(1, 5000) }));
        const time = channel.clock.now();
        channel.emit('viewers.watched', { viewers, seconds: 300, streamId: 'stream', time });
      },
    },
    {
      name: 'time passes',
      weight: 45,
      run: async ({ channel, random }) => channel.clock.advance(randomInt(random, 1, 7 * MINUTE)),
    },
    {
      name: 'panel: give or take',
      weight: 12,
      run: (doer) =>
        doer.press('economy.adjust', {
          viewerIds: [`id-${doer.someone()}`, `id-${doer.someone()}`],
          currency: doer.pick(['tokens', 'tokens', 'xp']),
          amount: doer.pick([500, 100, 20, -50, -5000]),
        }),
    },
    {
      name: 'panel: row taken back',
      weight: 8,
      run: async (doer) => {
        const row = doer.id('SELECT id FROM ledger_rows ORDER BY id DESC LIMIT 300');
        if (row !== null) await doer.press('economy.undoRow', { id: row });
      },
    },
    {
      name: 'panel: refund',
      weight: 20,
      run: async (doer) => {
        const id = doer.id('SELECT id FROM shop_purchases ORDER BY id DESC LIMIT 60');
        if (id !== null) await doer.press('shop.refund', { id });
      },
    },
    {
      name: 'panel: done by hand',
      weight: 8,
      run: async (doer) => {
        const id = doer.id("SELECT id FROM shop_purchases WHERE state = 'open' LIMIT 60");
        if (id !== null) await doer.press('shop.fulfil', { id });
      },
    },
    {
      name: 'panel: undo',
      weight: 25,
      run: async (doer) => {
        const id = randomPick(doer.random, doer.undos);
        if (id !== null) await doer.channel.call('changes.undo', { id });
      },
    },
    {
      name: 'panel: a round begun',
      weight: 6,
      run: (doer) => doer.channel.call('games.begin', { game: doer.pick(['lotto', 'golden', 'heist']) }),
    },
    {
      name: 'panel: a round ended',
      weight: 6,
      run: async (doer) => {
        const id = doer.id("SELECT id FROM game_rounds WHERE state = 'running'");
        if (id !== null) await doer.channel.call('games.stop', { id });
      },
    },
    {
      name: 'panel: stakes given back',
      weight: 2,
      run: async (doer) => {
        const id = doer.id("SELECT id FROM ledger_holds WHERE state = 'open'");
        if (id !== null) await doer.channel.call('economy.releaseHold', { id });
      },
    },
    {
      name: 'panel: a game off and on',
      weight: 2,
      run: async (doer) => {
        const game = doer.pick(['duel', 'heist', 'lotto', 'blackjack', 'slots']);
        await doer.channel.call('games.setEnabled', { game, enabled: false });
        await doer.channel.call('games.setEnabled', { game, enabled: true });
      },
    },
    {
      name: 'season ended',
      weight: 0.5,
      run: (doer) =>
        doer.press('economy.endSeason', { name: 'A season', currency: doer.pick(['tokens', 'xp']) }),
    },
    { name: 'somebody forgotten', weight: 1, run: (doer) => doer.forget(doer.someone()) },
    {
      name: 'two entries put together',
      weight: 1,
      run: (doer) => doer.merge(`id-${doer.someone()}`, `id-${doer.someone()}`),
    },
  ];
}

/** All that the help says can be typed. */
function linesOf(kind: CommandKind, before: string): string[] {
  const own = kind.examples.map((example) => `!${before}${example}`);
  return [...own, ...kind.subcommands.flatMap((sub) => linesOf(sub, `${before}${kind.names[0] ?? ''} `))];
}

/** The same with other people and other stakes. */
function varied(line: string, doer: Doer): string {
  return line.replace(/@\w+/g, () => `@${doer.someone()}`).replace(/\b\d+$/, () => doer.stake());
}
