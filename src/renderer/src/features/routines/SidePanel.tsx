import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutineDraft } from '../../../../shared/contract/routines.ts';
import type { AllKinds } from '../../ui/steps/kinds.ts';
import { RunList } from './RunList.tsx';
import classes from './SidePanel.module.css';
import { TryPanel } from './TryPanel.tsx';
import { VersionList } from './VersionList.tsx';

interface SidePanelProps {
  /** Null while the routine is not saved. */
  id: string | null;
  draft: RoutineDraft;
  kinds: AllKinds;
  onRestored(): void;
}

const PARTS = ['try', 'runs', 'versions'] as const;

export function SidePanel({ id, draft, kinds, onRestored }: SidePanelProps): ReactNode {
  const { t } = useTranslation('routines');
  const [part, setPart] = useState<(typeof PARTS)[number]>('try');
  return (
    <aside className={classes['side']} aria-label={t('side.label')}>
      <SegmentedControl
        fullWidth
        aria-label={t('side.label')}
        value={part}
        onChange={setPart}
        data={PARTS.map((value) => ({ value, label: t(`side.${value}`) }))}
      />
      {/* It stays, so that the result of a try is there when one comes back to it. */}
      <div hidden={part !== 'try'}>
        <TryPanel id={id} draft={draft} kinds={kinds} />
      </div>
      {part === 'runs' &&
        (id === null ? (
          <p className={classes['quiet']}>{t('runs.emptyText')}</p>
        ) : (
          <RunList routineId={id} />
        ))}
      {part === 'versions' &&
        (id === null ? (
          <p className={classes['quiet']}>{t('versions.new')}</p>
        ) : (
          <VersionList id={id} onRestored={onRestored} />
        ))}
    </aside>
  );
}
