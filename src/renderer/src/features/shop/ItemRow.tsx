import { ActionIcon, Checkbox, Switch, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopItemView } from '../../../../shared/contract/shop.ts';
import { wholeNumber } from '../../ui/format.ts';
import classes from '../../ui/rules/rules.module.css';
import { type Currencies, priceWords } from './items.ts';
import own from './Shop.module.css';

interface ItemRowProps {
  view: ShopItemView;
  currencies: Currencies;
  marked: boolean;
  isFirst: boolean;
  isLast: boolean;
  onMark(on: boolean): void;
  onEdit(): void;
  onMove(by: 1 | -1): void;
  onEnable(on: boolean): void;
  onRemove(): void;
}

export function ItemRow(props: ItemRowProps): ReactNode {
  const { view, currencies, marked, isFirst, isLast, onMark, onEdit, onMove, onEnable, onRemove } = props;
  const { t } = useTranslation(['shop', 'app']);
  const { item, stock, priceNow, onSale, problem } = view;
  const does: string[] = [
    ...new Set<string>(
      item.effects.map((effect) =>
        effect.kind === 'boon' ? t(`shop:boon.${effect.boon}`) : t(`shop:effect.${effect.kind}`),
      ),
    ),
  ];
  if (item.byHand) does.push(t('shop:edit.byHand'));
  const buttons = [
    {
      label: t('shop:items.up', { name: item.title }),
      icon: IconArrowUp,
      off: isFirst,
      run: () => onMove(-1),
    },
    {
      label: t('shop:items.down', { name: item.title }),
      icon: IconArrowDown,
      off: isLast,
      run: () => onMove(1),
    },
    { label: `${t('app:rules.edit')}: ${item.title}`, icon: IconPencil, off: false, run: onEdit },
    { label: `${t('app:rules.remove')}: ${item.title}`, icon: IconTrash, off: false, run: onRemove },
  ];
  return (
    <tr data-off={!item.on}>
      <td>
        <Checkbox
          aria-label={t('app:rules.choose', { name: item.title })}
          checked={marked}
          onChange={(event) => onMark(event.currentTarget.checked)}
        />
      </td>
      <td className={own['named']}>
        <button type="button" className={classes['name']} onClick={onEdit}>
          {item.emoji !== '' && <span aria-hidden="true">{item.emoji} </span>}
          {item.title}
        </button>
        <span className={classes['sub']}>{item.id}</span>
      </td>
      <td>
        {does.length === 0 ? t('shop:items.noEffect') : does.join(', ')}
        {problem === null ? (
          <span className={own['about']}>{item.text}</span>
        ) : (
          <p className={classes['problem']}>{problem}</p>
        )}
      </td>
      <td className={classes['wideOnly']}>{item.category}</td>
      <td className={classes['number']}>
        {priceWords(priceNow, item.currency, currencies)}
        {onSale && (
          <span className={classes['sub']}>{t('shop:items.was', { price: wholeNumber(item.price) })}</span>
        )}
      </td>
      <td className={classes['number']}>
        {stock === null && <span className={classes['quiet']}>{t('shop:items.endless')}</span>}
        {stock === 0 && (
          <span className={classes['state']} data-tone="warn">
            {t('shop:items.soldOut')}
          </span>
        )}
        {stock !== null && stock > 0 && wholeNumber(stock)}
      </td>
      <td>
        <Switch
          aria-label={t('app:rules.on', { name: item.title })}
          checked={item.on}
          onChange={(event) => onEnable(event.currentTarget.checked)}
        />
      </td>
      <td>
        <span className={classes['actions']}>
          {buttons.map(({ label, icon: ButtonIcon, off, run }) => (
            <Tooltip key={label} label={label}>
              <ActionIcon aria-label={label} disabled={off} onClick={run}>
                <ButtonIcon size={16} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          ))}
        </span>
      </td>
    </tr>
  );
}
