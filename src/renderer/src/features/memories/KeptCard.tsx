import { ActionIcon, Button, Skeleton, TextInput, Tooltip } from '@mantine/core';
import { IconLink, IconNote, IconPencil, IconSearch, IconTrash } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MEMORY_LENGTH, type Memory } from '../../../../shared/contract/memories.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { useAsk } from '../../api/useAsk.ts';
import { Card } from '../../ui/Card.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { toastFailed } from '../../ui/toast.tsx';
import { memoryCounts } from './live.ts';
import classes from './MemoriesPage.module.css';

const TYPED_AFTER = 200;
const SHOWN = 200;

/** Notes, or links: the newest first, with a search. */
export function KeptCard({ kind }: { kind: Memory['kind'] }): ReactNode {
  const { t } = useTranslation('memories');
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const revision = memoryCounts.useLive().data?.revision ?? 0;
  useEffect(() => {
    const timer = setTimeout(() => setText(typed), TYPED_AFTER);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useAsk(
    // biome-ignore lint/correctness/useExhaustiveDependencies: a revision is the reason to ask again
    useCallback(() => client.memories.list({ kind, text, limit: SHOWN }), [kind, text, revision]),
  );
  const isLink = kind === 'link';

  return (
    <Card
      title={t(`kept.${kind}`)}
      text={t(isLink ? 'kept.linkText' : 'kept.noteText')}
      end={
        <SearchField
          label={`${t('kept.search')}: ${t(`kept.${kind}`)}`}
          placeholder={t('kept.placeholder')}
          value={typed}
          maxLength={200}
          onChange={setTyped}
        />
      }
    >
      <AddForm kind={kind} />
      {!data && <Skeleton height={60} />}
      {data?.memories.length === 0 &&
        (text === '' ? (
          <EmptyState
            icon={isLink ? IconLink : IconNote}
            title={t(isLink ? 'kept.emptyLink' : 'kept.emptyNote')}
            text={t(isLink ? 'kept.emptyLinkText' : 'kept.emptyNoteText')}
          />
        ) : (
          <EmptyState icon={IconSearch} title={t('kept.nothing')} text={t('kept.nothingText')} />
        ))}
      <ul className={classes['list']}>
        {data?.memories.map((memory) => (
          <KeptRow key={memory.id} memory={memory} />
        ))}
      </ul>
      {data && data.total > data.memories.length && (
        <p className={classes['quiet']}>
          {t('kept.more', { shown: data.memories.length, total: data.total })}
        </p>
      )}
    </Card>
  );
}

function AddForm({ kind }: { kind: Memory['kind'] }): ReactNode {
  const { t } = useTranslation('memories');
  const [main, setMain] = useState('');
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const isLink = kind === 'link';
  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = isLink
      ? await client.memories.addLink({ url: main, title })
      : await client.memories.addNote({ text: main, title });
    setBusy(false);
    if (!answer.ok) {
      toastFailed(answer.error);
      return;
    }
    toastChange(t('kept.done', { id: answer.data.memory.id }), answer.data.undo);
    setMain('');
    setTitle('');
  };
  return (
    <form
      className={classes['add']}
      aria-label={t(isLink ? 'kept.addLink' : 'kept.addNote')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        className={classes['grow'] ?? ''}
        aria-label={t(isLink ? 'kept.url' : 'kept.note_')}
        placeholder={t(isLink ? 'kept.url' : 'kept.note_')}
        maxLength={isLink ? 1000 : MEMORY_LENGTH}
        value={main}
        onChange={(event) => setMain(event.currentTarget.value)}
      />
      <TextInput
        className={classes['title'] ?? ''}
        aria-label={t(isLink ? 'kept.linkTitle' : 'kept.noteTitle')}
        placeholder={t(isLink ? 'kept.linkTitle' : 'kept.noteTitle')}
        title={isLink ? t('kept.linkTitleHelp') : ''}
        maxLength={150}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} disabled={main.trim() === ''}>
        {t('kept.keep')}
      </Button>
    </form>
  );
}

function KeptRow({ memory }: { memory: Memory }): ReactNode {
  const { t } = useTranslation('memories');
  const [editing, setEditing] = useState(false);
  const { id, url, title, text } = memory;
  const remove = async (): Promise<void> => {
    const answer = await client.memories.remove({ id });
    if (!answer.ok) toastFailed(answer.error);
    else toastChange(t('kept.removed', { id }), answer.data.undo);
  };
  if (editing) {
    return (
      <li className={classes['row']}>
        <EditRow memory={memory} onEnd={() => setEditing(false)} />
      </li>
    );
  }
  return (
    <li className={classes['row']}>
      <span className={classes['number']}>{id}</span>
      <div className={classes['words']}>
        {title !== '' && <span className={classes['strong']}>{title}</span>}
        {url === null ? <span>{text}</span> : <span className={classes['url']}>{url}</span>}
        <span className={classes['quiet']}>
          {t('kept.by', { name: memory.addedBy })} · <RelativeTime time={memory.time} />
        </span>
      </div>
      {url !== null && <CopyButton text={url} label={t('kept.copy')} />}
      <Tooltip label={t('kept.edit', { id })}>
        <ActionIcon variant="subtle" aria-label={t('kept.edit', { id })} onClick={() => setEditing(true)}>
          <IconPencil size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('kept.remove', { id })}>
        <ActionIcon variant="subtle" aria-label={t('kept.remove', { id })} onClick={() => void remove()}>
          <IconTrash size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

function EditRow({ memory, onEnd }: { memory: Memory; onEnd: () => void }): ReactNode {
  const { t } = useTranslation('memories');
  const [title, setTitle] = useState(memory.title);
  const [text, setText] = useState(memory.text);
  const save = async (): Promise<void> => {
    const answer = await client.memories.edit({ id: memory.id, title, text });
    if (!answer.ok) {
      toastFailed(answer.error);
      return;
    }
    toastChange(t('kept.changed', { id: memory.id }), answer.data.undo);
    onEnd();
  };
  return (
    <form
      className={classes['edit']}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape') onEnd();
      }}
    >
      <TextInput
        autoFocus={memory.url !== null}
        aria-label={t('kept.noteTitle')}
        placeholder={t('kept.noteTitle')}
        maxLength={150}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {memory.url === null && (
        <TextInput
          autoFocus
          className={classes['grow'] ?? ''}
          aria-label={t('kept.note_')}
          maxLength={MEMORY_LENGTH}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <Button type="submit" variant="filled" disabled={memory.url === null && text.trim() === ''}>
        {t('kept.save')}
      </Button>
      <Button onClick={onEnd}>{t('kept.cancel')}</Button>
    </form>
  );
}
