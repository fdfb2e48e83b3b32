import { readAction, speak } from '../chat/speak.ts';
import type { Stage } from '../stage.ts';
import type { IrcLine } from './ircLine.ts';
import { parseLine } from './ircLine.ts';
import type { IrcSession } from './ircSession.ts';
import { handleCapabilities, handleNick } from './login.ts';
import { noticeLine, SERVER } from './roomLine.ts';
import { handleJoin, handlePart } from './rooms.ts';

/** One frame from a client; it may hold several lines, with or without an end of line. */
export function handleFrame(stage: Stage, session: IrcSession, frame: string): void {
  for (const text of frame.split('\n')) {
    if (text.trim() === '') continue;
    stage.chat.traffic.receivedLines++;
    const line = parseLine(text);
    if (line) handleLine(stage, session, line);
  }
}

function handleLine(stage: Stage, session: IrcSession, line: IrcLine): void {
  const [first = ''] = line.params;
  switch (line.command) {
    case 'CAP':
      handleCapabilities(session, line.params);
      break;
    case 'PASS':
      session.password = first;
      break;
    case 'NICK':
      handleNick(stage, session, first);
      break;
    case 'USER':
      break;
    case 'PING':
      // Bare in, bare out; with a text Twitch answers in another form.
      session.sendText(first === '' ? `PONG :${SERVER}` : `:${SERVER} PONG ${SERVER} :${first}`);
      break;
    case 'PONG':
      session.pong.answer();
      break;
    case 'QUIT':
      session.close();
      break;
    default:
      if (session.state === 'ready') handleRoomLine(stage, session, line);
  }
}

/** What only somebody who is logged in may say. */
function handleRoomLine(stage: Stage, session: IrcSession, line: IrcLine): void {
  const [first = '', second = ''] = line.params;
  switch (line.command) {
    case 'JOIN':
      handleJoin(stage, session, first);
      break;
    case 'PART':
      handlePart(stage, session, first);
      break;
    case 'PRIVMSG':
      handleMessage(stage, session, line, first, second);
      break;
    default:
      session.sendText(`:${SERVER} 421 ${session.nick} ${line.command} :Unknown command`);
  }
}

function handleMessage(stage: Stage, session: IrcSession, line: IrcLine, room: string, text: string): void {
  const { account } = session;
  const channel = stage.world.channelNamed(room.replace(/^#/, ''));
  if (!account || !channel) return;
  if (!session.scopes.has('chat:edit')) {
    session.deliver(noticeLine(room, 'no_permission', 'You don’t have permission to perform that action.'));
    return;
  }
  if (!readAction(text)) {
    const command = text.split(' ')[0] ?? '';
    session.deliver(noticeLine(room, 'unrecognized_cmd', `Unrecognized command: ${command}`));
    return;
  }
  const spoken = speak(stage, {
    account,
    channel,
    text,
    replyTo: line.tags?.['reply-parent-msg-id'],
    nonce: line.tags?.['client-nonce'],
    limited: true,
    from: session,
  });
  if ('refused' in spoken) session.deliver(noticeLine(room, spoken.refused.notice, spoken.refused.text));
  if ('dropped' in spoken && spoken.dropped === 'flood') {
    stage.log.warn({
      event: 'chat.flooded',
      message: `${account.displayName} sent lines at more than twice the allowed rate and was disconnected, as Twitch would do`,
    });
    session.terminate();
  }
}
