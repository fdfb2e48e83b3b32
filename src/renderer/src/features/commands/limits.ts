import type { TFunction } from 'i18next';
import type { CommandOptions } from '../../../../shared/contract/commandDraft.ts';
import { duration, wholeNumber } from '../../ui/format.ts';

/** What holds a command back besides its role, in a few words each: the rests, the price, the stream. */
export function limitTexts(
  { cooldowns, cost, liveOnly }: CommandOptions,
  t: TFunction<'commands'>,
): string[] {
  const rests = cooldowns.map(({ bucket, uses, seconds }) => {
    const time = duration(seconds * 1000);
    const rest = uses === 1 ? time : t('limits.uses', { uses: wholeNumber(uses), time });
    return bucket === 'everyone' ? rest : t(`limits.${bucket}`, { rest });
  });
  return [
    ...rests,
    ...(cost === null ? [] : [t('limits.cost', { amount: wholeNumber(cost.amount) })]),
    ...(liveOnly ? [t('limits.live')] : []),
  ];
}
