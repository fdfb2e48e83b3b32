import { type ReactNode, useState } from 'react';
import classes from './ChatLine.module.css';

interface EmoteProps {
  id: string;
  text: string;
  /** False where nothing may be fetched, such as in the rehearsal. */
  picture: boolean;
}

/** An emote as Twitch's picture, or as its word where the picture is not to be had. */
export function Emote({ id, text, picture }: EmoteProps): ReactNode {
  const [missing, setMissing] = useState(false);
  if (!picture || missing) return <span className={classes['emoteWord']}>{text}</span>;
  return (
    <img
      className={classes['emote']}
      src={`https://static-cdn.jtvnw.net/emoticons/v2/${encodeURIComponent(id)}/default/dark/1.0`}
      alt={text}
      title={text}
      width={28}
      height={28}
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setMissing(true)}
    />
  );
}
