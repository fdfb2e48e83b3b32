import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopItemView } from '../../../../shared/contract/shop.ts';
import { wholeNumber } from '../../ui/format.ts';
import { RuleRow } from '../../ui/rules/RuleRow.tsx';
import classes from '../../ui/rules/rules.module.css';
import type { RuleList } from '../../ui/rules/useRuleList.ts';
import { type Currencies, priceWords } from './items.ts';
import own from './Shop.module.css';

interface ItemRowProps {
  view: ShopItemView;
  currencies: Currencies;
  list: RuleList;
  isFirst: boolean;
  isLast: boolean;
  onEdit(): void;
  onMove(by: 1 | -1): void;
}

export function ItemRow(props: ItemRowProps): ReactNode {
  const { view, list, currencies, isFirst, isLast, onEdit, onMove } = props;
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
  const moves = [
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
  ];
  return (
    <RuleRow
      list={list}
      rule={{ id: item.id, name: item.title, enabled: item.on }}
      emoji={item.emoji}
      about={item.id}
      onEdit={onEdit}
      actions={moves.map(({ label, icon: ButtonIcon, off, run }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon aria-label={label} disabled={off} onClick={run}>
            <ButtonIcon size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      ))}
    >
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
    </RuleRow>
  );
}
