import { ActionIcon, Button, Select, Switch, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import type { ShopItem } from '../../../../shared/contract/shop.ts';
import rules from '../../ui/rules/rules.module.css';
import { fromField, toField } from '../../ui/timeField.ts';
import { CurrencyField } from './CurrencyField.tsx';
import type { Currencies } from './items.ts';
import classes from './Shop.module.css';
import { WholeField } from './WholeField.tsx';

interface PricesFieldProps {
  item: ShopItem;
  currencies: Currencies;
  set(changes: Partial<ShopItem>): void;
}

/** What an item costs, for whom, and on sale. */
export function PricesField({ item, currencies, set }: PricesFieldProps): ReactNode {
  const { t } = useTranslation(['shop', 'app']);
  const { rolePrices, sale } = item;
  const free = CHAT_ROLES.slice(1).filter((role) => !rolePrices.some((one) => one.role === role));
  const [nextRole] = free;
  return (
    <>
      <div className={rules['row']}>
        <WholeField
          label={t('shop:edit.price')}
          empty={0}
          value={item.price}
          onChange={(price) => set({ price })}
        />
        <CurrencyField
          label={t('shop:edit.currency')}
          value={item.currency}
          currencies={currencies}
          onChange={(currency) => set({ currency })}
        />
      </div>
      <fieldset className={rules['plain']}>
        <legend className={rules['label']}>{t('shop:edit.rolePrices')}</legend>
        <p className={rules['note']}>{t('shop:edit.rolePricesHelp')}</p>
        {rolePrices.map((one, index) => {
          const name = t(`app:steps.roles.${one.role}`);
          const remove = t('shop:edit.removeRolePrice', { role: name });
          const put = (changes: Partial<typeof one>): void =>
            set({ rolePrices: rolePrices.map((was, at) => (at === index ? { ...was, ...changes } : was)) });
          return (
            <div key={one.role} className={classes['effectHead']}>
              <Select
                className={classes['grow'] ?? ''}
                label={t('shop:edit.role')}
                allowDeselect={false}
                value={one.role}
                data={[one.role, ...free].map((role) => ({
                  value: role,
                  label: t(`app:steps.roles.${role}`),
                }))}
                onChange={(chosen) => put({ role: CHAT_ROLES.find((role) => role === chosen) ?? one.role })}
              />
              <div className={classes['grow']}>
                <WholeField
                  label={t('shop:edit.price')}
                  empty={0}
                  value={one.price}
                  onChange={(price) => put({ price })}
                />
              </div>
              <Tooltip label={remove}>
                <ActionIcon
                  aria-label={remove}
                  mb={4}
                  onClick={() => set({ rolePrices: rolePrices.filter((_, at) => at !== index) })}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Tooltip>
            </div>
          );
        })}
        {nextRole && (
          <div>
            <Button
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              onClick={() => set({ rolePrices: [...rolePrices, { role: nextRole, price: item.price }] })}
            >
              {t('shop:edit.addRolePrice')}
            </Button>
          </div>
        )}
      </fieldset>
      <Switch
        label={t('shop:edit.sale')}
        checked={sale !== null}
        onChange={(event) =>
          set({ sale: event.currentTarget.checked ? { percent: 25, from: null, until: null } : null })
        }
      />
      {sale && (
        <div className={rules['row']}>
          <WholeField
            label={t('shop:edit.percent')}
            min={1}
            max={100}
            empty={1}
            value={sale.percent}
            onChange={(percent) => set({ sale: { ...sale, percent } })}
          />
          {(['from', 'until'] as const).map((edge) => (
            <TextInput
              key={edge}
              type="datetime-local"
              step={1}
              label={t(`shop:edit.${edge}`)}
              description={t('shop:edit.momentHelp')}
              value={toField(sale[edge])}
              onChange={(event) =>
                set({ sale: { ...sale, [edge]: fromField(event.currentTarget.value, 'start') } })
              }
            />
          ))}
        </div>
      )}
    </>
  );
}
