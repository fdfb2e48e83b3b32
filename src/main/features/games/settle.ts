import { z } from 'zod';
import type { CommandCall } from '../../engine/commands/command.ts';
import type { Desk } from '../../engine/games/desk.ts';
import type { Clock } from '../../engine/ports.ts';

/** How it ended for one player, in a sentence; empty when nothing was put in. */
export function endWords(desk: Pick<Desk, 'words'>, stake: number, payout: number): string {
  if (stake === 0) return '';
  if (payout > stake) return `You win ${desk.words(payout - stake)}!`;
  if (payout === stake) return 'You get your stake back.';
  if (payout === 0) return `You lose ${desk.words(stake)}.`;
  return `You get ${desk.words(payout)} of your ${desk.words(stake)} back.`;
}

/** One line of chat plays once, however often it is heard. */
export function playReference(call: CommandCall<never> | CommandCall, clock: Clock): string {
  return call.message?.id || call.occasion.line?.id || `${call.caller.id}:${clock.now()}`;
}

export const STAKE_HELP = 'how much, all or half';
export const QUICK_REST = [{ bucket: 'viewer', uses: 1, seconds: 5 }] as const;

/** `Kim, Robin and 3 more`. */
export function nameWords(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** What is left of a pot after the house has kept so many percent, rounded up for the players. */
export function afterCut(pot: number, percent: number): number {
  return pot - Math.floor((pot * percent) / 100);
}

export const cutSetting = {
  cutPercent: z.number().int().min(0).max(50).default(0).meta({
    title: 'The house keeps (%)',
    description: 'Of the pot, before it is paid out.',
  }),
};
