import { AppError } from '../../../shared/rpc/errors.ts';
import type { Hold, Ledger } from '../../engine/ledger.ts';
import { currencyWords, type Purse } from '../../engine/purse.ts';
import type { StoredPoll } from './store.ts';

export interface VoteMoneyParts {
  /** Null while Economy is off. */
  ledger(): Ledger | null;
  purse(): Purse | null;
}

/** What votes cost. It lies in one hold of the books; everything here is called within the poll's transaction. */
export class VoteMoney {
  private readonly parts: VoteMoneyParts;

  constructor(parts: VoteMoneyParts) {
    this.parts = parts;
  }

  charge(poll: StoredPoll, viewerId: string, amount: number): void {
    if (amount === 0) return;
    const ledger = this.ledger();
    const balance = ledger.balance(viewerId, poll.currency);
    if (balance < amount)
      throw new AppError(
        'polls.cost',
        `That takes ${this.words(amount, poll.currency)}, and you have ${this.words(balance, poll.currency)}.`,
      );
    const stakes = [{ viewerId, currency: poll.currency, amount }];
    poll.bookings += 1;
    const note = {
      reason: `Vote: ${poll.question}`,
      reference: `poll:${poll.id}:${poll.bookings}`,
      actor: viewerId,
    };
    if (poll.holdId === null) poll.holdId = ledger.hold({ stakes, survives: true, ...note }).id;
    else ledger.stake(poll.holdId, stakes, note);
  }

  /** All that somebody has paid. */
  giveBack(poll: StoredPoll, viewerId: string): void {
    const { holdId } = poll;
    if (holdId === null) return;
    const ledger = this.ledger();
    const withdraw = (owner: string): Hold => {
      poll.bookings += 1;
      return ledger.withdraw(holdId, owner, {
        reason: `Vote back: ${poll.question}`,
        reference: `poll:${poll.id}:${poll.bookings}`,
        actor: owner,
      });
    };
    // The books may have forgotten a person a moment before.
    const forgotten = withdraw(viewerId).stakes.filter((stake) => stake.viewerId.startsWith('forgotten:'));
    for (const stake of forgotten) withdraw(stake.viewerId);
  }

  giveAllBack({ holdId, question }: StoredPoll, actor: string): void {
    if (holdId !== null) this.ledger().release(holdId, { reason: `Vote back: ${question}`, actor });
  }

  keepAll({ holdId, question }: StoredPoll, actor: string): void {
    // What votes cost may have been given back on the Economy page; the votes count all the same.
    unlessOver(() => {
      if (holdId !== null) this.ledger().settle(holdId, [], { reason: `Votes: ${question}`, actor });
    });
  }

  words(amount: number, currency: string): string {
    return currencyWords(this.parts.purse(), amount, currency);
  }

  private ledger(): Ledger {
    const ledger = this.parts.ledger();
    if (!ledger) throw economyIsOff();
    return ledger;
  }
}

function unlessOver(run: () => void): void {
  try {
    run();
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'ledger.hold_over') throw thrown;
  }
}

export function economyIsOff(): AppError {
  return new AppError(
    'feature_off',
    'This poll takes points for a vote, and points are off. The Modules page has the switch of Economy.',
  );
}
