import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';

export const ACCOUNT_ROLES = ['streamer', 'bot'] as const;
const accountRoleSchema = z.enum(ACCOUNT_ROLES);

/** One of the two logins. */
export const twitchAccountSchema = z.object({
  role: accountRoleSchema,
  /** `lost`: Twitch does not accept the stored sign-in any more. */
  state: z.enum(['none', 'signing-in', 'signed-in', 'lost']),
  /** Null until it is known who it is. */
  user: z.object({ id: z.string(), login: z.string(), name: z.string() }).nullable(),
  /** Epoch milliseconds of the access token's end; null when there is none. It is renewed long before. */
  expiresAt: z.number().nullable(),
  /** What went wrong and what to do; null when all is well. */
  problem: z.string().nullable(),
  /** Scopes that features ask for and that this sign-in does not have. */
  missing: z.array(z.string()),
});
export type TwitchAccount = z.infer<typeof twitchAccountSchema>;

/** A sign-in that waits for the streamer to say yes on Twitch's page. */
export const signInSchema = z.object({
  role: accountRoleSchema,
  state: z.enum(['starting', 'waiting', 'expired', 'failed']),
  /** What to type on Twitch's page; null before Twitch gave one. */
  code: z.string().nullable(),
  link: z.string().nullable(),
  /** Epoch milliseconds; null before there is a code. */
  expiresAt: z.number().nullable(),
  problem: z.string().nullable(),
});
export type SignIn = z.infer<typeof signInSchema>;

export const scopeUseSchema = z.object({
  scope: z.string(),
  account: accountRoleSchema,
  granted: z.boolean(),
  /** Which features need it, and what for. */
  uses: z.array(z.object({ feature: z.string(), why: z.string() })),
});
export type ScopeUse = z.infer<typeof scopeUseSchema>;

export const eventSubscriptionSchema = z.object({
  type: z.string(),
  account: accountRoleSchema,
  state: z.enum(['wanted', 'on', 'refused', 'revoked', 'no-scope']),
  /** Why it is not on; null when it is. */
  detail: z.string().nullable(),
});
export type EventSubscription = z.infer<typeof eventSubscriptionSchema>;

/** One way to Twitch: chat, or the events of one account. */
export const linkStateSchema = z.object({
  state: z.enum(['off', 'needs-sign-in', 'connecting', 'online', 'waiting', 'failed']),
  /** One sentence for the streamer. */
  text: z.string(),
  /** Epoch milliseconds of the next try; null when none is planned. */
  retryAt: z.number().nullable(),
});
export type LinkState = z.infer<typeof linkStateSchema>;

export const twitchStatusSchema = z.object({
  mode: z.enum(['live', 'rehearsal']),
  clientId: z.object({
    /** `built-in`: this Emcee came with one. `own`: the streamer registered one. */
    state: z.enum(['built-in', 'own', 'missing', 'rehearsal']),
    value: z.string().nullable(),
  }),
  /** The channel that the bot works in; null until the streamer is known. */
  channel: z.object({ id: z.string(), login: z.string(), name: z.string() }).nullable(),
  accounts: z.array(twitchAccountSchema),
  signIn: signInSchema.nullable(),
  chat: linkStateSchema,
  events: linkStateSchema,
  scopes: z.array(scopeUseSchema),
  subscriptions: z.array(eventSubscriptionSchema),
  limits: z.object({
    /** Calls of the API that are left in this minute; null before the first call. */
    apiLeft: z.number().nullable(),
    apiLimit: z.number().nullable(),
    /** Lines that wait to be said. */
    linesWaiting: z.number(),
  }),
  /** The last few things that went wrong, newest first. */
  troubles: z.array(z.object({ time: z.number(), where: z.string(), text: z.string() })),
});
export type TwitchStatus = z.infer<typeof twitchStatusSchema>;

export const twitchContract = defineContract({
  id: 'twitch',
  routes: {
    signIn: defineRoute({
      title: 'Start to sign an account in; Twitch then asks the streamer',
      role: 'streamer',
      changes: true,
      input: z.object({ role: accountRoleSchema }),
      output: signInSchema,
      errors: ['twitch.no_client_id'],
    }),
    cancelSignIn: defineRoute({
      title: 'Stop waiting for a sign-in',
      role: 'streamer',
      input: z.object({}),
      output: z.object({}),
    }),
    signOut: defineRoute({
      title: 'Sign an account out; its token is given back to Twitch',
      role: 'streamer',
      changes: true,
      input: z.object({ role: accountRoleSchema }),
      output: z.object({}),
    }),
    setClientId: defineRoute({
      title: 'Use a Twitch application of your own, once Twitch has said that it knows it',
      role: 'streamer',
      changes: true,
      input: z.object({
        clientId: z
          .string()
          .trim()
          .regex(/^[a-z0-9]{20,40}$/, 'A client ID has about 30 small letters and digits'),
        /** Twitch is not asked whether it knows it; for who has no network just now. */
        untried: z.boolean().default(false),
      }),
      output: z.object({}),
      errors: ['twitch.bad_client_id', 'twitch.unreachable', 'twitch.rehearsing'],
    }),
    openLink: defineRoute({
      title: "Open Twitch's page of the running sign-in",
      role: 'streamer',
      input: z.object({}),
      output: z.object({ opened: z.boolean() }),
    }),
    reconnect: defineRoute({
      title: 'Try to connect again now',
      role: 'moderator',
      input: z.object({}),
      output: z.object({}),
    }),
  },
  lives: {
    status: defineLive({
      title: 'Accounts, connections, scopes, limits and troubles',
      role: 'moderator',
      snapshot: twitchStatusSchema,
      event: twitchStatusSchema,
    }),
  },
});
