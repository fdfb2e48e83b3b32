import type {
  EventSubscription,
  LinkState,
  ScopeUse,
  SignIn,
  TwitchAccount,
  TwitchStatus,
} from '../../../shared/contract/twitch.ts';
import { ACCOUNT_ROLES } from '../../../shared/contract/twitch.ts';
import type { AccountOverview, AccountSlot, SignInState } from '../../engine/twitch/accounts.ts';
import { type ConnectionState, overallConnection } from '../../engine/twitch/connection.ts';
import type { Twitch, TwitchState } from '../../engine/twitch/service.ts';
import type { SubscriptionStatus } from '../../engine/twitch/subscriptions.ts';

type Role = (typeof ACCOUNT_ROLES)[number];

const TROUBLES_SHOWN = 10;

/** All that the Connection page shows, from what the connection says of itself. */
export function statusOf(
  twitch: Pick<Twitch, 'state' | 'subscriptions' | 'scopeNeeds'>,
  clientId: TwitchStatus['clientId'],
  mode: TwitchStatus['mode'],
): TwitchStatus {
  const { state } = twitch;
  const chat = state.connections.find(({ name }) => name === 'chat')?.state ?? state.connection;
  const events = state.connections.filter(({ name }) => name === 'events').map((each) => each.state);
  const [limits] = state.apiLimits;
  return {
    mode,
    clientId,
    channel: state.channel,
    accounts: ACCOUNT_ROLES.map((role) => accountOf(role, state)),
    signIn: signInOf(state),
    chat: linkOf(chat, 'Chat is'),
    events: linkOf(events.length > 0 ? overallConnection(events) : state.connection, 'Events are'),
    scopes: ACCOUNT_ROLES.flatMap((role) => scopesOf(role, twitch)),
    subscriptions: twitch.subscriptions().flatMap(subscriptionOf),
    limits: {
      apiLeft: limits?.left ?? null,
      apiLimit: limits?.limit ?? null,
      linesWaiting: state.lines.waiting,
    },
    troubles: state.problems
      .slice(0, TROUBLES_SHOWN)
      .map(({ time, where, message }) => ({ time, where, text: message })),
  };
}

function accountOf(role: Role, state: TwitchState): TwitchAccount {
  const overview = state.accounts.find(({ slot }) => slot === role);
  const signIn = state.signIns.find(({ slot }) => slot === role)?.state;
  const empty: TwitchAccount = {
    role,
    state: 'none',
    user: null,
    expiresAt: null,
    problem: null,
    missing: [],
  };
  if (!overview) return empty;
  const signingIn = signIn?.kind === 'starting' || signIn?.kind === 'waiting';
  const account = overview.state;
  switch (account.kind) {
    case 'none':
      return { ...empty, state: signingIn ? 'signing-in' : 'none' };
    case 'signed-in':
      return {
        ...empty,
        state: signingIn ? 'signing-in' : 'signed-in',
        user: account.user,
        problem: account.problem,
        missing: missingScopes(overview),
      };
    case 'signed-out-by-twitch':
      return {
        ...empty,
        state: signingIn ? 'signing-in' : 'lost',
        user: account.user,
        problem: account.message,
        missing: missingScopes(overview),
      };
  }
}

function missingScopes(overview: AccountOverview): string[] {
  return [...new Set(overview.missing.flatMap(({ scopes }) => scopes))];
}

function isRole(slot: AccountSlot): slot is Role {
  return slot === 'streamer' || slot === 'bot';
}

/** The sign-in that the page is to show: one that runs, or one that has just failed. */
function signInOf(state: TwitchState): SignIn | null {
  for (const { slot, state: signIn } of state.signIns) {
    if (!isRole(slot)) continue;
    const shown = signInView(slot, signIn);
    if (shown) return shown;
  }
  return null;
}

export function signInView(role: Role, signIn: SignInState): SignIn | null {
  const empty = { role, code: null, link: null, expiresAt: null, problem: null };
  switch (signIn.kind) {
    case 'idle':
    case 'done':
      return null;
    case 'starting':
      return { ...empty, state: 'starting' };
    case 'waiting':
      return {
        ...empty,
        state: 'waiting',
        code: signIn.userCode,
        link: signIn.url,
        expiresAt: signIn.expiresAt,
        problem: signIn.problem,
      };
    case 'failed':
      if (signIn.code === 'cancelled') return null;
      return {
        ...empty,
        state: signIn.code === 'expired' || signIn.code === 'code-over' ? 'expired' : 'failed',
        problem: signIn.message,
      };
  }
}

/** `whatIs` begins a sentence. */
function linkOf(state: ConnectionState, whatIs: string): LinkState {
  switch (state.kind) {
    case 'off':
      return { state: 'off', text: `${whatIs} off, as you chose.`, retryAt: null };
    case 'signing-in-needed':
      return { state: 'needs-sign-in', text: state.message, retryAt: null };
    case 'connecting':
      return { state: 'connecting', text: `${whatIs} being connected.`, retryAt: null };
    case 'online':
      return { state: 'online', text: `${whatIs} connected.`, retryAt: null };
    case 'waiting':
      return { state: 'waiting', text: state.why, retryAt: state.retryAt };
    case 'failed':
      return { state: 'failed', text: `${state.why} ${state.cure}`, retryAt: null };
  }
}

function scopesOf(role: Role, twitch: Pick<Twitch, 'state' | 'scopeNeeds'>): ScopeUse[] {
  const account = twitch.state.accounts.find(({ slot }) => slot === role)?.state;
  // Without an account of its own the bot speaks as the streamer: there is nothing that it lacks.
  if (role === 'bot' && (!account || account.kind === 'none')) return [];
  const granted = new Set(account?.kind === 'signed-in' ? account.scopes : []);
  const uses = new Map<string, ScopeUse>();
  for (const need of twitch.scopeNeeds(role)) {
    for (const scope of need.scopes) {
      const use = uses.get(scope) ?? { scope, account: role, granted: granted.has(scope), uses: [] };
      use.uses.push({ feature: need.feature, why: need.why });
      uses.set(scope, use);
    }
  }
  return [...uses.values()];
}

const SUBSCRIPTION_STATES: Record<SubscriptionStatus['state'], EventSubscription['state']> = {
  enabled: 'on',
  waiting: 'wanted',
  'missing-scope': 'no-scope',
  refused: 'refused',
  revoked: 'revoked',
};

function subscriptionOf({ type, account, state, detail }: SubscriptionStatus): EventSubscription[] {
  return isRole(account) ? [{ type, account, state: SUBSCRIPTION_STATES[state], detail }] : [];
}
