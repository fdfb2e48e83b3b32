import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from './EditorFrame.tsx';
import classes from './editor.module.css';
import { type BuiltInValues, differing, type OverrideField } from './form.ts';
import { limitTexts } from './limits.ts';

interface DifferencesProps {
  value: BuiltInValues;
  shipped: BuiltInValues;
  prefix: string;
  onChange: (change: Partial<BuiltInValues>) => void;
}

/** What is not as it ships, each with the way back. Nothing is drawn when all is. */
export function Differences({ value, shipped, prefix, onChange }: DifferencesProps): ReactNode {
  const { t } = useTranslation('commands');
  const fields = differing(value, shipped);
  if (fields.length === 0) return null;

  const shownAs = (field: OverrideField): string => {
    switch (field) {
      case 'names':
        return shipped.names.map((name) => `${prefix}${name}`).join(' ');
      case 'role':
        return t(`roleFrom.${shipped.role}`);
      case 'groups':
        return shipped.groups.join(', ') || t('builtIn.nobody');
      case 'allowed':
      case 'denied':
        return shipped[field].map(({ name }) => name).join(', ') || t('builtIn.nobody');
      case 'cooldowns':
        return (
          limitTexts({ ...shipped, cost: null, liveOnly: false }, t).join(', ') || t('builtIn.noCooldown')
        );
      case 'cost':
        return shipped.cost === null
          ? t('cost.free')
          : limitTexts({ ...shipped, cooldowns: [] }, t).join(', ');
      default:
        return t(shipped[field] ? 'builtIn.on' : 'builtIn.off');
    }
  };

  return (
    <Part title={t('builtIn.differs')}>
      <ul className={classes['differences']}>
        {fields.map((field) => (
          <li key={field} className={classes['difference']}>
            <span className={classes['differenceWords']}>
              <span className={classes['strong']}>{t(`builtIn.field.${field}`)}</span>
              <span className={classes['soft']}>{t('builtIn.shipsAs', { value: shownAs(field) })}</span>
            </span>
            <Button
              size="compact-xs"
              aria-label={t('builtIn.putBackField', { field: t(`builtIn.field.${field}`) })}
              onClick={() => onChange({ [field]: shipped[field] })}
            >
              {t('builtIn.putBack')}
            </Button>
          </li>
        ))}
      </ul>
    </Part>
  );
}
