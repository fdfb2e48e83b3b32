import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';

/** What a made-up viewer may be. */
export const VIEWER_ROLES = ['viewer', 'subscriber', 'vip', 'moderator', 'streamer'] as const;

/** What the stage can make happen. Amounts have the bounds that Twitch has. */
export const happeningSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('follow') }),
  z.object({
    what: z.literal('sub'),
    tier: z.number().int().min(1).max(3).default(1),
    months: z.number().int().min(1).max(120).default(1),
    text: z.string().max(400).default(''),
  }),
  z.object({
    what: z.literal('gift'),
    count: z.number().int().min(1).max(200).default(1),
    tier: z.number().int().min(1).max(3).default(1),
    anonymous: z.boolean().default(false),
  }),
  z.object({
    what: z.literal('cheer'),
    bits: z.number().int().min(1).max(100_000).default(100),
    text: z.string().max(300).default(''),
  }),
  z.object({ what: z.literal('raid'), viewers: z.number().int().min(1).max(100_000).default(50) }),
  z.object({
    what: z.literal('redemption'),
    reward: z.string().max(45).default('Hydrate'),
    text: z.string().max(200).default(''),
  }),
  z.object({ what: z.literal('poll') }),
  z.object({ what: z.literal('prediction') }),
  z.object({ what: z.literal('hypeTrain') }),
  z.object({ what: z.literal('ad'), seconds: z.number().int().min(30).max(180).default(60) }),
  z.object({ what: z.literal('ban') }),
  z.object({ what: z.literal('timeout'), seconds: z.number().int().min(1).max(1_209_600).default(600) }),
  z.object({ what: z.literal('streamOn') }),
  z.object({ what: z.literal('streamOff') }),
]);
export type Happening = z.infer<typeof happeningSchema>;

export const FAULTS = [
  'cut',
  'expireTokens',
  'slowApi',
  'failApi',
  'eventSubReconnect',
  'duplicateEvents',
  'chatReconnect',
  'oddLines',
] as const;

const sceneSchema = z.object({
  id: z.string(),
  title: z.string(),
  help: z.string(),
});

export const stageSchema = z.object({
  /** False in the real channel; then the rest is empty. */
  on: z.boolean(),
  streamer: z.string().nullable(),
  live: z.boolean(),
  /** The simulated Twitch's own address, for tinkerers; null while it does not run. */
  control: z.string().nullable(),
  scenes: z.array(sceneSchema),
  /** The scene that plays; null for none. */
  playing: z.object({ id: z.string(), title: z.string(), endsAt: z.number().nullable() }).nullable(),
  crowd: z.object({ on: z.boolean(), /** Lines a minute. */ rate: z.number(), viewers: z.number().int() }),
  faults: z.array(z.object({ fault: z.enum(FAULTS), until: z.number().nullable() })),
  /** A sign-in that waits for its yes on the simulated Twitch's page; null for none. */
  signIn: z.object({ code: z.string() }).nullable(),
  stats: z.object({ lines: z.number(), events: z.number(), apiCalls: z.number() }),
});
export type Stage = z.infer<typeof stageSchema>;

export const rehearsalContract = defineContract({
  id: 'rehearsal',
  routes: {
    enter: defineRoute({
      title: 'Go to the rehearsal: a simulated channel with books of its own',
      role: 'streamer',
      changes: true,
      input: z.object({}),
      output: z.object({}),
    }),
    leave: defineRoute({
      title: 'Go back to the real channel',
      role: 'streamer',
      changes: true,
      input: z.object({}),
      output: z.object({}),
    }),
    sayAs: defineRoute({
      title: 'Say something as a viewer',
      role: 'streamer',
      input: z.object({
        viewer: z
          .string()
          .trim()
          .regex(/^[a-zA-Z0-9_]{2,25}$/, 'A name has 2 to 25 letters, digits and underscores'),
        role: z.enum(VIEWER_ROLES),
        text: z.string().trim().min(1).max(500),
      }),
      output: z.object({}),
      errors: ['rehearsal.off'],
    }),
    happen: defineRoute({
      title: 'Let something happen in the simulated channel',
      role: 'streamer',
      input: z.object({
        happening: happeningSchema,
        /** Who does it; null picks somebody. */
        viewer: z
          .string()
          .trim()
          .regex(/^[a-zA-Z0-9_]{2,25}$/, 'A name has 2 to 25 letters, digits and underscores')
          .nullable()
          .default(null),
      }),
      output: z.object({}),
      errors: ['rehearsal.off', 'rehearsal.not_now'],
    }),
    playScene: defineRoute({
      title: 'Play a scene',
      role: 'streamer',
      input: z.object({
        id: z.string().max(60),
        /** How fast: 1 is as written. */
        rate: z.number().min(0.1).max(100).default(1),
        seed: z.number().int().min(0).max(4_294_967_295).default(1),
      }),
      output: z.object({}),
      errors: ['rehearsal.off'],
    }),
    stopScene: defineRoute({
      title: 'Stop the scene that plays',
      role: 'streamer',
      input: z.object({}),
      output: z.object({}),
    }),
    setCrowd: defineRoute({
      title: 'Let a crowd chat by itself',
      role: 'streamer',
      input: z.object({ on: z.boolean(), rate: z.number().min(1).max(60_000).default(30) }),
      output: z.object({}),
      errors: ['rehearsal.off'],
    }),
    fault: defineRoute({
      title: 'Let something go wrong',
      role: 'streamer',
      input: z.object({
        fault: z.enum(FAULTS),
        /** How long, where it lasts. */
        seconds: z.number().min(1).max(600).default(10),
      }),
      output: z.object({}),
      errors: ['rehearsal.off'],
    }),
    healAll: defineRoute({
      title: 'Let everything work again',
      role: 'streamer',
      input: z.object({}),
      output: z.object({}),
    }),
    answerSignIn: defineRoute({
      title: "Answer the sign-in, as the streamer would on Twitch's page",
      role: 'streamer',
      input: z.object({ answer: z.enum(['approve', 'deny', 'expire']) }),
      output: z.object({}),
      errors: ['rehearsal.off', 'rehearsal.not_now'],
    }),
  },
  lives: {
    stage: defineLive({
      title: 'How the simulated channel is',
      role: 'moderator',
      snapshot: stageSchema,
      event: stageSchema,
    }),
  },
});
