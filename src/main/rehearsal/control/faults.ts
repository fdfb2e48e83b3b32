import { z } from 'zod';
import type { House } from '../house.ts';
import type { Account } from '../world/account.ts';
import { action, type ControlAction, login } from './action.ts';

function known(house: House, who: string): Account {
  return house.world.accounts.obtain(who);
}

export const FAULT_ACTIONS: readonly ControlAction[] = [
  action(
    'faults/cut',
    'The network is gone for so many seconds; the controls with it',
    { seconds: z.number().min(0.1).max(600) },
    ({ faults }, { seconds }) => {
      // The answer leaves before the cut.
      setImmediate(() => faults.cut(seconds * 1000));
      return { done: true };
    },
  ),
  action(
    'faults/expireTokens',
    'Access tokens run out; who null is everybody',
    { who: login.nullable().default(null) },
    (house, { who }) => ({
      expired: house.faults.expireTokens(who === null ? null : known(house, who)),
    }),
  ),
  action('faults/revokeTokens', 'An account disconnects the app', { who: login }, (house, { who }) => {
    house.faults.revokeTokens(known(house, who));
    return { done: true };
  }),
  action(
    'faults/slowApi',
    'Every API call takes longer; 0 ends it',
    { milliseconds: z.int().min(0).max(120_000) },
    ({ faults }, input) => {
      faults.slowApi(input.milliseconds);
      return { done: true };
    },
  ),
  action(
    'faults/failApi',
    'The next calls to paths with this in them fail; html answers an error page',
    {
      status: z.int().min(400).max(599).default(500),
      times: z.int().min(1).max(10_000).default(1),
      path: z.string().default(''),
      html: z.boolean().default(false),
    },
    ({ faults }, input) => {
      faults.failApi(input);
      return { done: true };
    },
  ),
  action(
    'faults/loseAnswers',
    'The next calls are carried out, but their answers are lost',
    { path: z.string().min(1), times: z.int().min(1).default(1) },
    ({ faults }, { path, times }) => {
      faults.loseAnswers(path, times);
      return { done: true };
    },
  ),
  action('faults/drainRateLimit', 'All Helix points are spent', {}, ({ faults }) => {
    faults.drainRateLimit();
    return { done: true };
  }),
  action('faults/eventSubReconnect', 'EventSub asks clients to move', {}, ({ faults }) => ({
    asked: faults.eventSubReconnect(),
  })),
  action('faults/silenceEventSub', 'EventSub sends no more keepalives', {}, ({ faults }) => {
    faults.silenceEventSub();
    return { done: true };
  }),
  action(
    'faults/closeEventSub',
    'EventSub closes its connections with a code',
    { code: z.int().min(4000).max(4007).default(4000) },
    ({ faults }, { code }) => {
      faults.closeEventSub(code);
      return { done: true };
    },
  ),
  action(
    'faults/duplicateEvents',
    'The next events come twice',
    { count: z.int().min(1).default(1) },
    ({ faults }, { count }) => {
      faults.duplicateEvents(count);
      return { done: true };
    },
  ),
  action(
    'faults/retireType',
    'Twitch retires an event type',
    { type: z.string().min(1) },
    ({ faults }, { type }) => ({
      revoked: faults.retireType(type),
    }),
  ),
  action('faults/chatReconnect', 'Chat announces a restart', {}, ({ faults }) => {
    faults.chatReconnect();
    return { done: true };
  }),
  action('faults/dropChat', 'Chat connections break without a word', {}, ({ faults }) => {
    faults.dropChat();
    return { done: true };
  }),
  action(
    'faults/muteChat',
    'Chat stays open and says nothing',
    { silent: z.boolean() },
    ({ faults }, { silent }) => {
      faults.muteChat(silent);
      return { done: true };
    },
  ),
  action('faults/oddLines', 'Chat sends lines that parsers choke on', {}, ({ faults }) => ({
    lines: faults.oddLines(),
  })),
  action('faults/clear', 'Everything works again', {}, ({ faults }) => {
    faults.clear();
    return { done: true };
  }),
];
