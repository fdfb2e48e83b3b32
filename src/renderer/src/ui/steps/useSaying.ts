import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import { duration } from '../format.ts';
import { WEEK, weekday } from '../weekdays.ts';
import { useChoiceNames } from './choices.ts';
import type { Piece } from './model.ts';
import type { Saying } from './summary.ts';

/** What summaries name by its id, and what it is called. */
const NAMED = ['routine', 'reward', 'currency'] as const;

/** The panel's own words for summaries. */
export function useSaying(conditions: readonly Piece[]): Saying {
  const { t } = useTranslation('app');
  const nameOf = useChoiceNames(NAMED);
  return useMemo<Saying>(
    () => ({
      nameOf: (control, value) => {
        const role = control === 'role' ? CHAT_ROLES.find((one) => one === value) : undefined;
        return role ? t(`steps.roles.${role}`) : nameOf(control, value);
      },
      duration: (seconds) => duration(seconds * 1000),
      weekdays: (days) =>
        WEEK.filter((day) => days.includes(day))
          .map(weekday)
          .join(', '),
      switched: (title, on) => t(on ? 'steps.switchedOn' : 'steps.switchedOff', { title }),
      condition: (id) => conditions.find((piece) => piece.id === id) ?? null,
      not: (words) => t('steps.not', { words }),
    }),
    [t, nameOf, conditions],
  );
}
