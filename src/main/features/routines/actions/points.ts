import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Currency, Purse } from '../../../engine/purse.ts';
import { field } from '../../../engine/routines/fields.ts';
import { type ActionKind, action } from '../../../engine/routines/kinds.ts';
import type { RoutinesContext } from '../context.ts';
import { personOf } from './doing.ts';

const MOST = 1_000_000_000;

const parameters = z.object({
  who: field.viewer({ title: 'Who' }),
  amount: field.whole({ title: 'How much' }, 1, MOST),
  currency: field
    .name({ title: 'Currency', description: 'Empty for the main one.' }, 'currency')
    .or(z.literal(''))
    .default('')
    .meta({
      control: 'currency',
      template: false,
      title: 'Currency',
      description: 'Empty for the main one.',
    }),
  reason: field.text({ title: 'Reason', description: 'For the books.' }, 200).default(''),
});

export function currencyOf(purse: Purse, id: string): Currency {
  if (id === '') return purse.main;
  const found = purse.currencies().find((currency) => currency.id === id);
  if (!found) throw new AppError('not_found', `There is no currency "${id}" any more. Choose another one.`);
  return found;
}

/** Points: each booking happens once, however often the step is tried. */
export function points(ctx: RoutinesContext): ActionKind[] {
  const book = (id: 'points.award' | 'points.take', title: string, help: string, sign: 1 | -1): ActionKind =>
    action({
      id,
      title,
      help,
      group: 'Points',
      parameters,
      notes: [{ name: 'balance', help: 'What the person has after it.' }],
      preview: ({ who, amount }) =>
        `Would ${sign > 0 ? 'give' : 'take'} ${amount} ${sign > 0 ? 'to' : 'from'} ${who}`,
      run: async ({ parameters: { who, amount, currency: wanted, reason }, occasion, reference }) => {
        const purse = ctx.engine.services.need(
          'purse',
          'Points need the module "Economy". Switch it on under Modules.',
        );
        const person = await personOf(ctx, who, occasion);
        const currency = currencyOf(purse, wanted);
        const { balance, already } = purse.book({
          viewerId: person.id,
          currency: currency.id,
          amount: sign * amount,
          reason: reason === '' ? occasion.cause : reason,
          reference,
          actor: 'routines',
        });
        const sum = `${amount} ${amount === 1 ? currency.one : currency.many}`;
        const words = sign > 0 ? `Gave ${sum} to ${person.name}.` : `Took ${sum} from ${person.name}.`;
        return {
          done: already ? `${words} It had been booked before and was not booked twice.` : words,
          notes: { balance },
          undo: () => purse.undo(reference, 'routines'),
        };
      },
    });
  return [
    book('points.award', 'Give points', 'Gives points to somebody.', 1),
    book('points.take', 'Take points', 'Takes points; fails when the person has too few.', -1),
  ];
}
