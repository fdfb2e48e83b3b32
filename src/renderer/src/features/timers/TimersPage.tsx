import { Button } from '@mantine/core';
import { IconClockPlay, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timer } from '../../../../shared/contract/timers.ts';
import { client } from '../../api/client.ts';
import { NoRules } from '../../ui/rules/NoRules.tsx';
import { RulesHead } from '../../ui/rules/RulesHead.tsx';
import { RulesPage } from '../../ui/rules/RulesPage.tsx';
import { GroupsCard } from './GroupsCard.tsx';
import { newTimer, pauseTimers, timers } from './overview.ts';
import { TimerEditor } from './TimerEditor.tsx';
import { TimersCard } from './TimersCard.tsx';

export function TimersPage(): ReactNode {
  const { t } = useTranslation('timers');
  const live = timers.useLive();
  const [edited, setEdited] = useState<Timer | null>(null);
  const creating = { create: t('create'), onCreate: () => setEdited(newTimer()) };
  return (
    <RulesPage feature="timers" live={live}>
      {(view) => (
        <>
          <RulesHead calls={client.timers} {...creating}>
            <PauseButton paused={view.paused} />
          </RulesHead>
          {view.timers.length === 0 ? (
            <NoRules icon={IconClockPlay} title={t('list.empty')} text={t('list.emptyText')} {...creating} />
          ) : (
            <TimersCard view={view} onEdit={({ now: _, ...timer }) => setEdited(timer)} />
          )}
          {(view.timers.length > 0 || view.groups.length > 0) && <GroupsCard view={view} />}
          {edited && (
            <TimerEditor
              timer={edited}
              isNew={edited.id === 'new'}
              groups={view.groups}
              onClose={() => setEdited(null)}
            />
          )}
        </>
      )}
    </RulesPage>
  );
}

function PauseButton({ paused }: { paused: boolean }): ReactNode {
  const { t } = useTranslation('timers');
  const PauseIcon = paused ? IconPlayerPlay : IconPlayerPause;
  return (
    <Button
      aria-pressed={paused}
      leftSection={<PauseIcon size={16} aria-hidden="true" />}
      onClick={() => void pauseTimers(!paused)}
    >
      {t(paused ? 'resume' : 'pause')}
    </Button>
  );
}
