import type { Subscription } from '../../eventsub/subscription.ts';
import { type SubscriptionType, subscriptionType } from '../../eventsub/subscriptionTypes.ts';
import { eventSubTime } from '../../timestamps.ts';
import { activeBan, isModerator } from '../../world/channel.ts';
import type { HelixCall } from '../helixCall.ts';
import { NO_CONTENT } from '../helixCall.ts';
import { HelixError, missing } from '../helixError.ts';
import type { HelixRoute } from '../route.ts';

const MAX_COST = 10;
const MAX_PER_SESSION = 300;
const MAX_SESSIONS = 3;
const MAX_SAME = 3;
const MAX_CHAT_ROOMS = 100;
const UNAUTHORISED = 'subscription missing proper authorization';

function listedJson(subscription: Subscription) {
  return {
    id: subscription.id,
    status: subscription.status,
    type: subscription.type,
    version: subscription.version,
    condition: subscription.condition,
    created_at: eventSubTime(subscription.createdAt),
    transport: {
      method: 'websocket',
      session_id: subscription.sessionId,
      connected_at: eventSubTime(subscription.connectedAt),
      ...(subscription.disconnectedAt === null
        ? {}
        : { disconnected_at: eventSubTime(subscription.disconnectedAt) }),
    },
    cost: subscription.cost,
  };
}

/** Those of this client and user. */
function mine(call: HelixCall, subscriptions: Subscription[]): Subscription[] {
  return subscriptions.filter(
    (subscription) =>
      subscription.clientId === call.token.clientId && subscription.accountId === call.user.id,
  );
}

function totals(call: HelixCall) {
  const enabled = mine(call, call.stage.eventSub.enabled());
  return {
    total: enabled.length,
    total_cost: enabled.reduce((sum, subscription) => sum + subscription.cost, 0),
    max_total_cost: MAX_COST,
  };
}

function readCondition(call: HelixCall, type: SubscriptionType): Record<string, string> {
  const given = call.body.body('condition').record();
  const condition: Record<string, string> = {};
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === '') continue;
    const known = type.required.includes(key) || type.optional.includes(key) || type.oneOf.includes(key);
    if (!known) throw new HelixError(400, `invalid condition: unknown field ${key}`);
    if (typeof value !== 'string') throw new HelixError(400, `invalid condition: ${key} must be a string`);
    if (key !== 'reward_id' && !/^\d+$/.test(value))
      throw new HelixError(400, `invalid condition: ${key} must be a numeric user id`);
    condition[key] = value;
  }
  for (const key of type.required)
    if (condition[key] === undefined) throw new HelixError(400, `invalid condition: missing ${key}`);
  if (type.oneOf.length > 0 && type.oneOf.filter((key) => condition[key] !== undefined).length !== 1)
    throw new HelixError(400, `invalid condition: exactly one of ${type.oneOf.join(', ')} is needed`);
  return condition;
}

function checkReader(call: HelixCall, type: SubscriptionType, condition: Record<string, string>): void {
  const { user, world } = call;
  const refuse = (): never => {
    throw new HelixError(403, UNAUTHORISED);
  };
  for (const group of type.scopes) if (!call.hasScope(...group)) refuse();
  const channel = world.channel(condition['broadcaster_user_id'] ?? '');
  switch (type.reader) {
    case 'broadcaster':
      if (condition['broadcaster_user_id'] !== user.id) refuse();
      return;
    case 'moderator':
      if (condition['moderator_user_id'] !== user.id || !channel || !isModerator(channel, user.id)) refuse();
      return;
    case 'chatter':
      if (condition['user_id'] !== user.id || !channel || activeBan(channel, user.id, call.now)) refuse();
      return;
    case 'user':
      if (condition['user_id'] !== user.id) refuse();
      return;
    default:
      for (const id of Object.values(condition))
        if (!world.accounts.get(id)) throw new HelixError(400, `invalid condition: unknown user ${id}`);
  }
}

function sameCondition(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function checkLimits(
  call: HelixCall,
  type: SubscriptionType,
  condition: Record<string, string>,
  sessionId: string,
): void {
  const all = mine(call, call.stage.eventSub.enabled());
  const here = all.filter((subscription) => subscription.sessionId === sessionId);
  const same = all.filter(
    (subscription) => subscription.type === type.type && sameCondition(subscription.condition, condition),
  );
  if (
    same.some((subscription) => subscription.sessionId === sessionId && subscription.version === type.version)
  )
    throw new HelixError(409, 'subscription already exists');
  if (same.length >= MAX_SAME)
    throw new HelixError(429, 'maximum subscriptions with type and condition exceeded');
  if (here.length >= MAX_PER_SESSION)
    throw new HelixError(429, 'number of websocket subscriptions limit exceeded');
  const sessions = new Set(all.map((subscription) => subscription.sessionId));
  if (!sessions.has(sessionId) && sessions.size >= MAX_SESSIONS)
    throw new HelixError(429, 'number of websocket transports limit exceeded');
  if (type.reader === 'chatter') {
    const rooms = new Set(
      all
        .filter((subscription) => subscription.type.startsWith('channel.chat'))
        .map((subscription) => subscription.condition['broadcaster_user_id']),
    );
    rooms.add(condition['broadcaster_user_id']);
    if (rooms.size > MAX_CHAT_ROOMS) throw new HelixError(403, UNAUTHORISED);
  }
}

/** Free where the person in the condition has signed in to this client; a stranger costs a point. */
function costOf(call: HelixCall, type: SubscriptionType, condition: Record<string, string>): number {
  if (type.reader !== 'anyone') return 0;
  const strangers = Object.values(condition).filter(
    (id) => !call.stage.tokens.hasGrant(call.token.clientId, id),
  );
  return strangers.length > 0 ? 1 : 0;
}

export const EVENT_SUB_ROUTES: readonly HelixRoute[] = [
  {
    method: 'POST',
    path: '/eventsub/subscriptions',
    run(call) {
      const name = call.body.text('type');
      const version = call.body.text('version');
      const transport = call.body.body('transport');
      const method = transport.text('method');
      if (method !== 'websocket')
        throw new HelixError(400, 'The rehearsal delivers EventSub over websocket only.');
      if (!call.account) throw new HelixError(400, 'invalid transport and auth combination');
      const sessionId = transport.text('session_id');
      const type = subscriptionType(name, version);
      if (type === 'removed')
        throw new HelixError(410, `subscription type ${name} version ${version} has been removed`);
      if (type === null) throw new HelixError(400, 'invalid subscription type and version');
      const condition = readCondition(call, type);
      const { eventSub, ids } = call.stage;
      const session = eventSub.sessions.get(sessionId);
      if (!session?.open)
        throw new HelixError(400, 'websocket transport session does not exist or has already disconnected');
      const strangers = eventSub
        .of(sessionId)
        .some(
          (subscription) =>
            subscription.accountId !== call.user.id || subscription.clientId !== call.token.clientId,
        );
      if (strangers)
        throw new HelixError(400, 'websocket transport cannot have subscriptions created by different users');
      checkReader(call, type, condition);
      checkLimits(call, type, condition, sessionId);
      const cost = costOf(call, type, condition);
      if (totals(call).total_cost + cost > MAX_COST) throw new HelixError(429, 'maximum total cost exceeded');
      const subscription: Subscription = {
        id: ids.uuid(),
        type: name,
        version,
        condition,
        cost,
        createdAt: call.now,
        clientId: call.token.clientId,
        accountId: call.user.id,
        status: 'enabled',
        sessionId,
        connectedAt: session.connectedAt,
        disconnectedAt: null,
      };
      eventSub.add(subscription);
      return { status: 202, json: { data: [listedJson(subscription)], ...totals(call) } };
    },
  },
  {
    method: 'GET',
    path: '/eventsub/subscriptions',
    run(call) {
      const filters = ['status', 'type', 'user_id', 'subscription_id'].filter((name) => call.maybe(name));
      if (filters.length > 1) throw new HelixError(400, 'only one filter can be used at a time');
      const [status, type, userId, id] = ['status', 'type', 'user_id', 'subscription_id'].map((name) =>
        call.maybe(name),
      );
      const listed = mine(call, call.stage.eventSub.list()).filter(
        (subscription) =>
          (!status || subscription.status === status) &&
          (!type || subscription.type === type) &&
          (!id || subscription.id === id) &&
          (!userId || Object.values(subscription.condition).includes(userId)),
      );
      return call.page(listed, listedJson, totals(call), { standard: 100, max: 100 });
    },
  },
  {
    method: 'DELETE',
    path: '/eventsub/subscriptions',
    run(call) {
      const id = call.maybe('id');
      if (id === null) throw missing('id');
      const found = mine(call, call.stage.eventSub.list()).find((subscription) => subscription.id === id);
      if (!found) throw new HelixError(404, 'subscription not found');
      call.stage.eventSub.remove(found);
      return NO_CONTENT;
    },
  },
];
