import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestedLine } from '../../../../shared/contract/phrases.ts';
import classes from './Findings.module.css';

/** Lines with what each would set off, and why. */
export function Findings({ lines }: { lines: readonly TestedLine[] }): ReactNode {
  const { t } = useTranslation('phrases');
  return (
    <ol className={classes['lines']}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand there twice
        <li key={index} className={classes['line']}>
          <p className={classes['text']}>
            {line.by !== null && <span className={classes['quiet']}>{t('test.by', { name: line.by })} </span>}
            {line.text}
          </p>
          {line.findings.length === 0 && <p className={classes['quiet']}>{t('test.none')}</p>}
          {line.findings.map((finding) => (
            <p key={finding.ruleId} className={classes['finding']} data-outcome={finding.outcome}>
              {finding.outcome === 'would' ? (
                <IconCircleCheck size={15} aria-hidden="true" />
              ) : (
                <IconCircleMinus size={15} aria-hidden="true" />
              )}
              <span>
                <strong>{finding.name || t('edit.new')}</strong> {t(`test.${finding.outcome}`)}. {finding.why}
                {finding.groups.length > 0 &&
                  ` ${finding.groups.map((group, at) => `$(${at + 1}) = ${group}`).join(', ')}`}
              </span>
            </p>
          ))}
          {line.stopped && <p className={classes['quiet']}>{t('test.stopped')}</p>}
        </li>
      ))}
    </ol>
  );
}
