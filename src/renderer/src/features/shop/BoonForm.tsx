import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BOON_CHOICES, type BoonEffect } from '../../../../shared/contract/shop.ts';
import rules from '../../ui/rules/rules.module.css';
import { CurrencyField } from './CurrencyField.tsx';
import type { Currencies } from './items.ts';
import { WholeField } from './WholeField.tsx';

type Boon = BoonEffect['boon'];

/** What each of them begins with, so that nothing of the one before is left in a field that is not shown. */
const FRESH: Readonly<Record<Boon, Partial<BoonEffect>>> = {
  earnings: { amount: 2, seconds: 600 },
  no_cooldowns: { seconds: 300 },
  fight_hp: { amount: 20, uses: 3 },
  fight_damage: { amount: 5, uses: 3 },
  trivia_seconds: { amount: 5, uses: 10 },
  title: {},
  sparkle: { seconds: 900 },
};
const COUNTED: readonly Boon[] = ['fight_hp', 'fight_damage', 'trivia_seconds'];
const WORDED: readonly Boon[] = ['title', 'sparkle'];
const AGAIN = ['extend', 'restart', 'beside'] as const;

interface BoonFormProps {
  effect: BoonEffect;
  currencies: Currencies;
  onChange(effect: BoonEffect): void;
}

/** Something that holds for a while, or for some games. */
export function BoonForm({ effect, currencies, onChange }: BoonFormProps): ReactNode {
  const { t } = useTranslation('shop');
  const { boon } = effect;
  const set = (changes: Partial<BoonEffect>): void => onChange({ ...effect, ...changes });
  return (
    <>
      <Select
        label={t('effect.what')}
        allowDeselect={false}
        value={boon}
        data={BOON_CHOICES.map((value) => ({ value, label: t(`boon.${value}`) }))}
        onChange={(chosen) => {
          const next = BOON_CHOICES.find((one) => one === chosen) ?? boon;
          if (next === boon) return;
          set({ boon: next, amount: 0, text: '', currency: null, seconds: null, uses: null, ...FRESH[next] });
        }}
      />
      <div className={rules['row']}>
        {WORDED.includes(boon) && (
          <TextInput
            label={t('effect.words')}
            maxLength={40}
            required
            value={effect.text}
            onChange={(event) => set({ text: event.currentTarget.value })}
          />
        )}
        {(boon === 'earnings' || COUNTED.includes(boon)) && (
          <WholeField
            label={t(boon === 'earnings' ? 'effect.factor' : 'effect.amount')}
            min={1}
            max={1000}
            empty={1}
            decimals={boon === 'earnings'}
            value={effect.amount}
            onChange={(amount) => set({ amount })}
          />
        )}
        {boon === 'earnings' && (
          <CurrencyField
            label={t('edit.currency')}
            all
            value={effect.currency}
            currencies={currencies}
            onChange={(currency) => set({ currency })}
          />
        )}
        {COUNTED.includes(boon) && (
          <WholeField<number | null>
            label={t('effect.uses')}
            description={t('effect.usesHelp')}
            min={1}
            max={1000}
            empty={null}
            value={effect.uses}
            onChange={(uses) => set({ uses })}
          />
        )}
        <WholeField<number | null>
          label={t('effect.minutes')}
          description={t('effect.noEnd')}
          min={1}
          max={525_600}
          empty={null}
          value={effect.seconds === null ? null : Math.max(1, Math.round(effect.seconds / 60))}
          onChange={(minutes) => set({ seconds: minutes === null ? null : minutes * 60 })}
        />
        <Select
          label={t('effect.again')}
          allowDeselect={false}
          value={effect.again}
          data={AGAIN.map((value) => ({ value, label: t(`effect.${value}`) }))}
          onChange={(chosen) => set({ again: AGAIN.find((one) => one === chosen) ?? 'extend' })}
        />
      </div>
    </>
  );
}
