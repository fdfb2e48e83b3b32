import { type ReactNode, useEffect, useRef, useState } from 'react';
import { watch } from '../../api/client.ts';
import { useConnection } from '../../api/connection.ts';
import { isTyping } from '../../app/shortcuts.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { BulkBar } from './BulkBar.tsx';
import { useCurrencies } from './currencies.ts';
import { Person } from './Person.tsx';
import { UsersActions } from './UsersActions.tsx';
import { UsersFilters } from './UsersFilters.tsx';
import { UsersList } from './UsersList.tsx';
import classes from './UsersPage.module.css';
import { open, refresh, useUsers } from './usersTable.ts';

export function UsersPage(): ReactNode {
  const search = useRef<HTMLInputElement>(null);
  const opened = useUsers((table) => table.opened);
  const error = useUsers((table) => table.error);
  const total = useUsers((table) => table.total);
  const epoch = useConnection((connection) => connection.epoch);
  const currencies = useCurrencies();
  const [present, setPresent] = useState<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new connection is the reason to ask again
  useEffect(() => refresh(), [epoch]);
  useEffect(
    () =>
      watch('viewers', 'now', {
        onSnapshot: (now) => setPresent(now.present),
        onEvents: (events) => {
          setPresent(events.at(-1)?.present ?? null);
          if (events.some(({ edited }) => edited)) refresh();
        },
      }),
    [],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      if (event.key === '/') {
        event.preventDefault();
        search.current?.focus();
      } else if (event.key === 'Escape') open(null);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  if (error && (total === null || error.code === 'feature_off')) {
    return <Refusal error={error} feature="viewers" onRetry={refresh} />;
  }
  return (
    <div className={classes['page']}>
      <UsersActions />
      <UsersFilters search={search} />
      <div className={classes['body']}>
        <UsersList currencies={currencies} present={present} />
        {opened !== null && <Person key={opened} id={opened} currencies={currencies} />}
      </div>
      {/* Below the list, so that no row moves from under the mouse while somebody marks. */}
      <BulkBar currencies={currencies} />
    </div>
  );
}
