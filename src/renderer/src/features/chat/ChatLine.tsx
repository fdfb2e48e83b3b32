import { memo, type ReactNode } from 'react';
import { badgeLook, MOST_BADGES } from './badges.ts';
import classes from './ChatLine.module.css';
import { Emote } from './Emote.tsx';
import type { Line } from './line.ts';
import { lineTime } from './lineTime.ts';
import type { LineWords } from './lineWords.ts';
import { nameColour } from './nameColour.ts';

interface ChatLineProps {
  line: Line;
  removed: boolean;
  /** Whether emotes are drawn as Twitch's pictures. */
  pictures: boolean;
  words: LineWords;
  /** What can be done about the line, while it is the active one; null for the others. */
  actions: ReactNode;
}

/** One line of chat. A thousand of these are drawn in a second, so it is plain elements and no more of them than needed. */
export const ChatLine = memo(function ChatLine({
  line,
  removed,
  pictures,
  words,
  actions,
}: ChatLineProps): ReactNode {
  const { user } = line;
  return (
    <li
      className={classes['line']}
      data-key={line.key}
      data-active={actions !== null || undefined}
      data-removed={removed || undefined}
      data-first={line.first || undefined}
      data-highlighted={line.highlighted || undefined}
      data-own={line.own || undefined}
      tabIndex={-1}
    >
      {line.reply && (
        <span className={classes['reply']}>
          ↪ {words.replyTo(line.reply.name)}: {line.reply.text}
        </span>
      )}
      <span className={classes['time']}>{lineTime(line.time)}</span>
      {line.copy && <span className={classes['mark']}>{words.copy}</span>}
      {line.first && (
        <span className={classes['mark']} data-tone="strong">
          {words.first}
        </span>
      )}
      {line.highlighted && <span className={classes['mark']}>{words.highlighted}</span>}
      {line.bits > 0 && (
        <span className={classes['mark']} data-tone="bits">
          {words.bits(line.bits)}
        </span>
      )}
      {line.own && <span className={classes['mark']}>{words.own}</span>}
      {user.badges.slice(0, MOST_BADGES).map((badge) => (
        <Badge key={badge} badge={badge} label={words.badge(badge)} />
      ))}
      <span className={classes['name']} style={{ color: nameColour(user) }}>
        {user.name}
        {user.name.toLowerCase() !== user.login && <span className={classes['login']}> ({user.login})</span>}
      </span>
      <span className={classes['text']} data-action={line.action || undefined}>
        {line.action ? ' ' : ': '}
        {line.parts.map((part, index) =>
          part.kind === 'text' ? (
            part.text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never move
            <Emote key={index} id={part.id} text={part.text} picture={pictures} />
          ),
        )}
      </span>
      {removed && <span className={classes['hidden']}> ({words.removed})</span>}
      {actions}
    </li>
  );
});

function Badge({ badge, label }: { badge: string; label: string }): ReactNode {
  const { path, tone } = badgeLook(badge);
  return (
    <svg className={classes['badge']} data-tone={tone} viewBox="0 0 16 16" role="img" aria-label={label}>
      <title>{label}</title>
      <path d={path} />
    </svg>
  );
}
