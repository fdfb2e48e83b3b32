import { broadcaster, names } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import type { Channel } from '../world/channel.ts';
import type { SharedChat } from '../world/sharedChat.ts';

function sessionEvent(stage: Stage, channel: Channel, session: SharedChat, withParticipants: boolean) {
  const host = stage.world.accounts.get(session.hostId) ?? channel.owner;
  return {
    session_id: session.id,
    ...broadcaster(channel),
    ...names('host_broadcaster_user', host),
    ...(withParticipants
      ? {
          participants: session.participants
            .map((id) => stage.world.accounts.get(id))
            .filter((account) => account !== null)
            .map((account) => names('broadcaster_user', account)),
        }
      : {}),
  };
}

function tell(
  stage: Stage,
  session: SharedChat,
  step: 'begin' | 'update' | 'end',
  to: readonly string[],
): void {
  for (const id of to) {
    const channel = stage.world.channel(id);
    if (!channel) continue;
    stage.eventSub.publish(`channel.shared_chat.${step}`, '1', { broadcaster_user_id: id }, () =>
      sessionEvent(stage, channel, session, step !== 'end'),
    );
  }
}

/** The chats of these channels become one; the first is the host. False while another session runs. */
export function beginSharedChat(stage: Stage, host: Channel, guests: readonly Channel[]): boolean {
  if (stage.world.sharedChat) return false;
  const now = stage.clock.now();
  const session: SharedChat = {
    id: stage.ids.uuid(),
    hostId: host.owner.id,
    participants: [host, ...guests].map((channel) => channel.owner.id),
    createdAt: now,
    updatedAt: now,
  };
  stage.world.sharedChat = session;
  tell(stage, session, 'begin', session.participants);
  return true;
}

/** One more takes part. */
export function joinSharedChat(stage: Stage, channel: Channel): boolean {
  const session = stage.world.sharedChat;
  if (!session || session.participants.includes(channel.owner.id)) return false;
  const before = [...session.participants];
  session.participants.push(channel.owner.id);
  session.updatedAt = stage.clock.now();
  tell(stage, session, 'begin', [channel.owner.id]);
  tell(stage, session, 'update', before);
  return true;
}

/** One leaves; when only one is left, or the host goes, it is over for all. */
export function leaveSharedChat(stage: Stage, channel: Channel): boolean {
  const session = stage.world.sharedChat;
  if (!session?.participants.includes(channel.owner.id)) return false;
  if (channel.owner.id === session.hostId || session.participants.length <= 2) return endSharedChat(stage);
  session.participants = session.participants.filter((id) => id !== channel.owner.id);
  session.updatedAt = stage.clock.now();
  tell(stage, session, 'end', [channel.owner.id]);
  tell(stage, session, 'update', session.participants);
  return true;
}

export function endSharedChat(stage: Stage): boolean {
  const session = stage.world.sharedChat;
  if (!session) return false;
  stage.world.sharedChat = null;
  tell(stage, session, 'end', session.participants);
  return true;
}
