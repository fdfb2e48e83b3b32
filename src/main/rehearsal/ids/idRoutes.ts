import type { Clock } from '../../engine/ports.ts';
import { type Answer, type Call, readForm } from '../http/exchange.ts';
import type { Accounts } from '../world/accounts.ts';
import type { Client, Clients } from './clients.ts';
import { CODE_LIFE_S, type DeviceFlow } from './deviceFlow.ts';
import { KNOWN_SCOPES } from './scopes.ts';
import type { TokenPair, Tokens } from './tokens.ts';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

export interface IdService {
  clock: Clock;
  accounts: Accounts;
  clients: Clients;
  tokens: Tokens;
  devices: DeviceFlow;
  /** The page where a person says yes; the code is appended to it. */
  activateUrl: () => string;
}

function refuse(status: number, message: string): Answer {
  return { status, json: { status, message } };
}

function pairJson(pair: TokenPair, now: number): Answer {
  const { access, refreshToken } = pair;
  return {
    status: 200,
    json: {
      access_token: access.token,
      expires_in: Math.floor((access.expiresAt - now) / 1000),
      ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
      ...(access.scopes.length > 0 ? { scope: access.scopes } : {}),
      token_type: 'bearer',
    },
  };
}

/** Answers what id.twitch.tv/oauth2 answers; `path` is what follows it. */
export async function answerIds(service: IdService, call: Call, path: string): Promise<Answer> {
  const form = await readForm(call);
  // Parameters in the query work as well, but for the scopes of a device code: those are ignored there.
  const field = (name: string): string => form.get(name) ?? call.query.get(name) ?? '';

  if (path === '/validate') {
    if (call.method !== 'GET') return refuse(404, '404 page not found');
    return validate(service, call);
  }
  if (call.method !== 'POST') return refuse(404, '404 page not found');
  if (path === '/device') return startDevice(service, field, form.get('scopes') ?? '');
  if (path === '/token') return token(service, field);
  if (path === '/revoke') return revoke(service, field);
  return refuse(404, '404 page not found');
}

function startDevice(service: IdService, field: (name: string) => string, wanted: string): Answer {
  const client = service.clients.get(field('client_id'));
  if (!field('client_id')) return refuse(400, 'missing client id');
  if (!client) return refuse(400, 'invalid client');
  const scopes = [...new Set(wanted.split(' ').filter((scope) => scope !== ''))];
  const unknown = scopes.find((scope) => !KNOWN_SCOPES.has(scope));
  if (unknown) return refuse(400, `invalid scope requested: '${unknown}'`);
  const code = service.devices.start(client.id, scopes);
  return {
    status: 200,
    json: {
      device_code: code.deviceCode,
      expires_in: CODE_LIFE_S,
      interval: service.devices.pollInterval,
      user_code: code.userCode,
      verification_uri: service.activateUrl() + code.userCode,
    },
  };
}

function token(service: IdService, field: (name: string) => string): Answer {
  if (!field('client_id')) return refuse(400, 'missing client id');
  const client = service.clients.get(field('client_id'));
  if (!client) return refuse(400, 'invalid client');
  const grant = field('grant_type');
  if (grant === DEVICE_GRANT) return redeem(service, client, field('device_code'));
  if (grant === 'refresh_token')
    return refresh(service, client, field('refresh_token'), field('client_secret'));
  if (grant === 'client_credentials') return appToken(service, client, field('client_secret'));
  return refuse(400, grant === '' ? 'missing grant type' : 'invalid grant type');
}

function redeem(service: IdService, client: Client, deviceCode: string): Answer {
  if (deviceCode === '') return refuse(400, 'missing device_code');
  const code = service.devices.poll(deviceCode, client.id);
  if (code === 'pending') return refuse(400, 'authorization_pending');
  if (code === 'invalid' || !code.account) return refuse(400, 'invalid device code');
  return pairJson(service.tokens.issue(client.id, code.account.id, code.scopes), service.clock.now());
}

function refresh(service: IdService, client: Client, refreshToken: string, secret: string): Answer {
  if (refreshToken === '') return refuse(400, 'missing refresh token');
  if (client.secret !== null && secret === '') return refuse(400, 'missing client secret');
  if (client.secret !== null && secret !== client.secret) return refuse(403, 'invalid client secret');
  const pair = service.tokens.refresh(refreshToken, client.id, client.secret === null);
  return pair ? pairJson(pair, service.clock.now()) : refuse(400, 'Invalid refresh token');
}

function appToken(service: IdService, client: Client, secret: string): Answer {
  if (client.secret === null) return refuse(403, 'invalid client secret');
  if (secret === '') return refuse(400, 'missing client secret');
  if (secret !== client.secret) return refuse(403, 'invalid client secret');
  return pairJson(service.tokens.issueApp(client.id), service.clock.now());
}

function validate(service: IdService, call: Call): Answer {
  const header = call.headers.authorization ?? '';
  if (header === '') return refuse(401, 'missing authorization token');
  const [kind, given] = header.split(' ');
  const access = /^(oauth|bearer)$/i.test(kind ?? '') ? service.tokens.find(given ?? '') : null;
  if (!access) return refuse(401, 'invalid access token');
  const account = access.accountId === null ? null : service.accounts.get(access.accountId);
  return {
    status: 200,
    json: {
      client_id: access.clientId,
      ...(account ? { login: account.login } : {}),
      scopes: access.scopes.length > 0 ? access.scopes : null,
      ...(account ? { user_id: account.id } : {}),
      expires_in: Math.max(0, Math.floor((access.expiresAt - service.clock.now()) / 1000)),
    },
  };
}

function revoke(service: IdService, field: (name: string) => string): Answer {
  if (!field('client_id')) return refuse(400, 'missing client id');
  if (!service.clients.get(field('client_id'))) return refuse(404, 'client does not exist');
  const access = service.tokens.find(field('token'));
  if (!access || access.clientId !== field('client_id')) return refuse(400, 'Invalid token');
  service.tokens.revoke(access.token);
  return { status: 200 };
}
