import { IconChartBar } from '@tabler/icons-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { GameInfo } from '../../../../shared/contract/games.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { wholeNumber } from '../../ui/format.ts';
import classes from './Games.module.css';
import { useGameChanges } from './live.ts';
import { percent } from './numbers.ts';

const askStatistics = () => client.games.statistics({});

export function StatisticsTab({ games }: { games: readonly GameInfo[] }): ReactNode {
  const { t } = useTranslation('games');
  const { data, again } = useAsk(useCallback(askStatistics, []));
  useGameChanges(again, true);
  if (!data) return null;
  const titleOf = (id: string): string => games.find((game) => game.id === id)?.title ?? id;
  const { totals, house, winners } = data;
  if (totals.length === 0) {
    return (
      <Card title={t('statistics.title')}>
        <EmptyState icon={IconChartBar} title={t('statistics.none')} text={t('statistics.noneText')} />
      </Card>
    );
  }
  return (
    <div className={classes['page']}>
      <Card title={t('statistics.title')} text={t('statistics.text')} flush>
        <Table
          heads={[
            'history.game',
            'statistics.plays',
            'statistics.wins',
            'history.staked',
            'history.paid',
            'statistics.came',
          ]}
          rows={totals.map(({ game, currency, plays, wins, staked, paid }) => ({
            key: `${game}-${currency}`,
            cells: [
              titleOf(game),
              wholeNumber(plays),
              wholeNumber(wins),
              staked === 0 ? '–' : `${wholeNumber(staked)} ${currency}`,
              staked === 0 ? '–' : `${wholeNumber(paid)} ${currency}`,
              staked === 0 ? '–' : percent(paid / staked),
            ],
          }))}
        />
      </Card>
      <div className={classes['columns']}>
        {house.map(({ currency, till, reserved, available }) => (
          <Card key={currency} title={t('statistics.house')} text={t('statistics.houseText')} flush>
            <Table
              heads={['statistics.till', 'statistics.reserved', 'statistics.available']}
              numbersFrom={0}
              rows={[
                {
                  key: currency,
                  cells: [till, reserved, available].map((amount) => `${wholeNumber(amount)} ${currency}`),
                },
              ]}
            />
          </Card>
        ))}
        {winners.length > 0 && (
          <Card title={t('statistics.winners')} flush>
            <Table
              heads={['statistics.viewer', 'statistics.wins', 'statistics.plays']}
              rows={winners.map(({ id, name, wins, plays }) => ({
                key: id,
                cells: [name, wholeNumber(wins), wholeNumber(plays)],
              }))}
            />
          </Card>
        )}
      </div>
    </div>
  );
}

type Head =
  | 'history.game'
  | 'history.staked'
  | 'history.paid'
  | `statistics.${'plays' | 'wins' | 'came' | 'till' | 'reserved' | 'available' | 'viewer'}`;

interface TableProps {
  heads: readonly Head[];
  rows: readonly { key: string; cells: readonly string[] }[];
  /** The first column that holds numbers. */
  numbersFrom?: number;
}

function Table({ heads, rows, numbersFrom = 1 }: TableProps): ReactNode {
  const { t } = useTranslation('games');
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" data-number={index >= numbersFrom}>
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={heads[index]} data-number={index >= numbersFrom}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
