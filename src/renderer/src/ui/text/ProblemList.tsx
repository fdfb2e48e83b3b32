import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextProblem } from '../../../../shared/contract/texts.ts';
import classes from './ProblemList.module.css';

const MOST = 4;

interface ProblemListProps {
  id: string;
  problems: readonly TextProblem[];
  /** Shows the place of one. */
  onShow(problem: TextProblem): void;
}

/** What is wrong, in words; each leads to its place. */
export function ProblemList({ id, problems, onShow }: ProblemListProps): ReactNode {
  const { t } = useTranslation('texts');
  if (problems.length === 0) return null;
  return (
    <ul className={classes['problems']} id={id}>
      {problems.slice(0, MOST).map((problem) => {
        const ProblemIcon = problem.warning ? IconAlertTriangle : IconAlertCircle;
        return (
          <li key={`${problem.from} ${problem.message}`} data-tone={problem.warning ? 'warn' : 'bad'}>
            <button
              type="button"
              className={classes['problem']}
              title={t('field.show')}
              onClick={() => onShow(problem)}
            >
              <ProblemIcon size={15} stroke={1.9} aria-hidden="true" />
              <span>{problem.message}</span>
            </button>
          </li>
        );
      })}
      {problems.length > MOST && (
        <li className={classes['more']}>{t('field.more', { count: problems.length - MOST })}</li>
      )}
    </ul>
  );
}
