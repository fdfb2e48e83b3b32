import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { Hold, Ledger } from '../../engine/ledger.ts';
import { type Currency, currencyWords, type Purse } from '../../engine/purse.ts';
import type { Payouts } from './payouts.ts';
import type { BetSettings } from './settings.ts';
import { fixedPayout } from './shareOut.ts';
import type { BetStore, StoredBet, StoredStake } from './store.ts';

export interface BetMoneyParts {
  store: BetStore;
  /** Null while Economy is off. */
  ledger(): Ledger | null;
  purse(): Purse | null;
  settings(): BetSettings;
}

/** The stakes of a bet. They lie in one hold of the books; everything here is called within the bet's transaction. */
export class BetMoney {
  private readonly parts: BetMoneyParts;

  constructor(parts: BetMoneyParts) {
    this.parts = parts;
  }

  putIn(bet: StoredBet, { id, name }: Person, option: number, amount: number): void {
    const ledger = this.ledger();
    const stakes = [{ viewerId: id, currency: bet.currency, amount }];
    bet.bookings += 1;
    const note = {
      reason: `Bet: ${bet.question}`,
      reference: `bet:${bet.id}:${bet.bookings}`,
      actor: id,
    };
    if (bet.holdId !== null) {
      this.mustHold(bet);
      ledger.stake(bet.holdId, stakes, note);
    } else {
      bet.holdId = ledger.hold({ stakes, survives: true, ...note }).id;
      bet.holdReference = note.reference;
    }
    this.parts.store.addStake(bet.id, { id, name }, option, amount);
    bet.pool += amount;
  }

  /** Takes somebody out of the bet; answers what they had on it. */
  giveBack(bet: StoredBet, viewerId: string): number {
    const { store } = this.parts;
    const amount = store.stakesOf(bet.id, viewerId).reduce((sum, one) => sum + one.amount, 0);
    if (bet.holdId !== null) {
      const { holdId } = bet;
      const ledger = this.ledger();
      const withdraw = (owner: string): Hold => {
        bet.bookings += 1;
        return ledger.withdraw(holdId, owner, {
          reason: `Stake back: ${bet.question}`,
          reference: `bet:${bet.id}:${bet.bookings}`,
          actor: owner,
        });
      };
      // The books may have forgotten a person a moment before.
      const forgotten = withdraw(viewerId).stakes.filter((stake) => stake.viewerId.startsWith('forgotten:'));
      for (const stake of forgotten) withdraw(stake.viewerId);
    }
    store.dropStakes(bet.id, viewerId);
    bet.pool -= amount;
    return amount;
  }

  giveAllBack({ holdId, question }: StoredBet, actor: string): void {
    if (holdId !== null) this.ledger().release(holdId, { reason: `Stake back: ${question}`, actor });
  }

  payOut(
    { holdId, question, currency }: StoredBet,
    outcome: Payouts['outcome'],
    shares: Payouts['shares'],
    actor: string,
  ): void {
    if (holdId === null) return;
    const note = { reason: `Bet: ${question}`, actor };
    if (outcome === 'refunded') {
      this.ledger().release(holdId, note);
      return;
    }
    const lines = shares
      // What was forgotten while Economy was off is nobody's; it stays with the bank.
      .filter(({ stake, payout }) => payout > 0 && !stake.viewerId.includes(':'))
      .map(({ stake, payout }) => ({ viewerId: stake.viewerId, currency, amount: payout }));
    this.ledger().settle(holdId, lines, note);
  }

  /** After an end: what was paid comes back, and the stakes lie aside as before. */
  putAsideAgain(bet: StoredBet, stakes: readonly StoredStake[], actor: string): void {
    if (bet.holdId === null || stakes.length === 0) return;
    if (stakes.some(({ viewerId }) => viewerId.includes(':')))
      throw new AppError(
        'conflict',
        'Somebody who had bet was forgotten since, so this cannot be taken back.',
      );
    const ledger = this.ledger();
    if (bet.outcome === 'paid' || bet.outcome === 'kept') ledger.undo(`hold:${bet.holdId}:settled`, actor);
    bet.bookings += 1;
    bet.holdReference = `bet:${bet.id}:${bet.bookings}`;
    bet.holdId = ledger.hold({
      stakes: stakes.map(({ viewerId, amount }) => ({ viewerId, currency: bet.currency, amount })),
      survives: true,
      reason: `Bet: ${bet.question}`,
      reference: bet.holdReference,
      actor,
    }).id;
  }

  /** On the Economy page a hold can be released by hand; then there is nothing left to pay. */
  mustHold({ holdId, holdReference }: StoredBet): void {
    if (holdId === null || this.ledger().findHold(holdReference)?.state === 'open') return;
    throw new AppError(
      'conflict',
      'The stakes of this bet were given back on the Economy page, so it can only be called off.',
    );
  }

  /** With fixed odds, the house has to be able to pay whichever option is right. */
  mustCover(bet: StoredBet): void {
    const { odds, pool } = bet;
    if (odds === null) return;
    const worst = Math.max(
      ...this.parts.store.sums(bet.id).map(({ option, amount }) => fixedPayout(amount, odds[option] ?? 100)),
    );
    if (worst - pool > this.parts.settings().houseMost)
      throw new AppError('bets.house', 'The house could not pay that out. Try a smaller stake.');
  }

  /** What bets are made in now. */
  currency(): Currency {
    const purse = this.parts.purse();
    if (!purse) throw economyIsOff();
    const wanted = this.parts.settings().currency;
    if (wanted === '') return purse.main;
    const currency = purse.currencies().find(({ id }) => id === wanted);
    if (currency) return currency;
    throw new AppError(
      'purse.no_currency',
      `Bets are set to the currency "${wanted}", which there is no more. The Settings page has it.`,
    );
  }

  words(amount: number, currency: string): string {
    return currencyWords(this.parts.purse(), amount, currency);
  }

  wordsFor({ currency }: StoredBet): (amount: number) => string {
    return (amount) => this.words(amount, currency);
  }

  ledger(): Ledger {
    const ledger = this.parts.ledger();
    if (!ledger) throw economyIsOff();
    return ledger;
  }
}

function economyIsOff(): AppError {
  return new AppError(
    'feature_off',
    'Nobody can bet while points are off. The Modules page has the switch of Economy.',
  );
}
