import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../chat/chatMessage.ts';
import type { Amount } from '../commands/arguments.ts';
import type { Ledger } from '../ledger.ts';
import { type Currency, currencyWords, type Purse } from '../purse.ts';
import type { StakeLimits } from './desk.ts';

interface PlayMoneyParts {
  /** Null while Economy is off. */
  ledger(): Ledger | null;
  purse(): Purse | null;
}

/** What is played for: its books, its currencies, and how much somebody can put in. */
export class PlayMoney {
  private readonly parts: PlayMoneyParts;

  constructor(parts: PlayMoneyParts) {
    this.parts = parts;
  }

  ledger(): Ledger {
    const ledger = this.parts.ledger();
    if (!ledger) throw economyIsOff();
    return ledger;
  }

  /** `wanted` is what the settings of a game name; else it is the main one. Null only when none is needed. */
  currency(wanted: unknown, needed: boolean): Currency | null {
    const purse = this.parts.purse();
    if (!purse) {
      if (!needed) return null;
      throw economyIsOff();
    }
    if (typeof wanted !== 'string' || wanted === '') return purse.main;
    const currency = purse.currencies().find(({ id }) => id === wanted);
    if (currency) return currency;
    throw new AppError(
      'purse.no_currency',
      `This game is played for "${wanted}", which there is no more. The Games page has the setting.`,
    );
  }

  words(amount: number, currency: string): string {
    return currencyWords(this.parts.purse(), amount, currency).trim();
  }

  /** A whole stake that this person has and the limits allow. */
  stake(
    person: Person,
    typed: Amount | null,
    { leastStake: least, mostStake: most }: StakeLimits,
    currency: string,
  ): number {
    const balance = this.ledger().balance(person.id, currency);
    const words = (amount: number): string => this.words(amount, currency);
    const stake =
      typed === null
        ? least
        : typed === 'all'
          ? Math.min(balance, most)
          : typed === 'half'
            ? Math.min(Math.floor(balance / 2), most)
            : typed;
    if (!Number.isSafeInteger(stake) || stake < 0) {
      throw new AppError('bad_input', `Put in a whole number, at least ${words(least)}.`);
    }
    if (stake > balance || (stake < least && typeof typed === 'string')) {
      throw new AppError(
        'games.stake',
        stake < least
          ? `You have ${words(balance)}; it takes at least ${words(least)}.`
          : `You have only ${words(balance)}.`,
      );
    }
    if (stake < least) throw new AppError('games.stake', `It takes at least ${words(least)}.`);
    if (stake > most) throw new AppError('games.stake', `You can put in ${words(most)} at most.`);
    return stake;
  }

  tooLittle(viewerId: string, currency: string): AppError {
    const balance = this.ledger().balance(viewerId, currency);
    return new AppError('games.stake', `You have only ${this.words(balance, currency)}.`);
  }
}

function economyIsOff(): AppError {
  return new AppError(
    'feature_off',
    'Nothing can be played for while points are off. The Modules page has the switch of Economy.',
  );
}
