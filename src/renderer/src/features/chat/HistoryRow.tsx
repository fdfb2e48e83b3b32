import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatHistoryLine } from '../../../../shared/contract/chat.ts';
import { exactTime, shortDateTime } from '../../ui/format.ts';
import { Emote } from './Emote.tsx';
import classes from './History.module.css';
import type { LineWords } from './lineWords.ts';
import { nameColour } from './nameColour.ts';

interface HistoryRowProps {
  ref: Ref<HTMLTableRowElement>;
  id: string;
  line: ChatHistoryLine;
  index: number;
  /** From the top of all rows, in pixels. */
  top: number;
  active: boolean;
  pictures: boolean;
  words: LineWords;
  onActivate: () => void;
  onPerson: () => void;
}

export function HistoryRow(props: HistoryRowProps): ReactNode {
  const { ref, id, line, index, top, active, pictures, words, onActivate, onPerson } = props;
  const { t } = useTranslation('chat');
  const { user } = line;
  return (
    <tr
      ref={ref}
      id={id}
      className={classes['row']}
      data-index={index}
      data-active={active}
      data-removed={line.deleted !== null || undefined}
      aria-rowindex={index + 1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onActivate}
      // The list hears the keys, for whichever line one stands at.
      onKeyDown={undefined}
    >
      <td className={classes['time']}>
        <time dateTime={new Date(line.time).toISOString()} title={exactTime(line.time)}>
          {shortDateTime(line.time)}
        </time>
      </td>
      <td className={classes['line']}>
        <button
          type="button"
          className={classes['name']}
          style={{ color: nameColour(user) }}
          title={t('history.person', { name: user.name })}
          // The list is one stop of Tab; Enter does the same there.
          tabIndex={-1}
          onClick={onPerson}
        >
          {user.name}
        </button>
        <span className={classes['text']} data-action={line.action || undefined}>
          {line.parts.map((part, at) =>
            part.kind === 'text' ? (
              part.text
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never move
              <Emote key={at} id={part.id} text={part.text} picture={pictures} />
            ),
          )}
        </span>
        {line.bits > 0 && <span className={classes['mark']}>{words.bits(line.bits)}</span>}
        {line.copy && <span className={classes['mark']}>{words.copy}</span>}
        {line.deleted !== null && <span className={classes['mark']}>{words.removed}</span>}
      </td>
    </tr>
  );
}
