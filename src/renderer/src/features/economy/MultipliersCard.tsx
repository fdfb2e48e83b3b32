import { Button, NumberInput, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EARNING_EVENTS } from '../../../../shared/contract/economy.ts';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import { Card } from '../../ui/Card.tsx';
import classes from './Economy.module.css';
import { changedAt, numberOf, type PlanCardProps, without } from './planEditing.ts';
import { RemoveButton } from './RemoveButton.tsx';

export function MultipliersCard({ draft, set }: PlanCardProps): ReactNode {
  const { t } = useTranslation('economy');
  const { multipliers } = draft;
  return (
    <Card title={t('plan.multipliers')} text={t('plan.multipliersText')}>
      <ul className={classes['rows']}>
        {multipliers.map((multiplier, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a multiplier has no id, and its fields hold no state of their own
          <li key={index}>
            <Select
              className={classes['word'] ?? ''}
              label={t('plan.forRole')}
              allowDeselect={false}
              data={CHAT_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              value={multiplier.role}
              onChange={(chosen) => {
                const role = CHAT_ROLES.find((one) => one === chosen);
                if (role) set({ multipliers: changedAt(multipliers, index, { role }) });
              }}
            />
            <Select
              className={classes['word'] ?? ''}
              label={t('plan.forEvent')}
              allowDeselect={false}
              data={[
                { value: '', label: t('plan.anyEvent') },
                ...EARNING_EVENTS.map((event) => ({ value: event, label: t(`event.${event}`) })),
              ]}
              value={multiplier.event ?? ''}
              onChange={(chosen) => {
                const event = EARNING_EVENTS.find((one) => one === chosen) ?? null;
                set({ multipliers: changedAt(multipliers, index, { event }) });
              }}
            />
            <NumberInput
              className={classes['number'] ?? ''}
              label={t('plan.factor')}
              min={0}
              max={100}
              decimalScale={2}
              step={0.5}
              value={multiplier.factor}
              onChange={(given) =>
                set({ multipliers: changedAt(multipliers, index, { factor: numberOf(given) }) })
              }
            />
            <RemoveButton
              name={t(`role.${multiplier.role}`)}
              onRemove={() => set({ multipliers: without(multipliers, index) })}
            />
          </li>
        ))}
      </ul>
      <Button
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() => set({ multipliers: [...multipliers, { role: 'subscriber', event: null, factor: 2 }] })}
      >
        {t('plan.addMultiplier')}
      </Button>
    </Card>
  );
}
