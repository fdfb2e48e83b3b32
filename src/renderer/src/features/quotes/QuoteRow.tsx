import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconPencil, IconTrash, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QUOTE_LENGTH, type Quote } from '../../../../shared/contract/quotes.ts';
import { dayStart, fieldOf } from '../../ui/days.ts';
import { exactTime, shortDate } from '../../ui/format.ts';
import { approveQuote, removeQuote, restoreQuote, saveQuote } from './actions.ts';
import classes from './QuotesPage.module.css';

interface QuoteRowProps {
  id: string;
  /** Null while it is on its way. */
  quote: Quote | null;
  index: number;
  top: number;
  height: number;
  active: boolean;
  editing: boolean;
  onActivate: () => void;
  onEdit: (on: boolean) => void;
}

export function QuoteRow(props: QuoteRowProps): ReactNode {
  const { id, quote, index, top, height, active, editing, onActivate, onEdit } = props;
  const { t } = useTranslation('quotes');
  const place = { transform: `translateY(${top}px)`, height };
  if (!quote) {
    return (
      <tr className={classes['row']} style={place} aria-rowindex={index + 2}>
        <td className={classes['away']} />
      </tr>
    );
  }
  if (editing) {
    return (
      <tr className={classes['editing']} style={place} aria-rowindex={index + 2}>
        <td>
          <EditQuote quote={quote} onEnd={() => onEdit(false)} />
        </td>
      </tr>
    );
  }
  const name = quote.number ?? '';
  const button = (label: string, Icon: typeof IconPencil, run: () => void): ReactNode => (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" tabIndex={active ? 0 : -1} aria-label={label} onClick={run}>
        <Icon size={16} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <tr
      id={`${id}-${index}`}
      className={classes['row']}
      style={place}
      data-active={active}
      aria-rowindex={index + 2}
      aria-selected={active}
      onClick={onActivate}
      onDoubleClick={() => quote.state !== 'removed' && onEdit(true)}
    >
      <td className={classes['number']}>{quote.number ?? '–'}</td>
      <td title={quote.text}>{quote.text}</td>
      <td title={quote.author}>{quote.author}</td>
      <td title={quote.game}>{quote.game}</td>
      <td className={classes['quiet']} title={exactTime(quote.saidAt)}>
        {shortDate(quote.saidAt, 0)}
      </td>
      <td className={classes['quiet']}>{quote.addedBy}</td>
      <td className={classes['actions']}>
        {quote.state === 'waiting' && button(t('row.approve'), IconCheck, () => void approveQuote(quote))}
        {quote.state !== 'removed' && button(t('row.edit', { number: name }), IconPencil, () => onEdit(true))}
        {quote.state === 'removed'
          ? button(t('row.restore', { number: name }), IconArrowBackUp, () => void restoreQuote(quote))
          : button(
              quote.state === 'waiting' ? t('row.deny') : t('row.remove', { number: name }),
              quote.state === 'waiting' ? IconX : IconTrash,
              () => void removeQuote(quote),
            )}
      </td>
    </tr>
  );
}

function EditQuote({ quote, onEnd }: { quote: Quote; onEnd: () => void }): ReactNode {
  const { t } = useTranslation('quotes');
  const [text, setText] = useState(quote.text);
  const [author, setAuthor] = useState(quote.author);
  const [game, setGame] = useState(quote.game);
  const [day, setDay] = useState(fieldOf(quote.saidAt));
  const [busy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    setBusy(true);
    // The time of the day stays as long as the day does.
    const saidAt = day === fieldOf(quote.saidAt) ? quote.saidAt : (dayStart(day) ?? quote.saidAt);
    const saved = await saveQuote(quote.id, { text, author, game, saidAt });
    setBusy(false);
    if (saved) onEnd();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') onEnd();
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      void save();
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape work from every field in it
    <div className={classes['edit']} onKeyDown={onKeyDown}>
      <TextInput
        autoFocus
        className={classes['editText'] ?? ''}
        aria-label={t('row.text')}
        maxLength={QUOTE_LENGTH}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextInput
        aria-label={t('row.author')}
        placeholder={t('row.author')}
        maxLength={120}
        value={author}
        onChange={(event) => setAuthor(event.currentTarget.value)}
      />
      <TextInput
        aria-label={t('row.game')}
        placeholder={t('row.game')}
        maxLength={120}
        value={game}
        onChange={(event) => setGame(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        aria-label={t('row.date')}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Button variant="filled" loading={busy} disabled={text.trim() === ''} onClick={() => void save()}>
        {t('row.save')}
      </Button>
      <Button onClick={onEnd}>{t('row.cancel')}</Button>
    </div>
  );
}
