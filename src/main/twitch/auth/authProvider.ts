import type { AccessTokenMaybeWithUserId, AccessTokenWithUserId, AuthProvider } from '@twurple/auth';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { TokenKeeper } from './tokenKeeper.ts';

type User = Parameters<AuthProvider['getCurrentScopesForUser']>[0];

/** Our sign-ins in the shape that twurple's libraries expect. The intents are the slots: `streamer`, `bot`. */
export class KeptAuthProvider implements AuthProvider {
  private readonly keepers: () => Iterable<TokenKeeper>;
  private readonly client: () => string | null;

  constructor(keepers: () => Iterable<TokenKeeper>, client: () => string | null) {
    this.keepers = keepers;
    this.client = client;
  }

  get clientId(): string {
    return this.client() ?? '';
  }

  getCurrentScopesForUser(user: User): string[] {
    return [...(this.keeperOf(user)?.scopes ?? [])];
  }

  async getAccessTokenForUser(
    user: User,
    ...scopeSets: (string[] | undefined)[]
  ): Promise<AccessTokenWithUserId | null> {
    const keeper = this.keeperOf(user);
    return keeper ? await tokenOf(keeper, scopeSets) : null;
  }

  async getAccessTokenForIntent(
    intent: string,
    ...scopeSets: (string[] | undefined)[]
  ): Promise<AccessTokenWithUserId | null> {
    const keeper = this.keeperFor(intent);
    return keeper ? await tokenOf(keeper, scopeSets) : null;
  }

  /** A public client has no tokens of its own, so that any question is asked as somebody. */
  async getAnyAccessToken(user?: User): Promise<AccessTokenMaybeWithUserId> {
    const keeper =
      (user === undefined ? null : this.keeperOf(user)) ??
      this.keeperFor('streamer') ??
      this.keeperFor('bot');
    if (!keeper) throw new AppError('twitch.signed_out', 'No account is signed in. Please sign in first.');
    return await tokenOf(keeper, []);
  }

  async refreshAccessTokenForUser(user: User): Promise<AccessTokenWithUserId> {
    return await renewed(this.keeperOf(user));
  }

  async refreshAccessTokenForIntent(intent: string): Promise<AccessTokenWithUserId> {
    return await renewed(this.keeperFor(intent));
  }

  private keeperOf(user: User): TokenKeeper | null {
    const id = typeof user === 'object' ? user.id : String(user);
    for (const keeper of this.keepers()) if (keeper.user?.id === id) return keeper;
    return null;
  }

  private keeperFor(intent: string): TokenKeeper | null {
    for (const keeper of this.keepers()) if (keeper.slot === intent && keeper.user) return keeper;
    return null;
  }
}

async function tokenOf(
  keeper: TokenKeeper,
  scopeSets: readonly (string[] | undefined)[],
): Promise<AccessTokenWithUserId> {
  const granted = new Set(keeper.scopes);
  for (const scopes of scopeSets) {
    if (!scopes || scopes.length === 0 || scopes.some((scope) => granted.has(scope))) continue;
    throw new AppError(
      'twitch.missing_scope',
      `The ${keeper.slot} account has not allowed this yet (${scopes.join(' or ')}). Sign in again to allow it.`,
      { account: keeper.slot, scopes },
    );
  }
  await keeper.token();
  return present(keeper);
}

async function renewed(keeper: TokenKeeper | null): Promise<AccessTokenWithUserId> {
  const failed = keeper?.details?.accessToken;
  if (!keeper || failed === undefined) {
    throw new AppError('twitch.signed_out', 'This account is not signed in. Please sign in first.');
  }
  await keeper.tokenInsteadOf(failed);
  return present(keeper);
}

function present(keeper: TokenKeeper): AccessTokenWithUserId {
  const { details } = keeper;
  if (!details)
    throw new AppError('twitch.signed_out', 'This account is not signed in. Please sign in first.');
  return {
    accessToken: details.accessToken,
    // Nobody but the keeper may spend it.
    refreshToken: null,
    scope: [...details.scopes],
    expiresIn: Math.round((details.expiresAt - details.obtainedAt) / 1000),
    obtainmentTimestamp: details.obtainedAt,
    userId: details.userId,
  };
}
