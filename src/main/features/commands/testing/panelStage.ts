import type { CommandDraft } from '../../../../shared/contract/commandDraft.ts';
import type { CommandRow } from '../../../../shared/contract/commandRows.ts';
import { commandsContract } from '../../../../shared/contract/commands.ts';
import { type CommandKind, command } from '../../../engine/commands/command.ts';
import type { Routines, RunRequest } from '../../../engine/routines/kinds.ts';
import { type ChatStage, startChatStage } from '../../../testing/chatStage.ts';
import { changesFeature } from '../../changes/index.ts';
import { chatFeature } from '../../chat/index.ts';
import { logFeature } from '../../log/index.ts';
import { modulesFeature } from '../../modules/index.ts';
import { commandsFeature } from '../index.ts';

const FEATURES = [logFeature, changesFeature, chatFeature, modulesFeature, commandsFeature];

let stage: ChatStage | null = null;
/** To be called after each test. */
export async function cleanUp(): Promise<void> {
  await stage?.cleanUp();
  stage = null;
}

export const hug: CommandKind = command({
  id: 'stage.hug',
  title: 'Hug',
  help: 'Hugs somebody.',
  names: ['hug'],
  examples: ['hug @robin'],
  run: ({ caller, reply }) => reply(`${caller.name} hugs.`),
});

export function start(options: Parameters<typeof startChatStage>[1] = {}): ChatStage {
  const started = startChatStage(FEATURES, {
    ...options,
    setUp: (ctx) => void ctx.registries.commands.add(hug),
  });
  stage = started;
  return started;
}

type Routes = (typeof commandsContract)['routes'];

/** The answer, checked against what the contract says of it. */
export async function call<K extends keyof Routes & string>(on: ChatStage, route: K, input: unknown = {}) {
  const result = await on.test.call(`commands.${route}`, input);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return commandsContract.routes[route].output.parse(result.data) as ReturnType<Routes[K]['output']['parse']>;
}

export const make = (on: ChatStage, names: string[], draft: Partial<CommandDraft> = {}) =>
  call(on, 'save', { id: null, draft: { names, response: `I am ${names[0]}`, ...draft } });

export async function rowOf(on: ChatStage, name: string): Promise<CommandRow | undefined> {
  return (await call(on, 'list')).rows.find((row) => row.name === name);
}

export const undo = (on: ChatStage, id: string | null) => on.test.call('changes.undo', { id: id ?? '' });

/** Steps that a test watches instead of running. */
export function watchedRoutines(refusal: string | null = null): Routines & { runs: RunRequest[] } {
  const runs: RunRequest[] = [];
  return {
    runs,
    check: (steps) =>
      steps.some(({ action }) => action === 'bad')
        ? [{ stepId: 's1', field: null, message: 'There is no action "bad".' }]
        : [],
    mustBeValid: () => {},
    run: (request) => {
      runs.push(request);
      return { id: '1', done: Promise.resolve({ state: 'done', problem: null }) };
    },
    refusal: async () => refusal,
  };
}

export const step = { id: 's1', action: 'chat.say', parameters: { text: 'Hi' } };
