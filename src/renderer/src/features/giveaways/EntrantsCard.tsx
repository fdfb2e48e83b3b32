import { ActionIcon, TextInput } from '@mantine/core';
import { IconUserMinus } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entrant, Giveaway } from '../../../../shared/contract/giveaways.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { done } from '../../ui/rules/done.ts';
import { chanceOf, percent, sumOf } from './chances.ts';
import classes from './Giveaways.module.css';
import { giveawayEntrants } from './live.ts';

/** The height of a row in pixels, as in the style sheet. */
const HEIGHT = 34;

/** Who is in, the latest first, each with their chance; only those that can be seen are drawn. */
export function EntrantsCard({ giveaway }: { giveaway: Giveaway }): ReactNode {
  const { t } = useTranslation('giveaways');
  const { data } = giveawayEntrants.useLive();
  const [search, setSearch] = useState('');
  const scroller = useRef<HTMLElement>(null);
  const entrants = data?.giveawayId === giveaway.id ? data.entrants : NOBODY;
  const sum = useMemo(() => sumOf(entrants), [entrants]);
  const tickets = useMemo(() => entrants.reduce((count, entrant) => count + entrant.tickets, 0), [entrants]);
  const shown = useMemo(() => {
    const typed = search.trim().toLowerCase();
    const found =
      typed === '' ? [...entrants] : entrants.filter(({ name }) => name.toLowerCase().includes(typed));
    return found.reverse();
  }, [entrants, search]);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    getItemKey: (index) => shown[index]?.id ?? index,
    overscan: 8,
  });
  const canTakeOut = giveaway.state === 'open' || giveaway.state === 'closed';
  return (
    <Card
      title={t('entrants.title')}
      text={t('entrants.text')}
      flush
      end={
        entrants.length > 0 && (
          <TextInput
            type="search"
            aria-label={t('entrants.search')}
            placeholder={t('entrants.search')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )
      }
    >
      {entrants.length === 0 ? (
        <p className={classes['nothing']}>{t('entrants.none', { word: giveaway.word })}</p>
      ) : (
        <>
          <section
            ref={scroller}
            className={classes['scroller']}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the list is scrolled by keyboard
            tabIndex={0}
            aria-label={t('entrants.list')}
          >
            <ul className={classes['entrants']} style={{ height: virtual.getTotalSize() }}>
              {virtual.getVirtualItems().map((item) => {
                const entrant = shown[item.index];
                if (!entrant) return null;
                return (
                  <li
                    key={item.key}
                    className={classes['entrant']}
                    style={{ transform: `translateY(${item.start}px)` }}
                    aria-setsize={shown.length}
                    aria-posinset={item.index + 1}
                  >
                    <span className={classes['entrantName']}>{entrant.name}</span>
                    <span className={classes['quiet']}>{ticketWords(entrant, tickets, t)}</span>
                    <span className={classes['number']}>{percent(chanceOf(entrant, sum))}</span>
                    <ActionIcon
                      variant="subtle"
                      size="sm"
                      disabled={!canTakeOut}
                      aria-label={t('entrants.takeOutName', { name: entrant.name })}
                      title={t('entrants.takeOut')}
                      onClick={() =>
                        void done(
                          client.giveaways.takeOut({ id: giveaway.id, viewerId: entrant.id }),
                          t('entrants.tookOut', { name: entrant.name }),
                        )
                      }
                    >
                      <IconUserMinus size={15} aria-hidden="true" />
                    </ActionIcon>
                  </li>
                );
              })}
            </ul>
          </section>
          <p className={classes['foot']}>
            {t('entrants.count', { count: entrants.length, formatted: wholeNumber(entrants.length) })}
          </p>
        </>
      )}
    </Card>
  );
}

const NOBODY: readonly Entrant[] = [];

/** `3 of 120 tickets, each counts 2`. */
function ticketWords(
  { tickets, weight }: Entrant,
  all: number,
  t: ReturnType<typeof useTranslation<'giveaways'>>['t'],
): string {
  const words = t('entrants.tickets', { count: all, own: wholeNumber(tickets), all: wholeNumber(all) });
  return weight === 1 ? words : `${words}, ${t('entrants.counts', { weight })}`;
}
