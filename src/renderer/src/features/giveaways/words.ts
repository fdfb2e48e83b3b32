import type { TFunction } from 'i18next';
import type { GiveawayRules } from '../../../../shared/contract/giveaways.ts';
import { duration, wholeNumber } from '../../ui/format.ts';

type Say = TFunction<'giveaways'>;

const MINUTE = 60_000;

/** What can be won, in a few words. */
export function prizeWords({ prize, title, reward }: GiveawayRules, currency: string, t: Say): string {
  const named = prize === '' ? title : prize;
  if (reward.kind === 'thing') return named;
  const points =
    reward.kind === 'bank'
      ? `${wholeNumber(reward.amount)} ${currency}`.trim()
      : t('words.pot', { percent: reward.percent });
  return prize === '' ? points : t('words.and', { prize: named, points });
}

/** Who may enter; empty for everybody. */
export function conditionWords(rules: GiveawayRules, t: Say, roleOf: (role: string) => string): string[] {
  const words: string[] = [];
  if (rules.subscribersOnly) words.push(t('words.subscribers'));
  else if (rules.role !== 'everyone') words.push(roleOf(rules.role));
  if (rules.followMinutes !== null) {
    words.push(
      rules.followMinutes === 0
        ? t('words.followers')
        : t('words.followedFor', { span: duration(rules.followMinutes * MINUTE) }),
    );
  }
  if (rules.watchMinutes > 0) words.push(t('words.watched', { span: duration(rules.watchMinutes * MINUTE) }));
  if (rules.leaveOutModerators) words.push(t('words.noModerators'));
  if (rules.restThisStream || rules.restDays > 0) words.push(t('words.resting'));
  if (rules.mustBePresent) words.push(t('words.present'));
  return words;
}
