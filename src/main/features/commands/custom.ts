import type { CommandDraft } from '../../../shared/contract/commandDraft.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { arg } from '../../engine/commands/arguments.ts';
import { type CommandKind, type CommandRefusal, command } from '../../engine/commands/command.ts';
import type { Occasion } from '../../engine/occasion.ts';
import type { Routines } from '../../engine/routines/kinds.ts';
import type { Texts } from '../../engine/texts/texts.ts';
import { type CustomCommand, customId } from './model.ts';

export interface CustomParts {
  texts: Texts;
  routines(): Routines | null;
}

/** The code of a failure that only the trace tells: chat would not know what to do with it. */
export const CAME_OUT_EMPTY = 'commands.empty';

/** What the text of a command may use besides the variables. */
export const COMMAND_FACTS = ['command', 'count'];

/** The command of the registry that says what the streamer wrote, or runs the steps. */
export function kindOfCustom(custom: CustomCommand, { texts, routines }: CustomParts): CommandKind {
  const { draft } = custom;
  return command({
    id: customId(custom.id),
    title: draft.names[0] ?? '',
    help: helpOf(custom),
    names: draft.names,
    arguments: { words: arg.rest('What the command is given.', 500).optional() },
    role: draft.options.role,
    cooldowns: draft.options.cooldowns,
    liveOnly: draft.options.liveOnly,
    hidden: draft.options.hidden,
    run(call) {
      if (draft.does === 'steps') return runSteps(draft, routines(), call.occasion);
      const problems: string[] = [];
      const speak = (text: string): void => {
        if (text.trim() === '') mayBeSilent(problems);
        else if (draft.answer === 'reply') call.reply(text);
        else call.say(text);
      };
      const text = texts.write(draft.response, call.occasion, problems);
      if (text instanceof Promise) return text.then(speak);
      speak(text);
      return undefined;
    },
  });
}

/** A text may come out empty, but not by a mistake. */
function mayBeSilent(problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new AppError(CAME_OUT_EMPTY, `The text came out empty: ${problems.join(' ')}`);
}

async function runSteps(
  { steps }: CommandDraft,
  routines: Routines | null,
  occasion: Occasion,
): Promise<CommandRefusal | undefined> {
  if (routines === null)
    return { refused: 'This command needs "Routines", which is switched off. Switch it on under Modules.' };
  const { done } = routines.run({ name: occasion.cause, owner: 'commands', steps, occasion });
  const { state, problem } = await done;
  if (state === 'failed') throw new AppError('commands.failed', problem ?? 'One of its steps failed.');
  return undefined;
}

/** What help says of it; made up where the streamer wrote nothing. */
export function helpOf({ draft }: CustomCommand): string {
  if (draft.help !== '') return draft.help;
  if (draft.does === 'steps')
    return `Runs ${draft.steps.length} ${draft.steps.length === 1 ? 'step' : 'steps'}.`;
  return `Says "${shortened(draft.response, 80)}"`;
}

export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
