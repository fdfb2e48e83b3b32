import type { CurrentGiveaway } from './current.ts';
import type { Drawing } from './drawing.ts';
import type { GiveawayWon } from './events.ts';
import type { Drawn, GiveawayStore, StoredGiveaway } from './store.ts';
import { amountText, namesText, wonText } from './wording.ts';

export interface NewsParts {
  store: GiveawayStore;
  current: CurrentGiveaway;
  drawing: Drawing;
  say(text: string): void;
}

/** Tells chat who has won, in one line for a whole draw. */
export class WinnerNews {
  private readonly parts: NewsParts;
  /** What is said first: whom the new winners replace. */
  private openings: string[] = [];

  constructor(parts: NewsParts) {
    this.parts = parts;
  }

  /** Said before the next winners are named. */
  first(opening: string): void {
    this.openings.push(opening);
  }

  tell(winners: readonly Drawn[]): void {
    const { store, current, drawing, say } = this.parts;
    for (const id of new Set(winners.map(({ giveawayId }) => giveawayId))) {
      const giveaway = store.get(id);
      const own = winners.filter(({ giveawayId }) => giveawayId === id);
      if (!giveaway) continue;
      const words = [...this.openings.splice(0), wonText(giveaway, own, current.currencyOf(giveaway))];
      drawing.told(giveaway, own);
      say([...words, this.potText(giveaway)].filter((text) => text !== '').join(' '));
    }
  }

  claimed(giveaway: StoredGiveaway, { winner, prize }: GiveawayWon): void {
    const text = `${prize} goes to @${winner.name}. Congratulations!`;
    this.parts.say([capital(text), this.potText(giveaway)].filter((part) => part !== '').join(' '));
  }

  /** What each has got out of the pot, once it is known; empty otherwise. */
  private potText(giveaway: StoredGiveaway): string {
    if (giveaway.rules.reward.kind !== 'pot' || giveaway.state !== 'over') return '';
    const paid = this.parts.store
      .winners(giveaway.id)
      .filter((winner) => winner.state === 'won' && winner.paid > 0);
    const currency = this.parts.current.currencyOf(giveaway);
    if (paid.length === 0) return '';
    const shares = namesText(
      paid.map((winner) => `${winner.name} gets ${amountText(winner.paid, currency)}`),
      50,
    );
    return `${shares}.`;
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
