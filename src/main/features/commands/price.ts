import type { CommandOptions } from '../../../shared/contract/commandDraft.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Caller } from '../../engine/occasion.ts';
import type { Currency, Purse } from '../../engine/purse.ts';
import type { Refused } from './questions.ts';

type Cost = NonNullable<CommandOptions['cost']>;

export interface Paid {
  /** For the trace; empty when nothing was to be paid. */
  note: string;
  /** Gives it back, when the command did not do its work. */
  refund(): void;
}

/** Takes the price of a command from its caller. The same reference is never paid twice. */
export function pay(
  purse: Purse | null,
  cost: Cost,
  name: string,
  caller: Caller,
  reference: string,
): Paid | Refused {
  if (purse === null) return { note: 'It was free, since "Economy" is switched off.', refund: () => {} };
  const currency = currencyOf(purse, cost);
  if (currency === null) {
    const why = `${name} costs a currency that is no longer there. Choose another one for it.`;
    return { why, said: null };
  }
  try {
    purse.book({
      viewerId: caller.id,
      currency: currency.id,
      amount: -cost.amount,
      reason: `Price of ${name}`,
      reference,
      actor: caller.id,
    });
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'purse.too_little') throw thrown;
    const has = purse.balance(caller.id, currency.id);
    return {
      why: `${name} costs ${priceText(cost.amount, currency)}, and ${caller.name} has ${has}.`,
      said: `${name} costs ${priceText(cost.amount, currency)}, and you have ${has}.`,
    };
  }
  return {
    note: `${caller.name} paid ${priceText(cost.amount, currency)}.`,
    refund: () => purse.undo(reference, caller.id),
  };
}

export function currencyOf(purse: Purse, cost: Cost): Currency | null {
  if (cost.currency === null) return purse.main;
  return purse.currencies().find(({ id }) => id === cost.currency) ?? null;
}

export function priceText(amount: number, { one, many }: Currency): string {
  return `${amount} ${amount === 1 ? one : many}`;
}
