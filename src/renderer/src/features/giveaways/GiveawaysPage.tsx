import { Button, Skeleton, Tabs } from '@mantine/core';
import { IconGift, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawShow, Giveaway, GiveawayRules } from '../../../../shared/contract/giveaways.ts';
import { PageActions } from '../../app/PageActions.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { DrawStage } from './DrawStage.tsx';
import { EntrantsCard } from './EntrantsCard.tsx';
import { GiveawayForm } from './GiveawayForm.tsx';
import classes from './Giveaways.module.css';
import { HistoryTab } from './HistoryTab.tsx';
import { giveawayDesk } from './live.ts';
import { PlannedCard } from './PlannedCard.tsx';
import { presetRules } from './presets.ts';
import { RunningCard } from './RunningCard.tsx';
import { WinnersCard } from './WinnersCard.tsx';
import { prizeWords } from './words.ts';

/** What the form is open with; `id` null for a new one. */
interface Edited {
  id: number | null;
  rules: GiveawayRules;
}

/** Draws that were shown to their end, on any visit of the page. */
const seen = new Set<string>();
const keyOf = (show: DrawShow): string => `${show.id}:${show.time}`;

export function GiveawaysPage(): ReactNode {
  const { t } = useTranslation('giveaways');
  const { data, refused } = giveawayDesk.useLive();
  const [edited, setEdited] = useState<Edited | null>(null);
  const [, setShown] = useState(0);
  const reveal = useCallback((key: string) => {
    seen.add(key);
    setShown((count) => count + 1);
  }, []);
  if (refused && (!data || refused.code === 'feature_off')) {
    return <Refusal error={refused} feature="giveaways" onRetry={() => location.reload()} />;
  }
  if (data === null) return <Skeleton height={280} />;

  const { now, last, planned, show } = data;
  const shownOf = now ?? last;
  const isShown = show !== null && shownOf?.id === show.giveawayId;
  const revealed = show === null || seen.has(keyOf(show));
  /** Nobody is named before the reels stand. */
  const hidden = (giveaway: Giveaway): Giveaway =>
    revealed || giveaway.id !== show?.giveawayId
      ? giveaway
      : { ...giveaway, winners: giveaway.winners.filter(({ drawnAt }) => drawnAt < show.time) };
  const create = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={() => setEdited({ id: null, rules: presetRules('quick', '', data.claimSeconds) })}
    >
      {t('create')}
    </Button>
  );
  return (
    <>
      <PageActions>{create}</PageActions>
      <Tabs defaultValue="now" keepMounted={false}>
        <Tabs.List aria-label={t('tabs.label')}>
          <Tabs.Tab value="now">{t('tabs.now')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('tabs.history')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="now" pt="md">
          <div className={classes['page']}>
            {now === null && !isShown && planned.length === 0 && (
              <EmptyState icon={IconGift} title={t('empty.title')} text={t('empty.text')}>
                {create}
              </EmptyState>
            )}
            {now && <RunningCard giveaway={hidden(now)} />}
            {show && isShown && (
              <DrawStage
                key={keyOf(show)}
                show={show}
                prize={prizeWords(shownOf.rules, shownOf.currency, t)}
                revealed={revealed}
                onRevealed={() => reveal(keyOf(show))}
              />
            )}
            {shownOf && hidden(shownOf).winners.length > 0 && (
              <WinnersCard giveaway={hidden(shownOf)} isOver={now === null} />
            )}
            {now && <EntrantsCard giveaway={now} />}
            {planned.length > 0 && (
              <PlannedCard
                planned={planned}
                canOpen={now === null}
                onEdit={({ id, rules }) => setEdited({ id, rules })}
              />
            )}
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="history" pt="md">
          <HistoryTab
            revision={data.revision}
            onAgain={(rules) => setEdited({ id: null, rules: { ...rules } })}
          />
        </Tabs.Panel>
      </Tabs>
      {edited && (
        <GiveawayForm id={edited.id} rules={edited.rules} desk={data} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
