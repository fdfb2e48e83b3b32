import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GameTable } from '../../../../shared/contract/games.ts';
import classes from './Live.module.css';

type Round = GameTable['rounds'][number];
type Match = Round['matches'][number];

/** Who plays whom, from the first round to the final. */
export function LiveBracket({ rounds }: Pick<GameTable, 'rounds'>): ReactNode {
  const { t } = useTranslation('games');
  if (rounds.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a large bracket is scrolled with the arrow keys
    <section className={classes['bracket']} aria-label={t('bracket.label')} tabIndex={0}>
      {rounds.map(({ title, matches }, round) => (
        <div key={title} className={classes['round']}>
          <h4 className={classes['roundTitle']}>{title}</h4>
          <ol className={classes['matches']}>
            {matches.map((match, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a match never changes its place
              <MatchBox key={`${title} ${at + 1}`} match={match} isFirst={round === 0} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function MatchBox({ match, isFirst }: { match: Match; isFirst: boolean }): ReactNode {
  const { t } = useTranslation('games');
  const { sides, winner, now } = match;
  return (
    <li className={classes['match']} data-now={now}>
      {sides.map((name, side) => {
        // In the first round everybody is known, so that an empty place is a bye.
        const nobody = isFirst || winner !== null ? t('bracket.bye') : t('bracket.open');
        const won = winner === side;
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the two sides never change places
            key={side}
            className={classes['side']}
            data-won={won}
            data-out={winner !== null && !won}
          >
            {name ?? <span className={classes['nobody']}>{nobody}</span>}
            {won && (
              <span role="img" aria-label={t('bracket.won')}>
                ✓
              </span>
            )}
          </span>
        );
      })}
      {now && <span className={classes['now']}>{t('bracket.now')}</span>}
    </li>
  );
}
