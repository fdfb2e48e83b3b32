import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconMinus, IconPlus, IconSettings } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counter } from '../../../../shared/contract/counters.ts';
import { wholeNumber } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import classes from './CountersPage.module.css';
import { count } from './counters.ts';

/** One counter with its big buttons. While it has the focus, + and - count; digits before them say by how many. */
export function CounterCard({ counter, onOpen }: { counter: Counter; onOpen: () => void }): ReactNode {
  const { t } = useTranslation('counters');
  const [typed, setTyped] = useState('');
  const { name, total } = counter;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const isOnCard = event.target === event.currentTarget;
    if (/^\d$/.test(key)) setTyped((before) => `${before}${key}`.slice(0, 6));
    else if (key === 'Escape' || key === 'Backspace') setTyped('');
    else if (key === '+' || key === '=' || key === '-') {
      const by = Math.max(1, Number(typed || '1'));
      void count(counter, key === '-' ? -by : by);
      setTyped('');
    } else if (key === 'Enter' && isOnCard) onOpen();
    else return;
    // The first letter of a shortcut of the panel is none of these.
    if (isOnCard || key !== 'Enter') event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a card is a group of controls and no form
    <div
      className={classes['card']}
      role="group"
      aria-label={t('card.label', { name, total })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the card itself takes + and -
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => setTyped('')}
    >
      <div className={classes['cardHead']}>
        <h2 className={classes['name']}>{name}</h2>
        {typed !== '' && <span className={classes['typed']}>{t('card.by', { count: Number(typed) })}</span>}
        <Tooltip label={t('card.open', { name })}>
          <ActionIcon variant="subtle" aria-label={t('card.open', { name })} onClick={onOpen}>
            <IconSettings size={18} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes['main']}>
        <Button
          className={classes['big'] ?? ''}
          aria-label={t('card.down', { name })}
          onClick={() => void count(counter, -1)}
        >
          <IconMinus size={26} aria-hidden="true" />
        </Button>
        <output className={classes['total']}>{wholeNumber(total)}</output>
        <Button
          className={classes['big'] ?? ''}
          variant="filled"
          aria-label={t('card.up', { name })}
          onClick={() => void count(counter, 1)}
        >
          <IconPlus size={26} aria-hidden="true" />
        </Button>
      </div>
      <dl className={classes['parts']}>
        <div>
          <dt>{t('card.stream')}</dt>
          <dd>{wholeNumber(counter.stream)}</dd>
        </div>
        <div>
          <dt>{counter.game ? t('card.game', { game: counter.game.name }) : t('card.noGame')}</dt>
          <dd>{counter.game ? wholeNumber(counter.game.value) : '–'}</dd>
        </div>
        <div>
          <dt>{t('card.changed')}</dt>
          <dd>{counter.changedAt === null ? t('card.never') : <RelativeTime time={counter.changedAt} />}</dd>
        </div>
      </dl>
    </div>
  );
}
