import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GameTable } from '../../../../shared/contract/games.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { duration, wholeNumber } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './Games.module.css';
import { LiveBars } from './LiveBars.tsx';
import { LiveBracket } from './LiveBracket.tsx';
import { gameTables } from './live.ts';

const SHOWN_PLAYERS = 12;

/** The rounds that run. */
export function RunningCard(): ReactNode {
  const { t } = useTranslation('games');
  const tables = gameTables.useLive().data?.tables ?? [];
  return (
    <Card title={t('running.title')} {...(tables.length === 0 ? { text: t('running.none') } : {})} flush>
      {tables.length > 0 && (
        <ul className={classes['rows']}>
          {tables.map((table) => (
            <Running key={table.id} table={table} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Running({ table }: { table: GameTable }): ReactNode {
  const { t } = useTranslation('games');
  const now = useNow(1000);
  const { id, title, phase, facts, host, players, pot, currency, deadline } = table;
  const names = players.slice(0, SHOWN_PLAYERS).map(({ name }) => name);
  const others = players.length - names.length;
  const who =
    names.length === 0 ? t('running.nobody') : `${names.join(', ')}${others > 0 ? ` +${others}` : ''}`;
  const left = deadline === null ? null : deadline - now;
  const shown = [
    ...facts,
    ...(pot > 0 ? [{ name: t('running.pot'), value: `${wholeNumber(pot)} ${currency}` }] : []),
    { name: t('running.players'), value: who },
    ...(host ? [{ name: t('running.by'), value: host.name }] : []),
    ...(left === null
      ? []
      : [{ name: t('running.next'), value: left > 0 ? duration(left) : t('running.soon') }]),
  ];
  const stop = async (): Promise<void> => {
    const answer = await client.games.stop({ id });
    if (answer.ok) toastDone(t('running.stopped'));
    else toastFailed(answer.error);
  };
  return (
    <li className={classes['row']}>
      <div className={classes['words']}>
        <h3 className={classes['name']}>
          {title} <span className={classes['quiet']}>{phase}</span>
        </h3>
        <dl className={classes['facts']}>
          {shown.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <LiveBars bars={table.bars} />
        <LiveBracket rounds={table.rounds} />
      </div>
      <ConfirmButton
        label={t('running.stop')}
        name={t('running.stopName', { game: title })}
        question={t('running.stopQuestion')}
        confirm={t('running.stop')}
        dangerous
        onConfirm={stop}
      >
        <p>{t('running.stopText')}</p>
      </ConfirmButton>
    </li>
  );
}
