import { publishModerate } from '../eventsub/payloads/moderate.ts';
import { broadcaster, names } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Account } from '../world/account.ts';
import type { Channel, UnbanRequest } from '../world/channel.ts';
import { unban } from './bans.ts';

/** A warned viewer cannot write before having read the warning. */
export function warn(
  stage: Stage,
  channel: Channel,
  target: Account,
  moderator: Account,
  reason: string,
): void {
  channel.warnings.set(target.id, reason);
  stage.eventSub.publish('channel.warning.send', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    ...broadcaster(channel),
    ...names('moderator_user', moderator),
    ...names('user', target),
    reason,
    chat_rules_cited: null,
  }));
  publishModerate(stage, channel, moderator, 'warn', {
    name: 'warn',
    value: { ...names('user', target), reason, chat_rules_cited: null },
  });
}

export function acknowledgeWarning(stage: Stage, channel: Channel, target: Account): boolean {
  if (!channel.warnings.delete(target.id)) return false;
  stage.eventSub.publish(
    'channel.warning.acknowledge',
    '1',
    { broadcaster_user_id: channel.owner.id },
    () => ({
      ...broadcaster(channel),
      ...names('user', target),
    }),
  );
  return true;
}

export function requestUnban(stage: Stage, channel: Channel, account: Account, text: string): UnbanRequest {
  const request: UnbanRequest = {
    id: stage.ids.uuid(),
    accountId: account.id,
    text,
    status: 'pending',
    createdAt: stage.clock.now(),
    resolvedAt: null,
    resolvedBy: null,
    resolution: '',
  };
  channel.unbanRequests.set(request.id, request);
  stage.eventSub.publish(
    'channel.unban_request.create',
    '1',
    { broadcaster_user_id: channel.owner.id },
    () => ({
      id: request.id,
      ...broadcaster(channel),
      ...names('user', account),
      text,
      created_at: eventSubTime(request.createdAt),
    }),
  );
  return request;
}

export function resolveUnban(
  stage: Stage,
  channel: Channel,
  request: UnbanRequest,
  moderator: Account,
  approved: boolean,
  resolution: string,
): void {
  const account = stage.world.accounts.get(request.accountId) ?? channel.owner;
  request.status = approved ? 'approved' : 'denied';
  request.resolvedAt = stage.clock.now();
  request.resolvedBy = moderator.id;
  request.resolution = resolution;
  stage.eventSub.publish(
    'channel.unban_request.resolve',
    '1',
    { broadcaster_user_id: channel.owner.id },
    () => ({
      id: request.id,
      ...broadcaster(channel),
      ...names('moderator_user', moderator),
      ...names('user', account),
      resolution_text: resolution,
      status: request.status,
    }),
  );
  publishModerate(stage, channel, moderator, approved ? 'approve_unban_request' : 'deny_unban_request', {
    name: 'unban_request',
    value: { is_approved: approved, ...names('user', account), moderator_message: resolution },
  });
  if (approved) unban(stage, channel, account, moderator);
}
