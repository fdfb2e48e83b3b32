import type { Ledger } from '../../engine/ledger.ts';
import type { Currency, Purse, PurseEntry } from '../../engine/purse.ts';
import type { PlanKeeper } from './planKeeper.ts';

/** The books as commands, texts and routines see them. */
export class LedgerPurse implements Purse {
  private readonly ledger: Ledger;
  private readonly plan: PlanKeeper;

  constructor(ledger: Ledger, plan: PlanKeeper) {
    this.ledger = ledger;
    this.plan = plan;
  }

  currencies(): readonly Currency[] {
    return this.plan.currencies;
  }

  get main(): Currency {
    return this.plan.main;
  }

  balance(viewerId: string, currency: string): number {
    return this.ledger.balance(viewerId, currency);
  }

  book(entry: PurseEntry): { balance: number; already: boolean } {
    const { viewerId, currency, amount, reason, reference, actor } = entry;
    const { already } = this.ledger.payMany({
      reason,
      reference,
      actor,
      lines: [{ viewerId, currency, amount }],
    });
    return { balance: this.ledger.balance(viewerId, currency), already };
  }

  undo(reference: string, actor: string): void {
    this.ledger.undo(reference, actor);
  }
}
