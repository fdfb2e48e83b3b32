import { Button, Switch } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GAME_GROUPS, type GameInfo } from '../../../../shared/contract/games.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { Card } from '../../ui/Card.tsx';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import { GameDrawer } from './GameDrawer.tsx';
import classes from './Games.module.css';
import { percent } from './numbers.ts';
import { RunningCard } from './RunningCard.tsx';

interface GamesTabProps {
  games: readonly GameInfo[];
  onChanged: () => void;
}

export function GamesTab({ games, onChanged }: GamesTabProps): ReactNode {
  const { t } = useTranslation('games');
  const [open, setOpen] = useState<string | null>(null);
  const chosen = games.find(({ id }) => id === open) ?? null;
  return (
    <div className={classes['page']}>
      <RunningCard />
      {GAME_GROUPS.map((group) => {
        const own = games.filter((game) => game.group === group);
        if (own.length === 0) return null;
        return (
          <Card key={group} title={t(`group.${group}`)} flush>
            <ul className={classes['rows']}>
              {own.map((game) => (
                <GameRow key={game.id} game={game} onOpen={() => setOpen(game.id)} onChanged={onChanged} />
              ))}
            </ul>
          </Card>
        );
      })}
      {chosen && (
        <GameDrawer key={chosen.id} game={chosen} onClose={() => setOpen(null)} onChanged={onChanged} />
      )}
    </div>
  );
}

interface GameRowProps {
  game: GameInfo;
  onOpen: () => void;
  onChanged: () => void;
}

function GameRow({ game, onOpen, onChanged }: GameRowProps): ReactNode {
  const { t } = useTranslation('games');
  const id = useId();
  const { title, help, examples, enabled, canBegin } = game;
  const setEnabled = async (on: boolean): Promise<void> => {
    const answer = await client.games.setEnabled({ game: game.id, enabled: on });
    if (answer.ok)
      toastChange(t(on ? 'list.switchedOn' : 'list.switchedOff', { game: title }), answer.data.undo);
    else toastFailed(answer.error);
    onChanged();
  };
  const begin = async (): Promise<void> => {
    const answer = await client.games.begin({ game: game.id });
    if (answer.ok) toastDone(t('list.started', { game: title }));
    else toastFailed(answer.error);
  };
  return (
    <li className={classes['row']} data-off={!enabled}>
      <div className={classes['words']}>
        <h3 className={classes['name']} id={`${id}-title`}>
          {title}
        </h3>
        <p className={classes['help']} id={`${id}-help`}>
          {help}
        </p>
        <p className={classes['quiet']}>
          {examples.map((example) => (
            <code key={example} className={classes['example']}>
              {example}
            </code>
          ))}
        </p>
      </div>
      <span className={classes['returns']}>
        <Returns odds={game.odds} />
      </span>
      {canBegin && (
        <Button
          disabled={!enabled}
          aria-label={t('list.startName', { game: title })}
          onClick={() => void begin()}
        >
          {t('list.start')}
        </Button>
      )}
      <Button aria-label={t('list.detailsName', { game: title })} onClick={onOpen}>
        {t('list.details')}
      </Button>
      <Switch
        checked={enabled}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-help`}
        onChange={(event) => void setEnabled(event.currentTarget.checked)}
      />
    </li>
  );
}

/** What comes back, from the worst bet to the best. */
function Returns({ odds }: Pick<GameInfo, 'odds'>): ReactNode {
  const { t } = useTranslation('games');
  if (odds.length === 0) return t('list.noChance');
  const back = odds.flatMap(({ returns }) => (returns === null ? [] : [returns]));
  if (back.length === 0) return t('list.pot');
  const least = percent(Math.min(...back));
  const most = percent(Math.max(...back));
  return t('list.returns', { percent: least === most ? least : `${least} – ${most}` });
}
