import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScopeUse } from '../../../../shared/contract/twitch.ts';
import { Card } from '../../ui/Card.tsx';
import classes from './tables.module.css';

/** Which right serves what, and whether the sign-in has it. */
export function ScopesCard({ scopes }: { scopes: readonly ScopeUse[] }): ReactNode {
  const { t } = useTranslation('connection');
  const granted = scopes.filter((scope) => scope.granted).length;
  return (
    <Card
      flush
      title={t('scopes.title')}
      text={t('scopes.text')}
      end={<span className={classes['count']}>{t('scopes.count', { granted, count: scopes.length })}</span>}
    >
      {scopes.length === 0 ? (
        <p className={classes['nothing']}>{t('scopes.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className={classes['scroller']} tabIndex={0} aria-label={t('scopes.list')}>
          <table className={classes['table']} aria-label={t('scopes.title')}>
            <thead>
              <tr>
                <th scope="col">{t('scopes.why')}</th>
                <th scope="col">{t('scopes.account')}</th>
                <th scope="col">{t('scopes.state')}</th>
                <th scope="col" className={classes['wideOnly']}>
                  {t('scopes.scope')}
                </th>
              </tr>
            </thead>
            <tbody>
              {scopes.map((scope) => (
                <tr key={`${scope.account} ${scope.scope}`}>
                  <td>
                    {scope.uses.map(({ feature, why }) => (
                      <div key={`${feature} ${why}`}>
                        {why} <span className={classes['quiet']}>({feature})</span>
                      </div>
                    ))}
                  </td>
                  <td className={classes['whole']}>{t(`accounts.${scope.account}`)}</td>
                  <td>
                    {scope.granted ? (
                      <span className={classes['state']} data-tone="live">
                        <IconCircleCheck size={15} stroke={2} aria-hidden="true" />
                        {t('scopes.granted')}
                      </span>
                    ) : (
                      <span className={classes['state']} data-tone="warn">
                        <IconCircleDashed size={15} stroke={2} aria-hidden="true" />
                        {t('scopes.missing')}
                      </span>
                    )}
                  </td>
                  <td className={`${classes['quiet']} ${classes['wideOnly']}`}>
                    <code>{scope.scope}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Card>
  );
}
