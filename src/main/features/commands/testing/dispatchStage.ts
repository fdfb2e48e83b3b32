import { type CommandKind, command } from '../../../engine/commands/command.ts';
import { type ChatStage, startChatStage } from '../../../testing/chatStage.ts';
import { changesFeature } from '../../changes/index.ts';
import { chatFeature } from '../../chat/index.ts';
import { logFeature } from '../../log/index.ts';
import { modulesFeature } from '../../modules/index.ts';
import { commandsFeature } from '../index.ts';

const FEATURES = [logFeature, changesFeature, chatFeature, modulesFeature, commandsFeature];

let stage: ChatStage | null = null;
/** The one that was started last; null when none is up. */
export const stageNow = (): ChatStage | null => stage;

/** To be called after each test. */
export async function cleanUp(): Promise<void> {
  await stage?.cleanUp();
  stage = null;
}

export function start(
  kinds: readonly CommandKind[] = [],
  options: Parameters<typeof startChatStage>[1] = {},
): ChatStage {
  const started = startChatStage(FEATURES, {
    ...options,
    setUp: (ctx) => {
      for (const kind of kinds) ctx.registries.commands.add(kind);
    },
  });
  stage = started;
  return started;
}

export const hug = (changes: Partial<CommandKind> = {}): CommandKind => ({
  ...command({
    id: 'stage.hug',
    title: 'Hug',
    help: 'Hugs somebody.',
    names: ['hug', 'cuddle'],
    run: ({ caller, reply }) => reply(`${caller.name} hugs.`),
  }),
  ...changes,
});

export async function change(on: ChatStage, id: string, fields: Record<string, unknown>): Promise<void> {
  const result = await on.test.call('commands.override', { id, change: fields });
  if (!result.ok) throw new Error(result.error.message);
}
