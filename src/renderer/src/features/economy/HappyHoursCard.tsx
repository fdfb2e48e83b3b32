import { Button, MultiSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HappyHour } from '../../../../shared/contract/economy.ts';
import { Card } from '../../ui/Card.tsx';
import { weekday } from '../../ui/weekdays.ts';
import classes from './Economy.module.css';
import { changedAt, freshId, numberOf, type PlanCardProps, without } from './planEditing.ts';
import { RemoveButton } from './RemoveButton.tsx';

export function HappyHoursCard({ draft, set }: PlanCardProps): ReactNode {
  const { t } = useTranslation('economy');
  const { happyHours } = draft;
  const change = (index: number, changes: Partial<HappyHour>): void =>
    set({ happyHours: changedAt(happyHours, index, changes) });
  return (
    <Card title={t('plan.happyHours')} text={t('plan.happyText')}>
      <ul className={classes['rows']}>
        {happyHours.map((hour, index) => (
          <li key={hour.id}>
            <Switch
              className={classes['switch'] ?? ''}
              aria-label={`${t('plan.on')}: ${hour.name}`}
              checked={hour.on}
              onChange={(event) => change(index, { on: event.currentTarget.checked })}
            />
            <TextInput
              className={classes['word'] ?? ''}
              label={t('plan.name')}
              maxLength={60}
              value={hour.name}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
            <MultiSelect
              className={classes['wide'] ?? ''}
              label={t('plan.days')}
              data={[1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: weekday(day) }))}
              value={hour.days.map(String)}
              onChange={(days) => change(index, { days: days.map(Number) })}
            />
            {(['from', 'to'] as const).map((field) => (
              <TextInput
                key={field}
                className={classes['number'] ?? ''}
                type="time"
                label={t(`plan.${field}`)}
                value={hour[field]}
                onChange={(event) => change(index, { [field]: event.currentTarget.value })}
              />
            ))}
            <NumberInput
              className={classes['number'] ?? ''}
              label={t('plan.factor')}
              min={1}
              max={100}
              decimalScale={2}
              step={0.5}
              value={hour.factor}
              onChange={(given) => change(index, { factor: numberOf(given) })}
            />
            <RemoveButton name={hour.name} onRemove={() => set({ happyHours: without(happyHours, index) })} />
          </li>
        ))}
      </ul>
      <Button
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() =>
          set({
            happyHours: [
              ...happyHours,
              {
                id: freshId(happyHours, 'happy'),
                on: true,
                name: t('plan.happyName'),
                days: [5, 6],
                from: '20:00',
                to: '22:00',
                factor: 2,
              },
            ],
          })
        }
      >
        {t('plan.addHappyHour')}
      </Button>
    </Card>
  );
}
