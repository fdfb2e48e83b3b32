import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GiveawayDesk, GiveawayRules } from '../../../../shared/contract/giveaways.ts';
import rules from '../../ui/rules/rules.module.css';
import { Whole } from './Whole.tsx';

export interface DraftFieldsProps {
  draft: GiveawayRules;
  set(changes: Partial<GiveawayRules>): void;
}

const KINDS = ['thing', 'bank', 'pot'] as const;

/** Prizes in points, and what tickets cost. */
export function RewardFields({
  draft,
  currencies,
  set,
}: DraftFieldsProps & Pick<GiveawayDesk, 'currencies'>): ReactNode {
  const { t } = useTranslation('giveaways');
  const { reward, ticketPrice, mostTickets, currency } = draft;
  const usesPoints = ticketPrice > 0 || reward.kind !== 'thing';
  if (currencies.length === 0) return <p className={rules['note']}>{t('form.noPoints')}</p>;
  return (
    <fieldset className={rules['plain']}>
      <legend className={rules['label']}>{t('form.points')}</legend>
      <div className={rules['row']}>
        <Whole
          label={t('form.price')}
          description={t('form.priceHelp')}
          min={0}
          max={1_000_000}
          empty={0}
          value={ticketPrice}
          onChange={(price) => set({ ticketPrice: price })}
        />
        {ticketPrice > 0 && (
          <Whole
            label={t('form.most')}
            description={t('form.mostHelp')}
            min={1}
            max={10_000}
            empty={1}
            value={mostTickets}
            onChange={(most) => set({ mostTickets: most })}
          />
        )}
      </div>
      <div className={rules['row']}>
        <Select
          label={t('form.reward')}
          allowDeselect={false}
          value={reward.kind}
          data={KINDS.map((value) => ({ value, label: t(`reward.${value}`) }))}
          onChange={(chosen) => {
            const kind = KINDS.find((one) => one === chosen) ?? 'thing';
            if (kind === 'bank') set({ reward: { kind, amount: 100 } });
            else if (kind === 'pot') {
              set({ reward: { kind, percent: 100 }, ticketPrice: Math.max(ticketPrice, 1) });
            } else set({ reward: { kind } });
          }}
        />
        {reward.kind === 'bank' && (
          <Whole
            label={t('form.amount')}
            min={1}
            max={1_000_000_000}
            empty={1}
            value={reward.amount}
            onChange={(amount) => set({ reward: { kind: 'bank', amount } })}
          />
        )}
        {reward.kind === 'pot' && (
          <Whole
            label={t('form.percent')}
            min={1}
            max={100}
            empty={100}
            value={reward.percent}
            onChange={(percent) => set({ reward: { kind: 'pot', percent } })}
          />
        )}
        {usesPoints && currencies.length > 1 && (
          <Select
            label={t('form.currency')}
            allowDeselect={false}
            value={currency ?? currencies[0]?.id ?? null}
            data={currencies.map(({ id, many }) => ({ value: id, label: many }))}
            onChange={(chosen) => set({ currency: chosen })}
          />
        )}
      </div>
    </fieldset>
  );
}
