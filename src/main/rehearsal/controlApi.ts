import { z } from 'zod';
import type { ControlAction } from './control/action.ts';
import { FAULT_ACTIONS } from './control/faults.ts';
import { HOUSE_ACTIONS } from './control/house.ts';
import { INTERACTIVE_EVENTS } from './control/interactiveEvents.ts';
import { ORDER_EVENTS } from './control/orderEvents.ts';
import { SHOW_EVENTS } from './control/showEvents.ts';
import { SUPPORT_EVENTS } from './control/supportEvents.ts';
import type { House } from './house.ts';
import type { Answer, Call } from './http/exchange.ts';
import { mayControl } from './http/loopbackGuard.ts';

const ACTIONS = new Map(
  [
    ...HOUSE_ACTIONS,
    ...SUPPORT_EVENTS,
    ...INTERACTIVE_EVENTS,
    ...SHOW_EVENTS,
    ...ORDER_EVENTS,
    ...FAULT_ACTIONS,
  ].map((entry): [string, ControlAction] => [entry.path, entry]),
);

function refuse(status: number, message: string): Answer {
  return { status, json: { error: message } };
}

/** The list of all that can be asked, for people and programs. */
function describe(house: House) {
  return {
    about: 'Controls of the simulated Twitch. POST a JSON object to a path below.',
    urls: house.urls,
    read: {
      '/control': 'this list',
      '/control/state': 'what is going on',
      '/control/stats': 'numbers since the start',
      '/control/scenes': 'the scenes that can be played',
    },
    actions: [...ACTIONS.values()].map(({ path, title, input }) => ({
      path: `/control/${path}`,
      title,
      input: z.toJSONSchema(input, { io: 'input' }),
    })),
  };
}

function state(house: House) {
  const { world, crowd, scenes, faults, devices, stage } = house;
  const channel = world.stage;
  return {
    streamer: world.streamer.login,
    bot: world.bot.login,
    live: channel.stream !== null,
    title: channel.title,
    viewers: channel.stream?.viewers ?? 0,
    present: channel.present.size,
    followers: channel.followers.size,
    subscribers: channel.subscribers.size,
    moderators: channel.moderators.size,
    bans: channel.bans.size,
    modes: channel.modes,
    rewards: [...channel.rewards.values()].map(({ id, title, cost }) => ({ id, title, cost })),
    poll: channel.polls.find((poll) => poll.status === 'ACTIVE')?.title ?? null,
    prediction:
      channel.predictions.find(({ status }) => status === 'ACTIVE' || status === 'LOCKED')?.title ?? null,
    hypeTrainLevel: channel.hypeTrains.current?.level ?? null,
    recentLines: [...channel.messages.values()]
      .slice(-20)
      .map(({ id, author, text }) => ({ id, who: author.login, text })),
    crowd: { members: crowd.members.length, rate: crowd.rate, answersBot: crowd.answersBot },
    scene: scenes.current ? { id: scenes.current.id, endsAt: scenes.current.endsAt } : null,
    networkIsCut: faults.networkIsCut,
    chat: [...stage.chat.sessions].map((session) => ({
      nick: session.nick,
      rooms: [...session.rooms].map((room) => room.owner.login),
    })),
    subscriptions: stage.eventSub.enabled().map(({ type, version, accountId }) => ({
      type,
      version,
      by: world.accounts.get(accountId)?.login ?? '',
    })),
    deviceCodes: devices
      .list()
      .map(({ userCode, state: step, expiresAt, polls }) => ({ userCode, state: step, expiresAt, polls })),
  };
}

function read(house: House, path: string): Answer {
  switch (path) {
    case '':
      return { status: 200, json: describe(house) };
    case 'state':
      return { status: 200, json: state(house) };
    case 'stats':
      return { status: 200, json: house.stats() };
    case 'scenes':
      return {
        status: 200,
        json: house.scenes
          .list()
          .map(({ id, title, description, seconds, rate }) => ({ id, title, description, seconds, rate })),
      };
    default:
      return refuse(404, 'There is no such control. GET /control lists them.');
  }
}

/** Answers what lies under `/control`; `path` is what follows it, without the slash. */
export function answerControl(house: House, call: Call, path: string): Answer {
  if (!mayControl(call, house.port))
    return refuse(403, 'The controls answer to programs on this computer only.');
  if (call.method === 'GET') return read(house, path);
  if (call.method !== 'POST') return refuse(405, 'Use GET to read and POST to act.');
  const found = ACTIONS.get(path);
  if (!found) return refuse(404, 'There is no such control. GET /control lists them.');
  // A form or plain text can be sent from any page without asking; JSON cannot.
  if (!/^application\/json\b/i.test(call.headers['content-type'] ?? ''))
    return refuse(415, 'Send the input as application/json.');
  let input: unknown;
  try {
    input = call.body.length === 0 ? {} : JSON.parse(call.body.toString('utf8'));
  } catch {
    return refuse(400, 'The input is not JSON.');
  }
  const parsed = found.input.safeParse(input);
  if (!parsed.success) return refuse(400, z.prettifyError(parsed.error));
  return { status: 200, json: found.run(house, input) };
}
