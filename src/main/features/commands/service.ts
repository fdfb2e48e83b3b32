import { AppError } from '../../../shared/rpc/errors.ts';
import type { Commands } from '../../engine/commands/command.ts';
import type { Caller, Occasion } from '../../engine/occasion.ts';
import type { CommandBook } from './book.ts';
import type { Decide, Dispatcher, Voice } from './dispatcher.ts';
import type { UseCounter } from './uses.ts';
import { keepingVoice } from './voice.ts';

export interface ServiceParts {
  dispatcher: Dispatcher;
  book: CommandBook;
  uses: UseCounter;
  prefix(): string;
  /** Who stands for an occasion that nobody set off: a timer speaks for the streamer. */
  streamer(): Caller;
  voiceFor(caller: Caller): Voice;
  /** Keeps why with the line that set it off; null for none. */
  decide(lineId: string | null, decision: Parameters<Decide>[0]): void;
}

/** What the other features may ask of the commands. */
export function commandsService(parts: ServiceParts): Commands {
  const { dispatcher, book, uses } = parts;
  const start = async (line: string, occasion: Occasion, voice: Voice, quoted: boolean): Promise<void> => {
    const prefix = parts.prefix();
    const caller = occasion.viewer ?? parts.streamer();
    const ended = await dispatcher.run({
      line: line.startsWith(prefix) ? line.slice(prefix.length) : line,
      caller,
      message: null,
      occasion,
      voice,
      decide: (decision) => parts.decide(occasion.line?.id ?? null, decision),
      quoted,
    });
    if (ended.outcome !== 'ran') throw new AppError('commands.refused', ended.why);
  };
  return {
    get prefix() {
      return parts.prefix();
    },
    async collect(line, occasion) {
      const voice = keepingVoice();
      await start(line, occasion, voice, true);
      return voice.said;
    },
    run(line, occasion) {
      const voice = parts.voiceFor(occasion.viewer ?? parts.streamer());
      // Why it did not run is thrown to who asked. Said as well, a circle of commands would say it at every turn.
      return start(line, occasion, { ...voice, sorry: () => {} }, false);
    },
    uses(name) {
      const target = book.find(name.toLowerCase());
      const entry = target?.kind === 'command' || target?.kind === 'off' ? target.entry : book.entry(name);
      return entry === null ? null : uses.of(entry.kind.id).uses;
    },
    takenBy: (name) => book.takenBy(name.toLowerCase()),
  };
}
