import type { Answer, Call } from '../http/exchange.ts';
import type { AccessToken } from '../ids/tokens.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import { type Channel, isModerator } from '../world/channel.ts';
import { Body } from './body.ts';
import { HelixError, malformed, missing, WRONG_BROADCASTER, WRONG_MODERATOR } from './helixError.ts';
import { pageOf } from './paging.ts';

const MAX_LIST = 100;
const NO_BODY = new Body({});

/** One authorised call with the questions that every route asks. */
export class HelixCall {
  readonly stage: Stage;
  readonly token: AccessToken;
  /** Whose token it is; null for an app token. */
  readonly account: Account | null;
  readonly query: URLSearchParams;
  readonly body: Body;

  constructor(stage: Stage, token: AccessToken, account: Account | null, call: Call) {
    this.stage = stage;
    this.token = token;
    this.account = account;
    this.query = call.query;
    this.body = call.method === 'GET' || call.method === 'DELETE' ? NO_BODY : Body.parse(call.body);
  }

  get world(): Stage['world'] {
    return this.stage.world;
  }

  get now(): number {
    return this.stage.clock.now();
  }

  hasScope(...anyOf: string[]): boolean {
    return anyOf.some((scope) => this.token.scopes.includes(scope));
  }

  maybe(name: string): string | null {
    return this.query.get(name) || null;
  }

  need(name: string): string {
    const value = this.maybe(name);
    if (value === null) throw missing(name);
    return value;
  }

  /** In the body as documented, or in the query, which Twitch takes as well for some calls. */
  either(name: string): string {
    return this.maybe(name) ?? this.body.text(name);
  }

  /** A repeated key. */
  list(name: string, max = MAX_LIST): string[] {
    const values = this.query.getAll(name).filter((value) => value !== '');
    if (values.length > max) throw malformed(name, `at most ${max} values are allowed`);
    return values;
  }

  flag(name: string): boolean {
    return this.maybe(name) === 'true';
  }

  /** Whoever calls; an app token cannot. */
  get user(): Account {
    if (!this.account) throw new HelixError(401, 'Missing User OAUTH Token');
    return this.account;
  }

  /** The caller's own id in a query, and his room. */
  own(name = 'broadcaster_id', wrong = WRONG_BROADCASTER): Channel {
    return this.ownChannel(this.need(name), wrong);
  }

  /** The same from a body. */
  ownChannel(id: string, wrong = WRONG_BROADCASTER): Channel {
    if (id !== this.user.id) throw new HelixError(401, wrong);
    return this.world.openChannel(this.user);
  }

  /** Any room, by the id in the query. */
  channel(name = 'broadcaster_id'): Channel {
    const account = this.world.accounts.get(this.need(name));
    if (!account) throw new HelixError(404, `The broadcaster in ${name} was not found.`);
    return this.world.openChannel(account);
  }

  /** A room that the caller moderates; `moderator_id` must be the caller. */
  moderated(): Channel {
    const channel = this.channel();
    const moderatorId = this.need('moderator_id');
    if (moderatorId !== this.user.id) throw new HelixError(401, WRONG_MODERATOR);
    if (!isModerator(channel, moderatorId))
      throw new HelixError(
        403,
        'The user in moderator_id is not a moderator for the broadcaster in broadcaster_id.',
      );
    return channel;
  }

  target(id: string, name = 'user_id'): Account {
    const account = this.world.accounts.get(id);
    if (!account) throw new HelixError(400, `The user specified in the ${name} field was not found.`);
    return account;
  }

  /** A page of a list, each item turned into JSON; `more` stands beside `data`. */
  page<T>(
    all: readonly T[],
    json: (item: T) => unknown,
    more: Record<string, unknown> = {},
    size = { standard: 20, max: 100 },
  ): Answer {
    const page = pageOf(all, this.query, size);
    return { status: 200, json: { data: page.items.map(json), pagination: page.pagination, ...more } };
  }
}

export function data(...items: unknown[]): Answer {
  return { status: 200, json: { data: items } };
}

export const NO_CONTENT: Answer = { status: 204 };
