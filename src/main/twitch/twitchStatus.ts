import type { AccountOverview } from '../engine/twitch/accounts.ts';
import { type ConnectionState, overallConnection } from '../engine/twitch/connection.ts';
import type { NamedConnection, TwitchProblem } from '../engine/twitch/service.ts';
import { describe } from './chat/chat.ts';

/** Errors of the API that are shown on the page about the connection. */
const KEPT_ERRORS = 20;

export interface Setting {
  /** Whether the streamer wants to be connected, and the service runs. */
  wanted: boolean;
  clientId: string | null;
  /** `gone`: there was a sign-in, and Twitch no longer takes it. */
  streamer: 'signed-in' | 'gone' | 'none';
}

/** One light for everything: what is missing first, else the worst of the connections. */
export function overallState(setting: Setting, connections: readonly NamedConnection[]): ConnectionState {
  if (!setting.wanted) return { kind: 'off' };
  if (!setting.clientId) {
    return { kind: 'signing-in-needed', message: 'Enter a client id first; the page on accounts shows how.' };
  }
  if (setting.streamer !== 'signed-in') {
    const again = setting.streamer === 'gone' ? ' again' : '';
    return { kind: 'signing-in-needed', message: `Sign in to Twitch as the streamer${again}.` };
  }
  return overallConnection(connections.map(({ state }) => state));
}

/** What is wrong now, with what to do. `time` in epoch milliseconds. */
export function lastingProblems(
  accounts: readonly AccountOverview[],
  connections: readonly NamedConnection[],
  time: number,
): TwitchProblem[] {
  const problems: TwitchProblem[] = [];
  const add = (where: string, message: string): void => {
    problems.push({ where, message, time, lasting: true });
  };
  for (const { slot, state } of accounts) {
    if (state.kind === 'signed-out-by-twitch') add('account', `${state.user.name}: ${state.message}`);
    else if (state.kind === 'signed-in' && state.problem) add('account', `${slot}: ${state.problem}`);
  }
  for (const { name, state } of connections) {
    if (state.kind === 'waiting' || state.kind === 'failed' || state.kind === 'signing-in-needed') {
      add(name, describe(state));
    }
  }
  return problems;
}

/** The last errors, the newest first, each text once. */
export class RecentErrors {
  private readonly kept: TwitchProblem[] = [];

  add(where: string, message: string, time: number): void {
    const there = this.kept.findIndex((error) => error.where === where && error.message === message);
    if (there !== -1) this.kept.splice(there, 1);
    this.kept.unshift({ where, message, time, lasting: false });
    this.kept.splice(KEPT_ERRORS);
  }

  list(): readonly TwitchProblem[] {
    return this.kept;
  }
}
