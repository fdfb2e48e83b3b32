import { publishNotice } from '../chat/notice.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';

export const ANNOUNCEMENT_COLORS = ['primary', 'blue', 'green', 'orange', 'purple'] as const;
export type AnnouncementColor = (typeof ANNOUNCEMENT_COLORS)[number];

export function announce(
  stage: Stage,
  channel: Channel,
  moderator: Account,
  text: string,
  color: AnnouncementColor = 'primary',
): void {
  channel.announcedAt = stage.clock.now();
  publishNotice(stage, channel, {
    author: moderator,
    ircId: 'announcement',
    params: { color: color.toUpperCase() },
    kind: 'announcement',
    facts: { color: color.toUpperCase() },
    system: '',
    text,
  });
}

/** So many streams watched in a row. Twitch tells this over IRC only. */
export function watchStreak(
  stage: Stage,
  channel: Channel,
  account: Account,
  streams: number,
  text = '',
): void {
  publishNotice(stage, channel, {
    author: account,
    ircId: 'viewermilestone',
    params: { category: 'watch-streak', copoReward: '450', id: stage.ids.uuid(), value: String(streams) },
    kind: null,
    facts: {},
    system: `${account.displayName} watched ${streams} consecutive streams this month and sparked a watch streak!`,
    text,
  });
}

/** The day a moderator was made one comes round. Over IRC only. */
export function modiversary(stage: Stage, channel: Channel, account: Account, months: number): void {
  publishNotice(stage, channel, {
    author: account,
    ircId: 'modiversary',
    params: { months: String(months) },
    kind: null,
    facts: {},
    system: `${account.displayName} has been a moderator for ${months} months!`,
  });
}
