import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../engine/random.ts';
import { FakeClock } from '../../engine/testing/fakeClock.ts';
import { keepingLogger } from '../../engine/testing/keepingLogger.ts';
import { type HttpRequest, NoAnswer } from '../http.ts';
import { KeepingRedactor, MemorySecrets, settled } from '../testing/memory.ts';
import { Hider } from './hider.ts';
import { OAuth } from './oauth.external.ts';
import { TokenKeeper } from './tokenKeeper.ts';
import { TokenStore } from './tokenStore.ts';

const ANN = { id: '2002', login: 'ann', name: 'Ann' };
const LIFE_S = 14_400;
const MINUTE = 60_000;

/** Twitch's sign-in service, as far as renewing goes: every refresh token works once. */
class FakeIds {
  pairs = 0;
  readonly spent = new Set<string>();
  readonly replayed: string[] = [];
  readonly refreshes: string[] = [];
  /** What happens to the next refreshes instead of an answer. */
  fault: 'lost-before' | 'lost-after' | 'error-page' | 'revoked' | 'no-secret' | 'not-sent' | null = null;
  private live = 'access-token-0';
  private liveSince: number;
  private readonly clock: FakeClock;

  constructor(clock: FakeClock) {
    this.clock = clock;
    this.liveSince = clock.now();
  }

  /** Seconds that the token has left. */
  get left(): number {
    return LIFE_S - (this.clock.now() - this.liveSince) / 1000;
  }

  /** Time passes at Twitch and not here. */
  hurry(ms: number): void {
    this.liveSince -= ms;
  }

  pair(n: number) {
    return {
      access_token: `access-token-${n}`,
      refresh_token: `refresh-token-${n}`,
      expires_in: LIFE_S,
      scope: ['chat:read'],
      token_type: 'bearer',
    };
  }

  expire(): void {
    this.live = 'nothing';
  }

  answer(request: HttpRequest): { status: number; body: unknown } {
    if (request.url.endsWith('/validate')) {
      if (request.headers['Authorization'] !== `OAuth ${this.live}`) {
        return { status: 401, body: { status: 401, message: 'invalid access token' } };
      }
      const body = {
        client_id: 'client',
        user_id: '2002',
        login: 'ann',
        scopes: ['chat:read'],
        expires_in: this.left,
      };
      return { status: 200, body };
    }
    const form = new URLSearchParams(request.body ?? '');
    if (request.url.endsWith('/revoke')) return { status: 200, body: '' };
    const token = form.get('refresh_token') ?? '';
    this.refreshes.push(token);
    const { fault } = this;
    if (fault === 'not-sent') throw new NoAnswer('not-sent', 'the network is down');
    if (fault === 'lost-before') throw new NoAnswer('unknown', 'the connection broke');
    if (fault === 'no-secret')
      return { status: 400, body: { status: 400, message: 'missing client secret' } };
    if (fault === 'revoked') return { status: 400, body: { status: 400, message: 'Invalid refresh token' } };
    if (this.spent.has(token)) {
      this.replayed.push(token);
      this.live = 'nothing';
      return { status: 400, body: { status: 400, message: 'Invalid refresh token' } };
    }
    this.spent.add(token);
    this.pairs += 1;
    this.live = `access-token-${this.pairs}`;
    this.liveSince = this.clock.now();
    if (fault === 'lost-after') throw new NoAnswer('unknown', 'it took too long');
    if (fault === 'error-page') return { status: 502, body: '<html>Bad Gateway</html>' };
    return { status: 200, body: this.pair(this.pairs) };
  }
}

const keepers: TokenKeeper[] = [];
afterEach(async () => {
  for (const keeper of keepers.splice(0)) await keeper.stop();
});

function setUp() {
  const clock = new FakeClock();
  const ids = new FakeIds(clock);
  const secrets = new MemorySecrets();
  const redactor = new KeepingRedactor();
  const log = keepingLogger();
  let clientId: string | null = 'client';
  const open = (): TokenKeeper => {
    const hider = new Hider(redactor);
    const oauth = new OAuth(
      'http://ids',
      async (request) => {
        await settled();
        const { status, body } = ids.answer(request);
        return {
          status,
          headers: new Headers(),
          text: typeof body === 'string' ? body : JSON.stringify(body),
        };
      },
      hider,
    );
    const store = new TokenStore(secrets, 'twitch', log);
    const options = {
      slot: 'bot',
      clientId: () => clientId,
      oauth,
      store,
      hider,
      clock,
      random: seededRandom(3),
      log,
    } as const;
    const keeper = new TokenKeeper(options);
    keepers.push(keeper);
    return keeper;
  };
  const signedIn = async (): Promise<TokenKeeper> => {
    const keeper = open();
    const first = ids.pair(0);
    keeper.adopt(
      {
        accessToken: first.access_token,
        refreshToken: first.refresh_token,
        scopes: first.scope,
        expiresIn: LIFE_S,
      },
      ANN,
    );
    keeper.start();
    await settle();
    return keeper;
  };
  const setClient = (id: string | null): void => {
    clientId = id;
  };
  return { clock, ids, secrets, redactor, log, open, signedIn, setClient };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 8; i += 1) await settled();
}

describe('renewal', () => {
  it('renews once for 100 callers whose calls failed at the same time', async () => {
    const { ids, signedIn } = setUp();
    const keeper = await signedIn();
    ids.expire();
    const tokens = await Promise.all(
      Array.from({ length: 100 }, () => keeper.tokenInsteadOf('access-token-0')),
    );
    expect(new Set(tokens)).toEqual(new Set(['access-token-1']));
    expect(ids.refreshes).toEqual(['refresh-token-0']);
    expect(await keeper.tokenInsteadOf('access-token-0')).toBe('access-token-1');
    expect(ids.replayed).toEqual([]);
  });

  it('renews for 100 callers at once when the token has run out', async () => {
    const { clock, ids, secrets, open, signedIn } = setUp();
    await (await signedIn()).stop();
    clock.advance(LIFE_S * 1000);
    ids.expire();
    const keeper = open();
    keeper.start();
    const tokens = await Promise.all(Array.from({ length: 100 }, () => keeper.token()));
    expect(new Set(tokens)).toEqual(new Set(['access-token-1']));
    expect(ids.refreshes).toEqual(['refresh-token-0']);
    expect(secrets.values.get('twitch.account.bot')).toContain('refresh-token-1');
  });

  it('renews by itself between 18 and 15 minutes before the end', async () => {
    const { clock, ids, signedIn } = setUp();
    const keeper = await signedIn();
    await clock.advanceAsync(LIFE_S * 1000 - 18 * MINUTE, MINUTE);
    expect(ids.refreshes).toEqual([]);
    await clock.advanceAsync(4 * MINUTE, 10_000);
    await settle();
    expect(ids.refreshes).toEqual(['refresh-token-0']);
    expect(await keeper.token()).toBe('access-token-1');
  });

  it('has the new pair on the disk before anybody gets it', async () => {
    const { ids, secrets, signedIn } = setUp();
    const keeper = await signedIn();
    ids.expire();
    const token = await keeper.tokenInsteadOf('access-token-0');
    expect(secrets.writes.at(-1)).toContain(token);
    expect(secrets.writes.at(-2)).toContain('"refreshStartedAt":1');
  });

  it('takes the pair that is on the disk when somebody else renewed it', async () => {
    const { ids, secrets, signedIn } = setUp();
    const keeper = await signedIn();
    const stored = secrets.values.get('twitch.account.bot') ?? '';
    secrets.set('twitch.account.bot', stored.replaceAll('token-0', 'token-from-elsewhere'));
    expect(await keeper.tokenInsteadOf('access-token-0')).toBe('access-token-from-elsewhere');
    expect(ids.refreshes).toEqual([]);
  });

  it('does not renew again and again a token that Twitch refuses right after its renewal', async () => {
    const { ids, signedIn } = setUp();
    const keeper = await signedIn();
    const fresh = await keeper.tokenInsteadOf('access-token-0');
    await expect(keeper.tokenInsteadOf(fresh)).rejects.toMatchObject({ code: 'unavailable' });
    expect(ids.refreshes).toHaveLength(1);
  });

  it('waits longer and longer while Twitch cannot be reached, and tells it once', async () => {
    const { clock, ids, log, signedIn } = setUp();
    const keeper = await signedIn();
    ids.fault = 'not-sent';
    await clock.advanceAsync(LIFE_S * 1000 - 10 * MINUTE, MINUTE);
    await clock.advanceAsync(9 * MINUTE, 10_000);
    expect(ids.refreshes.length).toBeGreaterThan(2);
    expect(ids.refreshes.length).toBeLessThan(12);
    expect(keeper.state).toMatchObject({
      kind: 'signed-in',
      problem: expect.stringContaining('the network is down'),
    });
    expect(log.kept.filter((entry) => entry.event === 'account.notRenewed')).toHaveLength(1);
    expect(await keeper.token()).toBe('access-token-0');
    ids.fault = null;
    await clock.advanceAsync(6 * MINUTE, 10_000);
    expect(await keeper.token()).toBe('access-token-1');
    expect(keeper.state).toMatchObject({ problem: null });
  });
});

describe('an answer that was lost', () => {
  it('is tried again when the old token still works, since then nothing was spent', async () => {
    const { clock, ids, signedIn } = setUp();
    const keeper = await signedIn();
    ids.fault = 'lost-before';
    await expect(keeper.tokenInsteadOf('access-token-0')).rejects.toMatchObject({ code: 'unavailable' });
    ids.fault = null;
    await clock.advanceAsync(MINUTE, 5_000);
    await settle();
    expect(await keeper.token()).toBe('access-token-1');
    expect(ids.replayed).toEqual([]);
  });

  it.each([
    'lost-after',
    'error-page',
  ] as const)('never sends a token again that may be spent (%s), and says so', async (fault) => {
    const { clock, ids, log, secrets, signedIn } = setUp();
    const keeper = await signedIn();
    ids.fault = fault;
    await expect(keeper.tokenInsteadOf('access-token-0')).rejects.toMatchObject({ code: 'unavailable' });
    ids.fault = null;
    await Promise.allSettled(Array.from({ length: 100 }, () => keeper.tokenInsteadOf('access-token-0')));
    await clock.advanceAsync(2 * MINUTE, 5_000);
    await Promise.allSettled(Array.from({ length: 100 }, () => keeper.tokenInsteadOf('access-token-0')));
    expect(ids.refreshes).toEqual(['refresh-token-0']);
    expect(keeper.state).toMatchObject({ kind: 'signed-out-by-twitch', reason: 'answer-lost' });
    expect(log.kept.filter((entry) => entry.event === 'account.signedOutByTwitch')).toHaveLength(1);
    expect(secrets.values.get('twitch.account.bot')).not.toContain('token-0');
  });

  it('is still known after a crash in the middle of a renewal', async () => {
    const { clock, ids, secrets, signedIn, open } = setUp();
    const keeper = await signedIn();
    ids.fault = 'lost-after';
    await expect(keeper.tokenInsteadOf('access-token-0')).rejects.toThrow();
    const onDisk = secrets.values.get('twitch.account.bot') ?? '';
    await keeper.stop();
    // As the file was when the process died.
    secrets.values.set('twitch.account.bot', onDisk);
    ids.fault = null;
    clock.advance(20_000);
    const next = open();
    next.start();
    await settle();
    expect(ids.refreshes).toEqual(['refresh-token-0']);
    expect(next.state).toMatchObject({ kind: 'signed-out-by-twitch', reason: 'answer-lost' });
  });
});

describe('a sign-in that Twitch ended', () => {
  it('is said once, stays said after a restart, and keeps no token', async () => {
    const { clock, ids, log, secrets, signedIn, open } = setUp();
    const keeper = await signedIn();
    ids.expire();
    ids.fault = 'revoked';
    await clock.advanceAsync(61 * MINUTE, MINUTE);
    await expect(keeper.token()).rejects.toMatchObject({ code: 'twitch.signed_out' });
    await expect(keeper.token()).rejects.toMatchObject({ code: 'twitch.signed_out' });
    expect(ids.refreshes).toHaveLength(1);
    expect(log.kept.filter((entry) => entry.event === 'account.signedOutByTwitch')).toHaveLength(1);
    await keeper.stop();
    const next = open();
    next.start();
    await settle();
    expect(next.state).toMatchObject({ kind: 'signed-out-by-twitch', user: ANN, reason: 'refused' });
    expect(log.kept.filter((entry) => entry.event === 'account.signedOutByTwitch')).toHaveLength(1);
    expect(secrets.values.get('twitch.account.bot')).not.toContain('token-');
  });

  it('is not thrown away when only the client id is of the wrong type', async () => {
    const { ids, signedIn } = setUp();
    const keeper = await signedIn();
    ids.fault = 'no-secret';
    await expect(keeper.tokenInsteadOf('access-token-0')).rejects.toMatchObject({ code: 'unavailable' });
    expect(keeper.state).toMatchObject({ kind: 'signed-in', problem: expect.stringContaining('"Public"') });
  });

  it('is asked about at the start and every hour', async () => {
    const { clock, ids, signedIn } = setUp();
    await signedIn();
    ids.expire();
    await clock.advanceAsync(59 * MINUTE, MINUTE);
    expect(ids.refreshes).toEqual([]);
    await clock.advanceAsync(2 * MINUTE, 10_000);
    await settle();
    expect(ids.refreshes).toEqual(['refresh-token-0']);
  });
});

describe('a clock that was set', () => {
  it('does not make the renewal come too late: Twitch says how long the token has', async () => {
    const { clock, ids, signedIn } = setUp();
    const keeper = await signedIn();
    // Three hours of four have passed by Twitch's clock, and none by ours.
    ids.hurry(3 * 3_600_000);
    await keeper.check();
    await clock.advanceAsync(46 * MINUTE, 10_000);
    await settle();
    expect(ids.refreshes).toEqual(['refresh-token-0']);
  });
});

describe('what is saved', () => {
  it('keeps a sign-in that works in use when the disk is full, and saves it later', async () => {
    const { clock, ids, log, secrets, signedIn } = setUp();
    const keeper = await signedIn();
    await clock.advanceAsync(LIFE_S * 1000 - 20 * MINUTE, 5 * MINUTE);
    secrets.full = true;
    await clock.advanceAsync(19 * MINUTE, MINUTE);
    // The old one works, so it is not exchanged for one that could not be kept.
    expect(ids.refreshes).toEqual([]);
    await clock.advanceAsync(7 * MINUTE, MINUTE);
    expect(await keeper.token()).toBe('access-token-1');
    expect(log.kept.filter((entry) => entry.event === 'account.notSaved')).not.toEqual([]);
    secrets.full = false;
    await clock.advanceAsync(MINUTE, 10_000);
    expect(secrets.values.get('twitch.account.bot')).toContain('refresh-token-1');
    expect(ids.replayed).toEqual([]);
  });

  it('sets a record aside that cannot be read, without repeating it', async () => {
    const { log, secrets, open } = setUp();
    secrets.values.set('twitch.account.bot', '{"kind":"tokens","accessToken":"super-secret-token"');
    const keeper = open();
    keeper.start();
    expect(keeper.state).toEqual({ kind: 'none' });
    expect(JSON.stringify(log.kept)).toContain('sign in again');
    expect(JSON.stringify(log.kept)).not.toContain('super-secret');
  });

  it('keeps the sign-in of another client id for the day it comes back', async () => {
    const { setClient, signedIn } = setUp();
    const keeper = await signedIn();
    setClient('another');
    expect(keeper.state).toMatchObject({ kind: 'signed-out-by-twitch', reason: 'other-client' });
    await expect(keeper.token()).rejects.toMatchObject({ code: 'twitch.signed_out' });
    setClient('client');
    expect(await keeper.token()).toBe('access-token-0');
  });

  it('hides every token from the log before it can get there', async () => {
    const { ids, redactor, log, signedIn } = setUp();
    const keeper = await signedIn();
    await keeper.tokenInsteadOf('access-token-0');
    for (const kind of ['access', 'refresh']) {
      for (const n of [0, 1]) expect(redactor.hidden).toContain(`${kind}-token-${n}`);
    }
    expect(ids.pairs).toBe(1);
    expect(JSON.stringify(log.kept)).not.toMatch(/(access|refresh)-token/);
  });

  it('forgets everything at a sign-out', async () => {
    const { secrets, signedIn } = setUp();
    const keeper = await signedIn();
    await keeper.signOut();
    expect(keeper.state).toEqual({ kind: 'none' });
    expect(secrets.values.size).toBe(0);
  });

  it('leaves no alarm behind', async () => {
    const { clock, signedIn } = setUp();
    const keeper = await signedIn();
    await keeper.stop();
    expect(clock.pending).toBe(0);
  });
});
