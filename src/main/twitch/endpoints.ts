import { AppError } from '../../shared/rpc/errors.ts';

/** Where Twitch is. */
export interface Endpoints {
  /** WebSocket of chat. */
  irc: string;
  /** Up to and with `/helix`. */
  api: string;
  /** Up to and with `/oauth2`. */
  id: string;
  /** WebSocket of EventSub. */
  eventSub: string;
  /**
   * Whose accounts these are. Sign-ins of the two are kept apart, so that a token of the real Twitch is never sent
   * to a stand-in, nor the other way round.
   */
  realm: 'twitch' | 'rehearsal';
}

export const TWITCH: Endpoints = {
  irc: 'wss://irc-ws.chat.twitch.tv:443',
  api: 'https://api.twitch.tv/helix',
  id: 'https://id.twitch.tv/oauth2',
  eventSub: 'wss://eventsub.wss.twitch.tv/ws',
  realm: 'twitch',
};

/** What settings may say; an empty or missing address is Twitch's own. */
export interface EndpointSettings {
  irc?: string | undefined;
  api?: string | undefined;
  id?: string | undefined;
  eventSub?: string | undefined;
  /** For developers: addresses beyond this computer, and a mixture of Twitch's and others. */
  anyHost?: boolean | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const FIELDS = ['irc', 'api', 'id', 'eventSub'] as const;
type Field = (typeof FIELDS)[number];

const VARIABLES: Record<Field, string> = {
  irc: 'EMCEE_TWITCH_IRC_URL',
  api: 'EMCEE_TWITCH_API_URL',
  id: 'EMCEE_TWITCH_ID_URL',
  eventSub: 'EMCEE_TWITCH_EVENTSUB_URL',
};
const ANY_HOST_VARIABLE = 'EMCEE_TWITCH_ANY_HOST';

/** The environment goes before the settings. Throws `twitch.bad_endpoint` with the address at fault. */
export function resolveEndpoints(settings: EndpointSettings = {}, environment: Environment = {}): Endpoints {
  const anyHost = settings.anyHost === true || environment[ANY_HOST_VARIABLE] === '1';
  const chosen: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const address = environment[VARIABLES[field]] || settings[field] || '';
    if (address !== '') chosen[field] = checked(field, address, anyHost);
  }
  const set = FIELDS.filter((field) => chosen[field] !== undefined);
  if (set.length === 0) return TWITCH;
  if (set.length < FIELDS.length && !anyHost) {
    const missing = FIELDS.filter((field) => chosen[field] === undefined).map((field) => VARIABLES[field]);
    throw new AppError(
      'twitch.bad_endpoint',
      `Some of Twitch's addresses are replaced and some are not, so that sign-ins would end up in the wrong place. Give ${missing.join(', ')} as well, or none at all.`,
    );
  }
  return { ...TWITCH, ...chosen, realm: 'rehearsal' };
}

function checked(field: Field, address: string, anyHost: boolean): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isSocket = field === 'irc' || field === 'eventSub';
  const schemes = isSocket ? ['ws:', 'wss:'] : ['http:', 'https:'];
  if (!url || !schemes.includes(url.protocol)) {
    throw new AppError(
      'twitch.bad_endpoint',
      `${VARIABLES[field]} is not an address that begins with ${schemes.join('// or ')}//.`,
    );
  }
  if (!anyHost && !isLoopback(url.hostname)) {
    throw new AppError(
      'twitch.bad_endpoint',
      `${VARIABLES[field]} points to ${url.hostname}. Only this computer (127.0.0.1) may stand in for Twitch, since sign-ins are sent there. Developers can allow other hosts with ${ANY_HOST_VARIABLE}=1.`,
    );
  }
  if (field === 'irc' && url.protocol === 'wss:' && url.port !== '' && url.port !== '443') {
    throw new AppError(
      'twitch.bad_endpoint',
      `${VARIABLES.irc} uses wss on port ${url.port}. The chat library can do wss on port 443 only; use ws for a stand-in.`,
    );
  }
  return address.replace(/\/+$/, '');
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** tmi.js takes its address in pieces, and port 443 means wss to it, whatever else it is told. */
export function tmiConnection(irc: string): { server: string; port: number; secure: boolean } {
  const url = new URL(irc);
  const secure = url.protocol === 'wss:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  return { server: url.hostname, port, secure };
}

/** Whether Twitch may send us on to this address. */
export function isTrustedSocket(address: string, endpoints: Endpoints): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const origin = new URL(endpoints.eventSub);
  if (url.host === origin.host && url.protocol === origin.protocol) return true;
  return endpoints.realm === 'twitch' && url.protocol === 'wss:' && url.hostname.endsWith('.twitch.tv');
}
