import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { IrcSession } from './ircSession.ts';
import { CAPABILITIES, type Capability, SERVER } from './roomLine.ts';
import { globalUserState } from './userLines.ts';

/** A refused client keeps its socket for a while; Twitch is not in a hurry to close it. */
const LINGER_MS = 10_000;
const ANONYMOUS = /^justinfan\d+$/;

export function handleCapabilities(session: IrcSession, params: readonly string[]): void {
  const [verb = '', list = ''] = [params[0]?.toUpperCase(), params.at(-1)];
  if (verb === 'LS') session.sendText(`:${SERVER} CAP * LS :${CAPABILITIES.join(' ')}`);
  if (verb !== 'REQ') return;
  const asked = list.split(' ').filter((name) => name !== '');
  const known = asked.filter((name): name is Capability => CAPABILITIES.includes(name as Capability));
  if (known.length < asked.length) {
    session.sendText(`:${SERVER} CAP * NAK :${list}`);
    return;
  }
  for (const name of known) session.capabilities.add(name);
  session.sendText(`:${SERVER} CAP * ACK :${list}`);
}

/** The nick comes after the password; with both the login is decided. */
export function handleNick(stage: Stage, session: IrcSession, given: string): void {
  if (session.state !== 'new') return;
  const nick = given.toLowerCase();
  if (ANONYMOUS.test(nick)) {
    session.scopes = new Set(['chat:read']);
    welcome(session, nick);
    return;
  }
  const found = logIn(stage, session.password, nick);
  if (typeof found === 'string') {
    refuse(stage, session, found);
    return;
  }
  session.account = found.account;
  session.scopes = new Set(found.scopes);
  // The name in the token counts; another nick is put up with.
  welcome(session, found.account.login);
  session.deliver(globalUserState(found.account));
}

/** Who the password belongs to, or the reason why it is refused. */
function logIn(
  stage: Stage,
  password: string | null,
  nick: string,
): { account: Account; scopes: readonly string[] } | string {
  if (!/^[a-z0-9_]{1,25}$/.test(nick)) return 'Invalid NICK';
  if (password === null || !password.startsWith('oauth:')) return 'Improperly formatted auth';
  if (!stage.chat.logins.take(nick, stage.clock.now())) return 'Login unsuccessful';
  const access = stage.tokens.find(password.slice('oauth:'.length));
  const account = access?.accountId ? stage.world.accounts.get(access.accountId) : null;
  if (!access || !account || !access.scopes.includes('chat:read')) return 'Login authentication failed';
  return { account, scopes: access.scopes };
}

function welcome(session: IrcSession, nick: string): void {
  session.nick = nick;
  session.state = 'ready';
  const lines: (readonly [string, string])[] = [
    ['001', 'Welcome, GLHF!'],
    ['002', `Your host is ${SERVER}`],
    ['003', 'This server is rather new'],
    ['004', '-'],
    ['375', '-'],
    ['372', 'You are in a maze of twisty passages, all alike.'],
    ['376', '>'],
  ];
  for (const [number, text] of lines) session.sendText(`:${SERVER} ${number} ${nick} :${text}`);
}

function refuse(stage: Stage, session: IrcSession, why: string): void {
  session.state = 'refused';
  session.sendText(`:${SERVER} NOTICE * :${why}`);
  stage.log.debug({
    event: 'chat.refused',
    category: 'authentication',
    message: `A chat login failed: ${why}`,
  });
  const cancel = stage.running.add(
    stage.clock.after(LINGER_MS, () => {
      cancel();
      session.close();
    }),
  );
}
