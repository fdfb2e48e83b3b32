import { type Icon, IconAlertCircle, IconAlertTriangle, IconBug, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogRow } from '../../../../shared/contract/log.ts';
import classes from './LevelMark.module.css';

const ICONS: Record<LogRow['level'], Icon> = {
  debug: IconBug,
  info: IconInfoCircle,
  warn: IconAlertTriangle,
  error: IconAlertCircle,
};

/** A level as sign, word and colour. */
export function LevelMark({ level }: { level: LogRow['level'] }): ReactNode {
  const { t } = useTranslation('log');
  const LevelIcon = ICONS[level];
  return (
    <span className={classes['level']} data-level={level}>
      <LevelIcon size={15} stroke={1.9} aria-hidden="true" />
      {t(`level.${level}`)}
    </span>
  );
}
