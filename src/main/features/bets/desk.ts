import { letterOf } from '../../../shared/choices.ts';
import type { BetDraft } from '../../../shared/contract/bets.ts';
import type { Doer, Made } from '../../engine/recordChange.ts';
import type { Bets } from './bets.ts';
import type { StoredBet } from './store.ts';

export interface BetDeskParts {
  bets: Bets;
  /** Writes down what cannot be taken back. */
  wrote(doer: Doer, text: string): void;
  /** Writes it down with the way back; answers the id to undo it with. */
  record(doer: Doer, made: Made<unknown>): string;
}

/** What the panel, moderators in chat and routines do with bets; each is written down in the name of who did it. */
export class BetDesk {
  private readonly parts: BetDeskParts;

  constructor(parts: BetDeskParts) {
    this.parts = parts;
  }

  open(draft: BetDraft, doer: Doer): StoredBet {
    const bet = this.parts.bets.open(draft, doer);
    this.parts.wrote(doer, `Opened the bet "${bet.question}"`);
    return bet;
  }

  lock(doer: Doer, id: number | null = null): StoredBet {
    const bet = this.parts.bets.lock(id);
    this.parts.wrote(doer, `Locked the bet "${bet.question}"`);
    return bet;
  }

  end(winner: number, doer: Doer, id: number | null = null): { bet: StoredBet; undo: string } {
    const { bets } = this.parts;
    const before = bets.need(id);
    const bet = bets.end(winner, doer.name, before.id);
    const text = `Ended the bet "${bet.question}" with ${letterOf(winner)}`;
    return { bet, undo: this.parts.record(doer, this.wayBack(before, bet, doer, text)) };
  }

  cancel(doer: Doer, id: number | null = null): { bet: StoredBet; undo: string } {
    const { bets } = this.parts;
    const before = bets.need(id);
    const bet = bets.cancel(doer.name, before.id);
    const text = `Called off the bet "${bet.question}"`;
    return { bet, undo: this.parts.record(doer, this.wayBack(before, bet, doer, text)) };
  }

  private wayBack(before: StoredBet, bet: StoredBet, doer: Doer, text: string): Made<StoredBet> {
    return { value: bet, text, undo: () => this.parts.bets.reopen(before, doer.name) };
  }
}
