import { type Icon, IconAlertTriangle, IconArrowRight, IconBan, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './DecisionList.module.css';

export interface ShownDecision {
  outcome: 'ran' | 'refused' | 'passed' | 'failed';
  /** What it was about: `!hug`; null where all are about the same. */
  what: ReactNode;
  why: string;
}

const ICONS: Record<ShownDecision['outcome'], Icon> = {
  ran: IconCheck,
  refused: IconBan,
  passed: IconArrowRight,
  failed: IconAlertTriangle,
};

/** What was decided about something, in order, each with its reason. */
export function DecisionList({
  label,
  decisions,
}: {
  label: string;
  decisions: readonly ShownDecision[];
}): ReactNode {
  const { t } = useTranslation('app');
  return (
    <ol className={classes['list']} aria-label={label}>
      {decisions.map(({ outcome, what, why }, index) => {
        const OutcomeIcon = ICONS[outcome];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: decisions never move
          <li key={index} className={classes['decision']} data-outcome={outcome}>
            <OutcomeIcon
              className={classes['icon'] ?? ''}
              size={15}
              stroke={2}
              role="img"
              aria-label={t(`decision.${outcome}`)}
            />
            <span className={classes['words']}>
              {what !== null && (
                <span className={classes['head']}>
                  {what} <span className={classes['outcome']}>{t(`decision.${outcome}`)}</span>
                </span>
              )}
              <span className={classes['why']}>{why}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
