import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Metrics } from '../../engine/metrics.ts';
import type { Clock, Logger, Random } from '../../engine/ports.ts';
import type { AccountSlot } from '../../engine/twitch/accounts.ts';
import type { ApiLimits, Urgency } from '../../engine/twitch/api.ts';
import type { Hider } from '../auth/hider.ts';
import { type Fetch, type HttpAnswer, jsonOf, NoAnswer } from '../http.ts';
import type { Actor, Actors, Role } from './actors.ts';
import { Points } from './points.ts';
import { refusalOf } from './refusals.ts';

const TIMEOUT_MS = 12_000;
type QueryValue = string | number | boolean | readonly string[] | null | undefined;

export interface HelixRequest<S extends z.ZodType | null> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Behind `/helix`, without a query. */
  path: string;
  as: Role;
  /** One of them is needed; none when empty. */
  scopes: readonly string[];
  /** What is null or undefined is left out. `actor` is the user id of who acts. */
  query?: (actor: string) => Readonly<Record<string, QueryValue>>;
  body?: (actor: string) => unknown;
  /** Null when only the success counts. */
  answer: S;
  /** True when doing it twice is the same as doing it once; so it is for GET. */
  repeatable?: boolean;
  /** True when who calls tells of failures in a place of its own. */
  quiet?: boolean;
}

export type AnswerOf<S extends z.ZodType | null> = S extends z.ZodType ? z.output<S> : null;

/** What the groups of calls are built on. */
export interface Helix {
  call<S extends z.ZodType | null>(request: HelixRequest<S>): Promise<AnswerOf<S>>;
  /** The streamer's id; null when nobody is signed in as the streamer. */
  channelId(): string | null;
}

export interface CallerOptions {
  /** Up to and with `/helix`. */
  base: string;
  fetch: Fetch;
  actors: Actors;
  hider: Hider;
  clock: Clock;
  random: Random;
  log: Logger;
  metrics: Metrics;
  /** Calls that failed in the end and that somebody waited for. */
  onFailure?: (call: string, error: AppError) => void;
}

const failureSchema = z.object({ message: z.string() });

/**
 * Makes calls to Twitch's API: in the name of who may, within its limits, with one renewal of the sign-in after a
 * 401. What changes something is repeated only when Twitch surely did not do it.
 */
export class HelixCaller {
  private readonly options: CallerOptions;
  private readonly points = new Map<string, { slot: AccountSlot; points: Points }>();

  constructor(options: CallerOptions) {
    this.options = options;
  }

  /** The calls of one urgency. */
  at(urgency: Urgency): Helix {
    return {
      call: async (request) => {
        const { answer: schema } = request;
        try {
          const answer = await this.perform(request, urgency);
          return (schema === null ? null : this.read(schema, answer, nameOf(request))) as never;
        } catch (thrown) {
          const isNews = thrown instanceof AppError && !request.quiet && urgency !== 'background';
          if (isNews) this.options.onFailure?.(nameOf(request), thrown);
          throw thrown;
        }
      },
      channelId: () => this.options.actors.channelId,
    };
  }

  limits(): ApiLimits[] {
    return [...this.points.values()].map(({ slot, points }) => ({ slot, ...points.state }));
  }

  private async perform(request: HelixRequest<z.ZodType | null>, urgency: Urgency): Promise<HttpAnswer> {
    const { actors } = this.options;
    const repeatable = request.repeatable ?? request.method === 'GET';
    let actor = await actors.find(request.as, request.scopes);
    let renewed = false;
    let repeats = 0;
    for (;;) {
      const answer = await this.once(request, actor, urgency);
      if (answer instanceof NoAnswer) {
        if (repeatable && repeats === 0) {
          repeats += 1;
          await this.pause(300);
          continue;
        }
        throw noAnswer(answer, repeatable);
      }
      if (answer.status < 300) return answer;
      const message = this.messageOf(answer);
      if (answer.status === 401 && !renewed && isAboutToken(message)) {
        renewed = true;
        const token = await actor.keeper.tokenInsteadOf(actor.token);
        actor = { ...actor, token };
        continue;
      }
      if (answer.status === 503 && repeatable && repeats === 0) {
        repeats += 1;
        await this.pause(1_000);
        continue;
      }
      const wait = this.exhaustion(answer, actor);
      if (wait !== null && repeats === 0) {
        // Turned away at the door: it was not done, whatever it was. The next try waits for points.
        repeats += 1;
        await this.pause(1_000);
        continue;
      }
      const error = refusalOf(nameOf(request), answer.status, message);
      if (error.code === 'twitch.not_moderator' && request.as === 'moderator') {
        if (actors.botIsNoModerator(actor, request.scopes)) {
          actor = await actors.find('streamer', request.scopes);
          continue;
        }
      }
      throw wait === null ? error : new AppError('rate_limited', error.message, { wait });
    }
  }

  private async once(
    request: HelixRequest<z.ZodType | null>,
    actor: Actor,
    urgency: Urgency,
  ): Promise<HttpAnswer | NoAnswer> {
    const { clock, fetch, metrics } = this.options;
    const points = this.pointsOf(actor);
    await points.take(urgency);
    const call = nameOf(request);
    const started = clock.elapsed();
    let answer: HttpAnswer | NoAnswer;
    try {
      const body = request.body?.(actor.userId);
      answer = await fetch({
        method: request.method,
        url: this.options.base + request.path + queryOf(request.query?.(actor.userId) ?? {}),
        headers: {
          Authorization: `Bearer ${actor.token}`,
          'Client-Id': actor.clientId,
          Accept: 'application/json',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        timeout: TIMEOUT_MS,
      });
    } catch (thrown) {
      answer = thrown instanceof NoAnswer ? thrown : new NoAnswer('unknown', 'something went wrong here');
    }
    points.settle(answer instanceof NoAnswer ? null : answer.headers);
    const status = answer instanceof NoAnswer ? 'none' : String(answer.status);
    metrics.count('twitch_api_calls_total', 'Calls to the API of Twitch', { call, status });
    metrics.count('twitch_api_ms_total', 'Milliseconds that they took', { call }, clock.elapsed() - started);
    return answer;
  }

  private pointsOf(actor: Actor): Points {
    const there = this.points.get(actor.userId);
    if (there) return there.points;
    const points = new Points(this.options.clock);
    this.points.set(actor.userId, { slot: actor.keeper.slot, points });
    return points;
  }

  /** Milliseconds until there are points again; null when this is no such refusal. */
  private exhaustion(answer: HttpAnswer, actor: Actor): number | null {
    if (answer.status !== 429 || answer.headers.get('Ratelimit-Remaining') !== '0') return null;
    this.pointsOf(actor).drain();
    const fullAt = Number(answer.headers.get('Ratelimit-Reset') ?? Number.NaN) * 1000;
    const untilFull = Number.isFinite(fullAt) ? fullAt - this.options.clock.now() : 60_000;
    return Math.min(60_000, Math.max(1_000, untilFull));
  }

  private messageOf(answer: HttpAnswer): string {
    const parsed = failureSchema.safeParse(jsonOf(answer));
    return parsed.success ? this.options.hider.scrub(parsed.data.message) : '';
  }

  private read<S extends z.ZodType>(schema: S, answer: HttpAnswer, call: string): z.output<S> {
    const parsed = schema.safeParse(jsonOf(answer));
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    this.options.log.warn({
      event: 'api.unexpected',
      message: `Twitch answered ${call} in a form that Emcee does not know.`,
      details: { call, status: answer.status, where },
    });
    throw new AppError(
      'twitch.unexpected',
      'Twitch answered in a form that Emcee does not know. Perhaps there is an update of Emcee.',
    );
  }

  private pause(ms: number): Promise<void> {
    const { clock, random } = this.options;
    return new Promise((resolve) => {
      clock.after(Math.round(ms * (1 + random.next() / 4)), resolve);
    });
  }
}

function nameOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${path}`;
}

/** A 401 can also be about scopes or a wrong id; a new token would change nothing then. */
function isAboutToken(message: string): boolean {
  return message === '' || /invalid oauth token|oauth token is missing/i.test(message);
}

function noAnswer({ certainty, why }: NoAnswer, repeatable: boolean): AppError {
  const sent = certainty === 'not-sent' ? false : null;
  const doubt =
    sent === null && !repeatable
      ? ' Whether it was done is not known; please look before you repeat it.'
      : '';
  return new AppError('unavailable', `Twitch did not answer: ${why}.${doubt}`, { sent });
}

function queryOf(query: Readonly<Record<string, QueryValue>>): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue;
    if (typeof value === 'object') for (const one of value) parts.append(name, one);
    else parts.append(name, String(value));
  }
  const text = parts.toString();
  return text === '' ? '' : `?${text}`;
}
