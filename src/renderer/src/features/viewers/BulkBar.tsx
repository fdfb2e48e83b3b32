import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { adjust, change, forget, markAll } from './actions.ts';
import type { PanelCurrency } from './currencies.ts';
import { PointsDialog } from './PointsDialog.tsx';
import classes from './UsersPage.module.css';
import { mark, useUsers } from './usersTable.ts';

const askGroups = () => client.viewers.groups({});
/** The engine forgets no more at once, since that cannot be undone. */
const MOST_FORGOTTEN = 1000;

/** What can be done with all who are marked; absent while nobody is. */
export function BulkBar({ currencies }: { currencies: readonly PanelCurrency[] }): ReactNode {
  const { t } = useTranslation('viewers');
  const marked = useUsers((table) => table.marked);
  const total = useUsers((table) => table.total ?? 0);
  const groups = useAsk(useCallback(askGroups, []));
  const [points, setPoints] = useState(false);
  if (marked.size === 0) return null;
  const ids = [...marked];
  const names = groups.data?.groups ?? [];
  const pick = (label: string, what: 'addGroups' | 'removeGroups'): ReactNode => (
    <Menu onOpen={groups.again}>
      <Menu.Target>
        <Button size="compact-sm" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {names.length === 0 && <Menu.Label>{t('groups.none')}</Menu.Label>}
        {names.map(({ name }) => (
          <Menu.Item key={name} onClick={() => void change(ids, { [what]: [name] })}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <section className={classes['bulk']} aria-label={t('bulk.label')}>
      <span className={classes['bulkCount']} role="status">
        {t('bulk.count', { count: marked.size, formatted: wholeNumber(marked.size) })}
      </span>
      {marked.size < total && (
        <Button size="compact-sm" variant="subtle" onClick={() => void markAll()}>
          {t('bulk.all')}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={() => mark([])}>
        {t('bulk.none')}
      </Button>
      {pick(t('bulk.addGroup'), 'addGroups')}
      {pick(t('bulk.removeGroup'), 'removeGroups')}
      <Button size="compact-sm" onClick={() => void change(ids, { ignored: true })}>
        {t('bulk.ignore')}
      </Button>
      <Button size="compact-sm" onClick={() => void change(ids, { ignored: false })}>
        {t('bulk.heed')}
      </Button>
      {currencies.length > 0 && (
        <Button size="compact-sm" onClick={() => setPoints(true)}>
          {t('bulk.give')}
        </Button>
      )}
      <ConfirmButton
        size="compact-sm"
        label={t('bulk.forget')}
        question={t('bulk.forgetQuestion', { count: marked.size })}
        confirm={t('bulk.forget')}
        dangerous
        disabled={marked.size > MOST_FORGOTTEN}
        onConfirm={() => forget(ids)}
      >
        {t('bulk.forgetText')}
      </ConfirmButton>
      {marked.size > MOST_FORGOTTEN && (
        <span className={classes['quiet']}>{t('bulk.tooMany', { count: MOST_FORGOTTEN })}</span>
      )}
      <PointsDialog
        opened={points}
        currencies={currencies}
        onClose={() => setPoints(false)}
        onBook={(currency, amount, reason) => adjust(ids, currency, amount, reason)}
      />
    </section>
  );
}
