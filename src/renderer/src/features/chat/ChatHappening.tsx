import {
  type Icon,
  IconBan,
  IconBolt,
  IconBroadcast,
  IconDiamond,
  IconGift,
  IconHeart,
  IconSparkles,
  IconSpeakerphone,
  IconStar,
  IconUsersGroup,
} from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { ChatItem } from '../../../../shared/contract/chat.ts';
import classes from './ChatLine.module.css';
import { lineTime } from './lineTime.ts';
import type { LineWords } from './lineWords.ts';

type Happening = Extract<ChatItem, { kind: 'event' }>;

const ICONS: Record<Happening['what'], Icon> = {
  follow: IconHeart,
  sub: IconStar,
  gift: IconGift,
  cheer: IconDiamond,
  raid: IconUsersGroup,
  announcement: IconSpeakerphone,
  redemption: IconSparkles,
  ban: IconBan,
  stream: IconBroadcast,
  other: IconBolt,
};

/** Something that happened, between the lines. */
export const ChatHappening = memo(function ChatHappening({
  happening,
  words,
}: {
  happening: Happening;
  words: LineWords;
}): ReactNode {
  const { what, text, time, key } = happening;
  const WhatIcon = ICONS[what];
  return (
    <li className={classes['happening']} data-key={key} data-what={what} tabIndex={-1}>
      <span className={classes['time']}>{lineTime(time)}</span>
      <WhatIcon
        className={classes['happeningIcon'] ?? ''}
        size={16}
        stroke={1.9}
        role="img"
        aria-label={words.happening(what)}
      />
      <span className={classes['happeningText']}>{text}</span>
    </li>
  );
});
