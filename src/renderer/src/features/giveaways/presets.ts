import { type GiveawayRules, giveawayRulesSchema } from '../../../../shared/contract/giveaways.ts';

export const PRESETS = ['quick', 'tickets', 'loyal', 'subscribers', 'pot', 'rain'] as const;
export type Preset = (typeof PRESETS)[number];

const DAY = 24 * 60;

/** What one begins with; everything can be changed in the form. */
export function presetRules(preset: Preset, title: string, claimSeconds: number): GiveawayRules {
  const of = (rules: object): GiveawayRules => ({
    ...giveawayRulesSchema.parse({ title: 'x', claimSeconds, ...rules }),
    title,
  });
  switch (preset) {
    case 'quick':
      return of({ minutes: 5 });
    case 'tickets':
      return of({ minutes: 15, ticketPrice: 10, mostTickets: 10 });
    case 'loyal':
      return of({ minutes: 10, followMinutes: 7 * DAY, watchMinutes: 60, weighted: true, restDays: 7 });
    case 'subscribers':
      return of({ minutes: 10, subscribersOnly: true, weighted: true });
    case 'pot':
      return of({ minutes: 10, ticketPrice: 25, mostTickets: 20, reward: { kind: 'pot', percent: 100 } });
    case 'rain':
      return of({ minutes: 3, winners: 5, reward: { kind: 'bank', amount: 100 }, claimSeconds: 0 });
  }
}
