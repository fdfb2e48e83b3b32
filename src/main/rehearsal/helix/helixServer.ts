import type { Answer, Call } from '../http/exchange.ts';
import type { AccessToken } from '../ids/tokens.ts';
import type { Stage } from '../stage.ts';
import { HelixCall } from './helixCall.ts';
import { errorAnswer, HelixError } from './helixError.ts';
import { HelixRateLimit } from './rateLimit.ts';
import type { HelixRoute } from './route.ts';
import { HELIX_ROUTES } from './routes/index.ts';

/** Taken away by Twitch; old clients still ask. */
const GONE = new Set([
  'GET /users/follows',
  'GET /tags/streams',
  'GET /streams/tags',
  'PUT /streams/tags',
  'GET /hypetrain/events',
  'GET /soundtrack/current_track',
  'GET /soundtrack/playlist',
  'GET /soundtrack/playlists',
]);

/** Answers what api.twitch.tv/helix answers. */
export class HelixServer {
  readonly rateLimit: HelixRateLimit;
  /** How often each route was called, with the status it answered: `GET /users 200`. */
  readonly calls = new Map<string, number>();
  private readonly routes = new Map<string, HelixRoute>();
  private readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
    this.rateLimit = new HelixRateLimit(stage.clock);
    for (const route of HELIX_ROUTES) this.routes.set(`${route.method} ${route.path}`, route);
  }

  /** `path` is what follows `/helix`. */
  answer(call: Call, path: string): Answer {
    const name = `${call.method} ${path}`;
    const answer = this.decide(call, name);
    const counted = `${this.routes.has(name) ? name : 'unknown'} ${answer.status}`;
    this.calls.set(counted, (this.calls.get(counted) ?? 0) + 1);
    return answer;
  }

  private decide(call: Call, name: string): Answer {
    const route = this.routes.get(name);
    if (GONE.has(name)) return errorAnswer(410, 'This API is not available.');
    if (!route) return errorAnswer(404, '');
    let bucket: string | null = null;
    try {
      const token = route.open ? guest() : this.authorise(call);
      bucket = `${token.clientId} ${token.accountId ?? 'app'}`;
      if (!route.open && !this.rateLimit.take(bucket)) throw new HelixError(429, 'Too Many Requests');
      checkScopes(route, token);
      const account = token.accountId === null ? null : this.stage.world.accounts.get(token.accountId);
      const answer = route.run(new HelixCall(this.stage, token, account, call));
      return this.withHeaders(answer, bucket);
    } catch (thrown) {
      if (thrown instanceof HelixError) return this.withHeaders(thrown.toAnswer(), bucket);
      this.stage.log.error(
        { event: 'helix.failed', message: `The simulated Twitch failed to answer ${name}` },
        thrown,
      );
      return errorAnswer(500, 'Internal Server Error');
    }
  }

  private authorise(call: Call): AccessToken {
    const [kind, given] = (call.headers.authorization ?? '').split(' ');
    if (!given || !/^bearer$/i.test(kind ?? '')) throw new HelixError(401, 'OAuth token is missing');
    const clientId = call.headers['client-id'];
    if (typeof clientId !== 'string' || clientId === '') throw new HelixError(401, 'Client ID is missing');
    const token = this.stage.tokens.find(given);
    if (!token) throw new HelixError(401, 'Invalid OAuth token');
    if (token.clientId !== clientId) throw new HelixError(401, 'Client ID and OAuth token do not match');
    return token;
  }

  private withHeaders(answer: Answer, bucket: string | null): Answer {
    if (bucket === null) return answer;
    return { ...answer, headers: { ...answer.headers, ...this.rateLimit.headers(bucket) } };
  }
}

function guest(): AccessToken {
  return { token: '', clientId: '', accountId: null, scopes: [], expiresAt: 0 };
}

function checkScopes(route: HelixRoute, token: AccessToken): void {
  const { scopes } = route;
  if (!scopes || scopes.length === 0) return;
  if (token.accountId === null) {
    if (route.app) return;
    throw new HelixError(401, 'Missing User OAUTH Token');
  }
  if (scopes.some((scope) => token.scopes.includes(scope))) return;
  throw new HelixError(
    route.missingScope?.status ?? 401,
    route.missingScope?.message ?? `Missing scope: ${scopes.join(' or ')}`,
  );
}
