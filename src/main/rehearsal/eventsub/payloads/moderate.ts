import type { Stage } from '../../stage.ts';
import type { Account } from '../../world/account.ts';
import type { Channel } from '../../world/channel.ts';
import { broadcaster, names, namesOrNull } from './names.ts';

/** The parts of `channel.moderate`, of which one at most says something. */
const PARTS = [
  'followers',
  'slow',
  'vip',
  'unvip',
  'mod',
  'unmod',
  'ban',
  'unban',
  'timeout',
  'untimeout',
  'raid',
  'unraid',
  'delete',
  'automod_terms',
  'unban_request',
  'shared_chat_ban',
  'shared_chat_unban',
  'shared_chat_timeout',
  'shared_chat_untimeout',
  'shared_chat_delete',
] as const;

type ModeratePart = (typeof PARTS)[number] | 'warn';

/** Tells moderators' tools what a moderator did. `part` is null for actions that say it all by their name. */
export function publishModerate(
  stage: Stage,
  channel: Channel,
  moderator: Account,
  action: string,
  part: { name: ModeratePart; value: Record<string, unknown> } | null = null,
): void {
  const about = { broadcaster_user_id: channel.owner.id };
  const build = (version: '1' | '2') => () => {
    const parts: Record<string, unknown> = {};
    for (const name of PARTS) parts[name] = part?.name === name ? part.value : null;
    if (version === '2') parts['warn'] = part?.name === 'warn' ? part.value : null;
    return {
      ...broadcaster(channel),
      ...(version === '2' ? namesOrNull('source_broadcaster_user', null) : {}),
      ...names('moderator_user', moderator),
      action,
      ...parts,
    };
  };
  stage.eventSub.publish('channel.moderate', '1', about, build('1'));
  stage.eventSub.publish('channel.moderate', '2', about, build('2'));
}
