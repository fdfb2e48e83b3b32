import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { isTyping } from '../../app/shortcuts.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { CommandActions } from './CommandActions.tsx';
import { CommandDrawer } from './CommandDrawer.tsx';
import { CommandFilters } from './CommandFilters.tsx';
import { CommandList } from './CommandList.tsx';
import classes from './CommandsPage.module.css';
import { newCommand, openKey } from './editing.ts';
import { MarkedBar } from './MarkedBar.tsx';
import { clearMarks, keepMarks } from './selection.ts';
import { peekRows, setFilter, useRows } from './table.ts';
import { rowNamed } from './tableRow.ts';
import { LIST_PATH, targetOf } from './target.ts';

export function CommandsPage(): ReactNode {
  const search = useRef<HTMLInputElement>(null);
  const rows = useRows();
  const { all, refused } = rows;

  useTarget(all !== null);

  useEffect(() => {
    if (all) keepMarks(all);
  }, [all]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      if (event.key === '/') {
        event.preventDefault();
        search.current?.focus();
      } else if (event.key === 'n') {
        event.preventDefault();
        newCommand();
      } else if (event.key === 'Escape') clearMarks();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  if (refused) return <Refusal error={refused} feature="commands" onRetry={() => {}} />;
  return (
    <div className={classes['page']}>
      <CommandActions />
      <CommandFilters search={search} rows={rows} />
      <CommandList rows={rows} />
      <MarkedBar rows={rows} />
      <CommandDrawer prefix={rows.prefix} />
    </div>
  );
}

/** An address may name a command, or ask for a new one. Once it is open, the address is that of the page again. */
function useTarget(isReady: boolean): void {
  const [location, navigate] = useLocation();
  useEffect(() => {
    const target = targetOf(location);
    if (!isReady || target === null) return;
    navigate(LIST_PATH, { replace: true });
    if (target.kind === 'new') newCommand();
    else if (target.kind === 'key') openKey(target.key);
    else {
      const { rows, prefix } = peekRows();
      const row = rowNamed(rows, target.name, prefix);
      if (row) openKey(row.key);
      else setFilter({ text: target.name });
    }
  }, [location, isReady, navigate]);
}
