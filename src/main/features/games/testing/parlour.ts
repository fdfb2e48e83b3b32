import type { LedgerRow } from '../../../../shared/contract/economy.ts';
import type { GameInfo, GameRound, GameTable } from '../../../../shared/contract/games.ts';
import type { Feature } from '../../../engine/feature.ts';
import type { Ledger } from '../../../engine/ledger.ts';
import type { Packs, Question } from '../../../engine/packs.ts';
import { type ChatStage, startChatStage } from '../../../testing/chatStage.ts';
import { changesFeature } from '../../changes/index.ts';
import { commandsFeature } from '../../commands/index.ts';
import { economyFeature } from '../../economy/index.ts';
import { logFeature } from '../../log/index.ts';
import { modulesFeature } from '../../modules/index.ts';
import { gamesFeature } from '../index.ts';

/** What people begin with. */
export const PURSE = 1000;

/** A chat in which games are played, with people who have something to play for. */
export interface Parlour {
  stage: ChatStage;
  /** Says something as a moderator, whom no cooldown holds; answers all that the bot said to it. */
  say(login: string, text: string): Promise<string[]>;
  /** Lets time go by; answers what the bot said meanwhile. */
  wait(seconds: number): string[];
  has(login: string): number;
  /** What games have given from the bank, beside all stakes. */
  earned(login: string, currency: string): Promise<number>;
  ledger(): Ledger;
  give(login: string, amount: number): void;
  call<T>(route: string, input?: object): Promise<T>;
  tables(): Promise<GameTable[]>;
  rounds(): Promise<GameRound[]>;
  game(id: string): Promise<GameInfo>;
  /** The till of the house, and all that lies in running games. */
  till(): Promise<number>;
  restart(): Promise<string[]>;
}

export interface ParlourOptions {
  /** What fights and quizzes ask; none when left out. */
  packs?: Packs;
  /** Beside those that every game needs. */
  features?: readonly Feature[];
}

/** Asks these, one after another and then from the first again. */
export function packsOf(questions: readonly Omit<Question, 'id' | 'topic'>[]): Packs {
  let asked = 0;
  return {
    question() {
      const question = questions[asked % questions.length];
      asked += 1;
      return question ? { ...question, id: `q${asked}`, topic: 'baking' } : null;
    },
    word: () => null,
    topics: () => (questions.length > 0 ? ['baking'] : []),
    seasons: () => [],
  };
}

export function openParlour(
  people: readonly string[] = ['robin', 'kim', 'max'],
  { packs, features = [] }: ParlourOptions = {},
): Parlour {
  const stage = startChatStage(
    [logFeature, changesFeature, modulesFeature, commandsFeature, economyFeature, gamesFeature, ...features],
    {
      purse: false,
      setUp: (ctx) => {
        if (packs) ctx.provide('packs', packs);
      },
    },
  );
  const { test, said } = stage;
  let gifts = 0;
  const heard = (): string[] => said.splice(0).map(({ text }) => text);
  const ledger = (): Ledger => test.app.services.need('ledger', 'Economy is off');
  const call = async <T>(route: string, input: object = {}): Promise<T> => {
    const result = await test.call(route, input);
    if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
    return result.data as T;
  };
  const give = (login: string, amount: number): void => {
    gifts += 1;
    ledger().payMany({
      reason: 'To play with',
      reference: `parlour:${gifts}`,
      actor: 'test',
      lines: [{ viewerId: `id-${login}`, currency: 'tokens', amount }],
    });
  };
  for (const login of people) {
    const name = `${login.slice(0, 1).toUpperCase()}${login.slice(1)}`;
    stage.people.everybody.push({ id: `id-${login}`, login, name });
    give(login, PURSE);
  }
  return {
    stage,
    async say(login, text) {
      heard();
      await stage.chat(text, { login, role: 'moderator' });
      return heard();
    },
    wait(seconds) {
      heard();
      test.clock.advance(seconds * 1000);
      return heard();
    },
    has: (login) => ledger().balance(`id-${login}`, 'tokens'),
    earned: async (login, currency) => {
      const filter = { viewerId: `id-${login}`, currency };
      const { rows } = await call<{ rows: LedgerRow[] }>('economy.ledger', { filter, limit: 500 });
      const rewards = rows.filter(({ reason }) => /^(Won|Played): /.test(reason));
      return rewards.reduce((sum, { amount }) => sum + amount, 0);
    },
    ledger,
    give,
    call,
    tables: async () => {
      // The stream tells its snapshot to whoever begins to watch.
      const snapshot = test.app.modules.snapshotsOf('games')['tables'];
      return ((await snapshot?.()) as { tables: GameTable[] }).tables;
    },
    rounds: async () => (await call<{ rounds: GameRound[] }>('games.history')).rounds,
    game: async (id) => {
      const { games } = await call<{ games: GameInfo[] }>('games.list');
      const found = games.find((game) => game.id === id);
      if (!found) throw new Error(`There is no game ${id}`);
      return found;
    },
    till: async () => {
      const { house } = await call<{ house: { till: number }[] }>('games.statistics');
      return house[0]?.till ?? 0;
    },
    async restart() {
      heard();
      await test.restart();
      return heard();
    },
  };
}
