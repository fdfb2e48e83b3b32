import { type ReactNode, useEffect, useRef } from 'react';
import { isTyping } from '../../app/shortcuts.ts';
import { feedOpen, toggleFollowing } from './follow.ts';
import { LogActions } from './LogActions.tsx';
import { LogDetail } from './LogDetail.tsx';
import { LogFilters } from './LogFilters.tsx';
import { LogList } from './LogList.tsx';
import classes from './LogPage.module.css';
import { closeRow, useSelection } from './selection.ts';

export function LogPage(): ReactNode {
  const search = useRef<HTMLInputElement>(null);
  const opened = useSelection((selection) => selection.opened);

  useEffect(() => feedOpen(), []);
  useEffect(() => () => closeRow(), []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      if (event.key === '/') {
        event.preventDefault();
        search.current?.focus();
      } else if (event.key.toLowerCase() === 'p') toggleFollowing();
      else if (event.key === 'Escape') closeRow();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return (
    <div className={classes['page']}>
      <LogActions />
      <LogFilters search={search} />
      <div className={classes['body']}>
        <LogList />
        {opened && <LogDetail row={opened} />}
      </div>
    </div>
  );
}
