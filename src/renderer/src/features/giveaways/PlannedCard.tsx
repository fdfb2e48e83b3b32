import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Giveaway } from '../../../../shared/contract/giveaways.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { done } from '../../ui/rules/done.ts';
import rules from '../../ui/rules/rules.module.css';
import { prizeWords } from './words.ts';

interface PlannedCardProps {
  planned: readonly Giveaway[];
  /** False while another one runs. */
  canOpen: boolean;
  onEdit: (giveaway: Giveaway) => void;
}

/** Giveaways that wait to be opened. */
export function PlannedCard({ planned, canOpen, onEdit }: PlannedCardProps): ReactNode {
  const { t } = useTranslation('giveaways');
  return (
    <Card title={t('planned.title')} text={t(canOpen ? 'planned.text' : 'planned.wait')} flush>
      <ul className={rules['list']}>
        {planned.map((giveaway) => {
          const { id, rules: own, currency } = giveaway;
          const name = { title: own.title };
          const prize = prizeWords(own, currency, t);
          return (
            <li key={id} className={rules['item']}>
              <span className={rules['grow']}>
                <strong>{own.title}</strong>{' '}
                <span className={rules['quiet']}>
                  {t('planned.number', { id })}
                  {prize !== own.title && ` · ${prize}`}
                </span>
              </span>
              <Button
                disabled={!canOpen}
                aria-label={t('planned.openName', name)}
                onClick={() => void done(client.giveaways.open({ id }), t('planned.opened', name))}
              >
                {t('planned.open')}
              </Button>
              <Button aria-label={t('planned.editName', name)} onClick={() => onEdit(giveaway)}>
                {t('planned.edit')}
              </Button>
              <Button
                aria-label={t('planned.removeName', name)}
                onClick={() => void done(client.giveaways.remove({ id }), t('planned.removed', name))}
              >
                {t('planned.remove')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
