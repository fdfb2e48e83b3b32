import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import classes from './Economy.module.css';
import { changedAt, freshId, type PlanCardProps, without } from './planEditing.ts';
import { RemoveButton } from './RemoveButton.tsx';

export function CurrenciesCard({ draft, set }: PlanCardProps): ReactNode {
  const { t } = useTranslation('economy');
  const { currencies } = draft;
  return (
    <Card title={t('plan.currencies')} text={t('plan.currenciesText')}>
      <ul className={classes['rows']}>
        {currencies.map((currency, index) => (
          <li key={currency.id}>
            <span className={classes['id']}>
              <span className={classes['quiet']}>{t('plan.id')}</span> {currency.id}
            </span>
            {(['one', 'many'] as const).map((field) => (
              <TextInput
                key={field}
                className={classes['word'] ?? ''}
                label={t(`plan.${field}`)}
                maxLength={30}
                value={currency[field]}
                onChange={(event) =>
                  set({
                    currencies: changedAt(currencies, index, { [field]: event.currentTarget.value }),
                  })
                }
              />
            ))}
            {currencies.length > 1 && (
              <RemoveButton
                name={currency.many}
                onRemove={() =>
                  set({
                    currencies: without(currencies, index),
                    rules: draft.rules.filter((rule) => rule.currency !== currency.id),
                  })
                }
              />
            )}
          </li>
        ))}
      </ul>
      <Button
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() => {
          const id = freshId(currencies, 'currency');
          set({ currencies: [...currencies, { id, one: id, many: id }] });
        }}
      >
        {t('plan.addCurrency')}
      </Button>
    </Card>
  );
}
