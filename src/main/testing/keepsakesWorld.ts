import { onTestFinished } from 'vitest';
import { occasionOf } from '../engine/occasion.ts';
import type { VariableKind } from '../engine/texts/variable.ts';
import { type CallAs, callCommand } from './commandCall.ts';
import { startTestApp, type TestApp } from './testApp.ts';

export interface KeepsakesWorld extends TestApp {
  /** What a command answers. */
  chat(line: string, as?: CallAs): Promise<string>;
  /** As a moderator. */
  mod(line: string): Promise<string>;
  /** A call that must succeed. */
  ask<T>(route: string, input?: unknown): Promise<T>;
  /** What a variable gives, by its name. */
  give(name: string, ...args: string[]): Promise<string | number>;
  undo(): Promise<void>;
}

/** The whole app, with short ways to call commands, routes and variables. */
export function keepsakesWorld(options: Parameters<typeof startTestApp>[0] = {}): KeepsakesWorld {
  const test = startTestApp(options);
  onTestFinished(() => test.cleanUp());
  const variableOf = (name: string): VariableKind => {
    const found = test.app.registries.variables.list().find((one) => one.name === name);
    if (!found) throw new Error(`There is no $(${name}).`);
    return found;
  };
  return Object.assign(test, {
    chat: (line: string, as: CallAs = {}) => callCommand(test.app, line, as),
    mod: (line: string) => callCommand(test.app, line, { name: 'Mod', role: 'moderator' }),
    ask: async <T>(route: string, input: unknown = {}): Promise<T> => {
      const result = await test.call(route, input);
      if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
      return result.data as T;
    },
    give: async (name: string, ...args: string[]) =>
      variableOf(name).value({
        args,
        rest: args.join(' '),
        options: [],
        occasion: occasionOf('test', {
          viewer: { id: 'id-Robin', login: 'robin', name: 'Robin', role: 'everyone' },
        }),
        signal: new AbortController().signal,
      }),
    undo: async () => {
      const [last] = test.app.undo.list().filter(({ undone }) => !undone);
      if (!last) throw new Error('There is nothing to undo.');
      await test.app.undo.undo(last.id);
    },
  });
}
