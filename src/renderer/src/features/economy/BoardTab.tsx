import { Button, Select, TextInput } from '@mantine/core';
import { IconTrophy } from '@tabler/icons-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { shortDate, wholeNumber } from '../../ui/format.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './Economy.module.css';

const SHOWN = 50;
const LOOK_EVERY = 5000;

interface Place {
  place: number;
  viewer: { id: string; name: string } | null;
  amount: number;
}

const askSeasons = () => client.economy.seasons({});

export function BoardTab({ currencies }: { currencies: readonly { id: string; many: string }[] }): ReactNode {
  const { t } = useTranslation('economy');
  const [by, setBy] = useState('xp');
  const [name, setName] = useState('');
  const [season, setSeason] = useState<{ name: string; standings: readonly Place[] } | null>(null);
  const leaders = useAsk(
    useCallback(() => client.economy.leaders({ by, count: SHOWN }), [by]),
    LOOK_EVERY,
  );
  const seasons = useAsk(useCallback(askSeasons, []));
  const currency = currencies.find(({ id }) => id === by);

  const end = async (): Promise<void> => {
    const answer = await client.economy.endSeason({ name: name.trim(), currency: by });
    if (answer.ok) {
      toastDone(t('board.ended', { count: answer.data.season.people }));
      setName('');
    } else toastFailed(answer.error);
    seasons.again();
    leaders.again();
  };

  const show = async (id: number, title: string): Promise<void> => {
    const answer = await client.economy.standings({ id });
    if (answer.ok) setSeason({ name: title, standings: answer.data.standings });
    else toastFailed(answer.error);
  };

  const standings = leaders.data?.standings ?? [];
  return (
    <div className={classes['columns']}>
      <Card
        title={t('board.title')}
        end={
          <Select
            aria-label={t('board.by')}
            allowDeselect={false}
            data={[
              ...currencies.map(({ id, many }) => ({ value: id, label: many })),
              { value: 'watchtime', label: t('board.watchtime') },
            ]}
            value={by}
            onChange={(chosen) => setBy(chosen ?? 'xp')}
          />
        }
        flush
      >
        {leaders.data && standings.length === 0 ? (
          <EmptyState icon={IconTrophy} title={t('board.none')} text={t('board.noneText')} />
        ) : (
          <Standings standings={standings} />
        )}
      </Card>
      <div className={classes['page']}>
        <Card title={t('board.seasons')} text={t('board.seasonsText')}>
          <ul className={classes['rows']}>
            {(seasons.data?.seasons ?? []).map((one) => (
              <li key={one.id}>
                <span className={classes['grow']}>
                  {one.name}{' '}
                  <span className={classes['quiet']}>
                    {currencies.find(({ id }) => id === one.currency)?.many ?? one.currency} ·{' '}
                    {one.state === 'closing'
                      ? t('board.closing')
                      : `${shortDate(one.endedAt, Date.now())} · ${t('board.people', { count: one.people })}`}
                  </span>
                </span>
                <Button
                  variant="subtle"
                  aria-label={t('board.show', { name: one.name })}
                  onClick={() => void show(one.id, one.name)}
                >
                  {t('board.title')}
                </Button>
              </li>
            ))}
          </ul>
          {seasons.data?.seasons.length === 0 && <p className={classes['quiet']}>{t('board.seasonNone')}</p>}
          {currency && (
            <div className={classes['row']}>
              <TextInput
                label={t('board.newName')}
                value={name}
                maxLength={60}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <ConfirmButton
                label={t('board.endSeason')}
                question={t('board.endQuestion', { currency: currency.many })}
                confirm={t('board.endSeason')}
                dangerous
                disabled={name.trim() === ''}
                onConfirm={end}
              >
                {t('board.endText')}
              </ConfirmButton>
            </div>
          )}
        </Card>
        {season && (
          <Card title={season.name} flush>
            <Standings standings={season.standings} />
          </Card>
        )}
      </div>
    </div>
  );
}

function Standings({ standings }: { standings: readonly Place[] }): ReactNode {
  const { t } = useTranslation('economy');
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col" data-number>
            {t('board.place')}
          </th>
          <th scope="col">{t('board.name')}</th>
          <th scope="col" data-number>
            {t('board.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {standings.map(({ place, viewer, amount }, index) => (
          <tr key={viewer?.id ?? `forgotten-${index}`}>
            <td data-number>{place}</td>
            <td>{viewer?.name ?? t('board.forgotten')}</td>
            <td data-number>{wholeNumber(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
