import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../../shared/contract/polls.ts';
import { wholeNumber } from '../../ui/format.ts';
import { OptionBars } from './OptionBars.tsx';

export function PollBars({ poll: { options, winners, weighted, state } }: { poll: Poll }): ReactNode {
  const { t } = useTranslation('bets');
  const mark = winners.length > 1 ? 'level' : state === 'open' ? 'leads' : 'most';
  return (
    <OptionBars
      label={t('options.label')}
      sign={(index) => String(index + 1)}
      options={options.map(({ title, votes, weight, percent }, index) => ({
        title,
        percent,
        facts: [
          t('options.votes', { count: votes }),
          ...(weighted ? [t('options.weight', { weight: wholeNumber(weight) })] : []),
        ],
        mark: winners.includes(index) ? t(`options.${mark}`) : null,
        action: null,
      }))}
    />
  );
}
