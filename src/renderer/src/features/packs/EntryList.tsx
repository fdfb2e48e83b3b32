import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPackages, IconPlus, IconSearch, IconTrash, IconZoomExclamation } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pack, PackEntry, PackEntryKind } from '../../../../shared/contract/packs.ts';
import { client } from '../../api/client.ts';
import { isTyping } from '../../app/shortcuts.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { done } from '../../ui/rules/done.ts';
import rules from '../../ui/rules/rules.module.css';
import { useChosen } from '../../ui/rules/useChosen.ts';
import { EntryEditor } from './EntryEditor.tsx';
import { EntryRow } from './EntryRow.tsx';
import { entriesOf, newEntry, wordsOf } from './packs.ts';

/** So many rows are drawn at first, and with every click on "more". */
const SHOWN = 100;

/** What a pack holds of one kind: searched, marked, changed. */
export function EntryList({ pack, kind }: { pack: Pack; kind: PackEntryKind }): ReactNode {
  const { t } = useTranslation(['packs', 'app']);
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(SHOWN);
  /** Null while the editor is closed; without `was` it is a new one. */
  const [edited, setEdited] = useState<{ was: string | null; entry: PackEntry } | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const words = useDeferredValue(search.trim().toLowerCase());
  const entries = useMemo(() => entriesOf(pack, kind), [pack, kind]);
  const found = entries.filter((entry) => words === '' || wordsOf(entry).includes(words));
  const chosen = useChosen(useMemo(() => entries.map(({ value }) => value), [entries]));
  const marked = found.length > 0 && found.every(({ value }) => chosen.has(value.id));

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key !== '/' || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  const remove = (ids: readonly string[]): void =>
    void done(
      client.packs.remove({ pack: pack.id, kind, ids: [...ids] }),
      t('packs:toast.removed', { count: ids.length }),
    );
  const add = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={() => setEdited({ was: null, entry: newEntry(kind, pack) })}
    >
      {t(`packs:list.add.${kind}`)}
    </Button>
  );
  const editor = edited && (
    <EntryEditor pack={pack} was={edited.was} entry={edited.entry} onClose={() => setEdited(null)} />
  );
  if (entries.length === 0) {
    return (
      <>
        <EmptyState
          icon={IconPackages}
          title={t(`packs:list.empty.${kind}`)}
          text={t(`packs:list.emptyText.${kind}`)}
        >
          {add}
        </EmptyState>
        {editor}
      </>
    );
  }
  return (
    <Card flush title={t(`packs:kinds.${kind}`)} end={add}>
      <div className={rules['filters']}>
        <TextInput
          ref={field}
          className={rules['search'] ?? ''}
          type="search"
          aria-label={t(`packs:list.search.${kind}`)}
          placeholder={t(`packs:list.search.${kind}`)}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      {chosen.ids.length > 0 && (
        <div className={rules['bulk']} role="toolbar" aria-label={t('app:rules.bulk.label')}>
          <span role="status">{t('packs:list.marked', { count: chosen.ids.length })}</span>
          <Button leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={() => remove(chosen.ids)}>
            {t('packs:list.removeMarked')}
          </Button>
          <Button variant="subtle" onClick={() => chosen.all([], false)}>
            {t('app:rules.bulk.none')}
          </Button>
        </div>
      )}
      {found.length === 0 ? (
        <EmptyState
          icon={IconZoomExclamation}
          title={t('packs:list.nothing')}
          text={t('packs:list.nothingText')}
        >
          <Button onClick={() => setSearch('')}>{t('packs:list.clear')}</Button>
        </EmptyState>
      ) : (
        <table className={rules['table']} aria-label={t(`packs:kinds.${kind}`)}>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label={t('app:rules.chooseAll')}
                  checked={marked}
                  indeterminate={!marked && chosen.ids.length > 0}
                  onChange={(event) =>
                    chosen.all(
                      found.map(({ value }) => value.id),
                      event.currentTarget.checked,
                    )
                  }
                />
              </th>
              <th scope="col">{t(`packs:kinds.${kind}`)}</th>
              <th scope="col">{t(`packs:list.beside.${kind}`)}</th>
              <th scope="col">{t('packs:list.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((entry) => (
              <EntryRow
                key={entry.value.id}
                pack={pack}
                entry={entry}
                marked={chosen.has(entry.value.id)}
                onMark={(on) => chosen.toggle(entry.value.id, on)}
                onEdit={() => setEdited({ was: entry.value.id, entry })}
                onRemove={() => remove([entry.value.id])}
              />
            ))}
          </tbody>
        </table>
      )}
      {found.length > shown && (
        <div className={rules['nothing']}>
          <Button onClick={() => setShown((before) => before + SHOWN)}>
            {t('packs:list.more', { count: Math.min(SHOWN, found.length - shown) })}
          </Button>
        </div>
      )}
      {editor}
    </Card>
  );
}
