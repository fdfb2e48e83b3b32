import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import classes from './Economy.module.css';
import { changedAt, freshId, numberOf, type PlanCardProps, without } from './planEditing.ts';
import { RemoveButton } from './RemoveButton.tsx';

export function RanksCard({ draft, set }: PlanCardProps): ReactNode {
  const { t } = useTranslation('economy');
  const { ranks } = draft;
  return (
    <Card title={t('plan.ranks')} text={t('plan.ranksText')}>
      <ul className={classes['rows']}>
        {ranks.map((rank, index) => (
          <li key={rank.id}>
            <TextInput
              className={classes['word'] ?? ''}
              label={t('plan.name')}
              maxLength={40}
              value={rank.name}
              onChange={(event) =>
                set({ ranks: changedAt(ranks, index, { name: event.currentTarget.value }) })
              }
            />
            <Select
              className={classes['word'] ?? ''}
              label={t('plan.by')}
              allowDeselect={false}
              data={[
                { value: 'xp', label: t('plan.byXp') },
                { value: 'watch', label: t('plan.byWatch') },
              ]}
              value={rank.by}
              onChange={(by) =>
                set({ ranks: changedAt(ranks, index, { by: by === 'watch' ? 'watch' : 'xp' }) })
              }
            />
            <NumberInput
              className={classes['number'] ?? ''}
              label={t('plan.rankFrom')}
              min={0}
              max={1_000_000_000}
              allowDecimal={false}
              value={rank.from}
              onChange={(given) => set({ ranks: changedAt(ranks, index, { from: numberOf(given) }) })}
            />
            <RemoveButton name={rank.name} onRemove={() => set({ ranks: without(ranks, index) })} />
          </li>
        ))}
      </ul>
      <Button
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() =>
          set({
            ranks: [
              ...ranks,
              {
                id: freshId(ranks, 'rank'),
                name: t('plan.rankName'),
                by: 'xp',
                from: (ranks.at(-1)?.from ?? 0) * 2 || 100,
              },
            ],
          })
        }
      >
        {t('plan.addRank')}
      </Button>
    </Card>
  );
}
