import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopEffect } from '../../../../shared/contract/shop.ts';
import { CurrencyField } from './CurrencyField.tsx';
import type { Currencies } from './items.ts';
import classes from './Shop.module.css';
import { WholeField } from './WholeField.tsx';

type ChanceEffect = Extract<ShopEffect, { kind: 'chance' }>;

interface ChanceFormProps {
  effect: ChanceEffect;
  currencies: Currencies;
  onChange(effect: ChanceEffect): void;
}

/** What may come out, and how likely each of it is. */
export function ChanceForm({ effect, currencies, onChange }: ChanceFormProps): ReactNode {
  const { t } = useTranslation('shop');
  const { outcomes } = effect;
  const whole = outcomes.reduce((sum, { weight }) => sum + weight, 0);
  const put = (index: number, changes: Partial<ChanceEffect['outcomes'][number]>): void =>
    onChange({
      ...effect,
      outcomes: outcomes.map((one, at) => (at === index ? { ...one, ...changes } : one)),
    });
  return (
    <>
      <ul className={classes['outcomes']}>
        {outcomes.map((outcome, index) => {
          const remove = t('effect.removeOutcome', { number: index + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: outcomes are told apart by their place alone
            <li key={index}>
              <WholeField
                label={t('effect.weight')}
                min={1}
                max={1_000_000}
                empty={1}
                value={outcome.weight}
                onChange={(weight) => put(index, { weight })}
              />
              <WholeField
                label={t('effect.amount')}
                empty={0}
                value={outcome.amount}
                onChange={(amount) => put(index, { amount })}
              />
              <CurrencyField
                label={t('edit.currency')}
                value={outcome.currency}
                currencies={currencies}
                onChange={(currency) => put(index, { currency })}
              />
              <span className={classes['share']}>
                {t('effect.percent', {
                  percent: Math.round((outcome.weight / Math.max(1, whole)) * 1000) / 10,
                })}
              </span>
              <Tooltip label={remove}>
                <ActionIcon
                  aria-label={remove}
                  mb={4}
                  disabled={outcomes.length === 1}
                  onClick={() => onChange({ ...effect, outcomes: outcomes.filter((_, at) => at !== index) })}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Tooltip>
            </li>
          );
        })}
      </ul>
      <div>
        <Button
          disabled={outcomes.length >= 20}
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() =>
            onChange({ ...effect, outcomes: [...outcomes, { weight: 10, currency: null, amount: 10 }] })
          }
        >
          {t('effect.addOutcome')}
        </Button>
      </div>
    </>
  );
}
