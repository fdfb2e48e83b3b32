import type { Stage } from '../stage.ts';
import { activeBan, type Channel } from '../world/channel.ts';
import type { IrcSession } from './ircSession.ts';
import { noticeLine, personPrefix, SERVER } from './roomLine.ts';
import { roomState, userState } from './userLines.ts';

const MAX_ROOMS = 100;
const NAMES_PER_LINE = 40;

export function handleJoin(stage: Stage, session: IrcSession, list: string): void {
  for (const name of list.split(',')) {
    // A room that is not there answers nothing, as do too many joins in too short a time.
    const channel = name.startsWith('#') ? stage.world.channelNamed(name.slice(1)) : null;
    if (!channel || session.rooms.has(channel) || session.rooms.size >= MAX_ROOMS) continue;
    if (!stage.chat.joins.take(session.nick, stage.clock.now())) continue;
    const room = `#${channel.owner.login}`;
    if (channel.owner.suspended) {
      session.deliver(
        noticeLine(room, 'msg_channel_suspended', 'This channel does not exist or has been suspended.'),
      );
      continue;
    }
    const { account } = session;
    const ban = account ? activeBan(channel, account.id, stage.clock.now()) : null;
    if (ban && ban.until === null) {
      session.deliver(
        noticeLine(room, 'msg_banned', `You are permanently banned from talking in ${channel.owner.login}.`),
      );
      continue;
    }
    enter(stage, session, channel);
  }
}

function enter(stage: Stage, session: IrcSession, channel: Channel): void {
  const room = `#${channel.owner.login}`;
  const host = `${session.nick}.${SERVER}`;
  stage.chat.enter(session, channel);
  session.sendText(`:${personPrefix(session.nick)} JOIN ${room}`);
  for (const line of nameLines(stage, session, channel))
    session.sendText(`:${host} 353 ${session.nick} = ${room} :${line}`);
  session.sendText(`:${host} 366 ${session.nick} ${room} :End of /NAMES list`);
  if (session.account) session.deliver(userState(channel, session.account, null));
  session.deliver(roomState(channel));
}

function nameLines(stage: Stage, session: IrcSession, channel: Channel): string[] {
  if (!session.has('twitch.tv/membership')) return [session.nick];
  const logins = new Set([session.nick]);
  for (const account of stage.chat.accountsIn(channel)) logins.add(account.login);
  for (const id of channel.present) {
    const account = stage.world.accounts.get(id);
    if (account) logins.add(account.login);
    if (logins.size > 1000) break;
  }
  const all = [...logins];
  const lines: string[] = [];
  for (let i = 0; i < all.length; i += NAMES_PER_LINE) lines.push(all.slice(i, i + NAMES_PER_LINE).join(' '));
  return lines;
}

export function handlePart(stage: Stage, session: IrcSession, list: string): void {
  for (const name of list.split(',')) {
    const channel = stage.world.channelNamed(name.replace(/^#/, ''));
    if (!channel || !session.rooms.has(channel)) continue;
    stage.chat.leave(session, channel);
    session.sendText(`:${personPrefix(session.nick)} PART #${channel.owner.login}`);
  }
}
