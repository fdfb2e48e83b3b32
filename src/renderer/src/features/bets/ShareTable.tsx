import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bet, BetShare } from '../../../../shared/contract/bets.ts';
import { wholeNumber } from '../../ui/format.ts';
import classes from './Bets.module.css';

/** Who put in what, and gets what. */
export function ShareTable({ bet, shares }: { bet: Bet; shares: readonly BetShare[] }): ReactNode {
  const { t } = useTranslation('bets');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <div className={classes['scroll']} tabIndex={0}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('bet.viewer')}</th>
            <th scope="col">{t('bet.option')}</th>
            <th scope="col" data-number="true">
              {t('bet.stake')}
            </th>
            <th scope="col" data-number="true">
              {t('bet.gets')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ name, option, stake, payout }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike, and the list never changes
            <tr key={index}>
              <td>{name || t('bet.somebody')}</td>
              <td>{bet.options[option]?.title}</td>
              <td data-number="true">{wholeNumber(stake)}</td>
              <td data-number="true">{wholeNumber(payout)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
