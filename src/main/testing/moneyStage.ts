import type { ChatRole } from '../../shared/contract/ladder.ts';
import type { Feature } from '../engine/feature.ts';
import type { Ledger } from '../engine/ledger.ts';
import { changesFeature } from '../features/changes/index.ts';
import { commandsFeature } from '../features/commands/index.ts';
import { economyFeature } from '../features/economy/index.ts';
import { logFeature } from '../features/log/index.ts';
import { modulesFeature } from '../features/modules/index.ts';
import { type ChatStage, startChatStage } from './chatStage.ts';

/** What people begin with. */
export const PURSE = 1000;

/** A chat with real books, and people who own something. */
export interface MoneyStage {
  stage: ChatStage;
  /** Says something; answers all that the bot said to it. */
  say(login: string, text: string, role?: ChatRole): Promise<string[]>;
  /** Lets time go by; answers what the bot said meanwhile. */
  wait(seconds: number): string[];
  has(login: string): number;
  ledger(): Ledger;
  call<T>(route: string, input?: object): Promise<T>;
  /** What a stream tells to whoever begins to watch. */
  snapshot<T>(feature: string, live: string): Promise<T>;
  /** Answers what was said at the start. */
  restart(meanwhile?: () => void): Promise<string[]>;
  /** What lies in holds, and whether the books agree. */
  books(): Promise<{ held: number; balanced: boolean }>;
}

export function openMoneyStage(
  features: readonly Feature[],
  people: readonly string[] = ['robin', 'kim', 'max'],
  /** The books start, and hear of what happens, before the features. */
  booksFirst = false,
): MoneyStage {
  const stage = startChatStage(
    [
      logFeature,
      changesFeature,
      modulesFeature,
      commandsFeature,
      ...(booksFirst ? [economyFeature, ...features] : [...features, economyFeature]),
    ],
    { purse: false },
  );
  const { test, said } = stage;
  const heard = (): string[] => said.splice(0).map(({ text }) => text);
  const ledger = (): Ledger => test.app.services.need('ledger', 'Economy is off');
  const call = async <T>(route: string, input: object = {}): Promise<T> => {
    const result = await test.call(route, input);
    if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
    return result.data as T;
  };
  for (const login of people) {
    const name = `${login.slice(0, 1).toUpperCase()}${login.slice(1)}`;
    stage.people.everybody.push({ id: `id-${login}`, login, name });
    ledger().payMany({
      reason: 'To begin with',
      reference: `stage:${login}`,
      actor: 'test',
      lines: [{ viewerId: `id-${login}`, currency: 'tokens', amount: PURSE }],
    });
  }
  test.app.settings.set('commands', { mostPerViewer: 100 });
  return {
    stage,
    async say(login, text, role = 'everyone') {
      heard();
      await stage.chat(text, { login, role });
      return heard();
    },
    wait(seconds) {
      heard();
      test.clock.advance(seconds * 1000);
      return heard();
    },
    has: (login) => ledger().balance(`id-${login}`, 'tokens'),
    ledger,
    call,
    snapshot: async <T>(feature: string, live: string) =>
      (await test.app.modules.snapshotsOf(feature)[live]?.()) as T,
    async restart(meanwhile) {
      heard();
      await test.restart(undefined, meanwhile);
      return heard();
    },
    async books() {
      const { currencies } = await call<{ currencies: { id: string; held: number; balanced: boolean }[] }>(
        'economy.books',
      );
      const found = currencies.find(({ id }) => id === 'tokens');
      return { held: found?.held ?? 0, balanced: found?.balanced ?? true };
    },
  };
}
