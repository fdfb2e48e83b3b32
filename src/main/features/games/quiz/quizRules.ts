import { z } from 'zod';
import { XP } from '../../../../shared/contract/economy.ts';
import { AppError } from '../../../../shared/rpc/errors.ts';
import type { ChatMessage, Person } from '../../../engine/chat/chatMessage.ts';
import { isRight } from '../../../engine/games/accuracy.ts';
import type { Desk } from '../../../engine/games/desk.ts';
import { currencySetting, restSetting } from '../../../engine/games/stakeSettings.ts';
import type { Ending, Table } from '../../../engine/games/table.ts';
import type { GameWorld } from '../../../engine/games/world.ts';
import type { Packs } from '../../../engine/packs.ts';

/** One at a time, of all games with this word. */
export const QUIZ = 'quiz';

/** What every quiz can be set to. */
export function quizSettings(seconds: number) {
  return {
    seconds: z.number().int().min(5).max(600).default(seconds).meta({
      title: 'Time to answer (seconds)',
      description: 'Then the answer is told.',
    }),
    accuracy: z.number().int().min(50).max(100).default(90).meta({
      title: 'How near an answer must be (%)',
      description: '100 forgives no slip of the finger; numbers must always be right.',
    }),
    winXp: z.number().int().min(0).max(100_000).default(25).meta({
      title: 'XP for the win',
      description: 'From the bank, with all that multiplies earnings.',
    }),
    winTokens: z.number().int().min(0).max(1_000_000).default(5).meta({
      title: 'Points for the win',
      description: 'Of the currency below, from the bank, with all that multiplies earnings.',
    }),
    entry: z.number().int().min(0).max(1_000_000).default(0).meta({
      title: 'What it costs to begin one',
      description: 'Goes to the winner; when nobody knows, the house keeps it. 0: nothing.',
    }),
    ...currencySetting,
    ...restSetting(0),
  };
}

export interface QuizSettings {
  seconds: number;
  accuracy: number;
  winXp: number;
  winTokens: number;
  entry: number;
}

/** Throws when there is no content at all. */
export function packsOf({ packs }: GameWorld): Packs {
  if (packs) return packs;
  throw new AppError(
    'feature_off',
    'There is nothing to ask: Packs are off. The Modules page has the switch.',
  );
}

/** What somebody has to put in to begin a quiz; nothing for the panel. */
export function entryOf(
  desk: Pick<Desk<unknown, QuizSettings>, 'settings' | 'stake'>,
  host: Person | null,
): readonly { person: Person; stake: number }[] {
  const { entry } = desk.settings;
  if (host === null || entry === 0) return [];
  return [{ person: host, stake: desk.stake(host, entry, { leastStake: entry, mostStake: entry }) }];
}

export function isAnswer(
  message: ChatMessage,
  answers: readonly string[],
  { accuracy }: Pick<QuizSettings, 'accuracy'>,
): boolean {
  return isRight(message.words, answers, accuracy);
}

/** Ends it for those who have won: the pot in equal parts, and the reward for each. */
export function winnings(
  table: Pick<Table<unknown, QuizSettings>, 'settings' | 'pot' | 'currency'>,
  winners: readonly Person[],
): Required<Pick<Ending, 'payouts' | 'winners' | 'rewards'>> {
  const { settings, pot, currency } = table;
  const share = winners.length === 0 ? 0 : Math.floor(pot / winners.length);
  return {
    winners,
    payouts: share === 0 ? [] : winners.map(({ id }) => ({ viewerId: id, amount: share })),
    rewards: winners.flatMap(({ id }) => [
      { viewerId: id, currency: XP, amount: settings.winXp },
      { viewerId: id, currency: currency === '' ? null : currency, amount: settings.winTokens },
    ]),
  };
}

/** `25 XP and 5 tokens for the win!`; empty when there is nothing to win. */
export function winWords(
  table: Pick<Table<unknown, QuizSettings>, 'settings' | 'pot' | 'currency' | 'words'>,
): string {
  const { settings, pot, currency } = table;
  // Without Economy nobody earns anything.
  if (currency === '') return '';
  const parts = [
    settings.winXp > 0 ? `${settings.winXp} XP` : '',
    settings.winTokens > 0 ? table.words(settings.winTokens) : '',
    pot > 0 ? `the ${table.words(pot)} that it cost` : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  const last = parts.at(-1) ?? '';
  const list = parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
  return ` ${list} for the win!`;
}

export function seconds(count: number): string {
  return `${count} ${count === 1 ? 'second' : 'seconds'}`;
}
