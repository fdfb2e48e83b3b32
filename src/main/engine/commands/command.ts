import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { ChatMessage } from '../chat/chatMessage.ts';
import type { Caller, Occasion } from '../occasion.ts';
import type { Arguments, ArgumentValues } from './arguments.ts';

/** N uses in T seconds; then it rests for that bucket. */
export interface CooldownRule {
  bucket: 'everyone' | 'viewer' | 'role';
  uses: number;
  seconds: number;
}

/** What a command is asked with. */
export interface CommandCall<A extends Arguments = Arguments> {
  readonly args: ArgumentValues<A>;
  readonly caller: Caller;
  /** Null when no line of chat called it: a routine, a test, the panel. */
  readonly message: ChatMessage | null;
  readonly occasion: Occasion;
  /** The name that was used, without the prefix. */
  readonly name: string;
  /** Answers the caller, as a reply where there is a line. Never begins with a slash command. */
  reply(text: string): void;
  /** Says it without naming anybody. */
  say(text: string): void;
}

/** Thrown or returned by a command that cannot do it: the text is said to the caller and kept in the trace. */
export interface CommandRefusal {
  refused: string;
}

/**
 * A command of a feature. Help, usage, the panel's table and the public page are made from it, and the streamer may
 * rename it, give it to other roles, price it or switch it off.
 */
export interface CommandKind {
  /** `quotes.quote`; stays when the streamer renames the command. */
  id: string;
  title: string;
  /** One sentence. */
  help: string;
  /** As typed in chat, without the prefix: `quote 12`. Those of a subcommand are without this one's name too. */
  examples: readonly string[];
  /** Without the prefix; the first is the main one, the others are aliases. */
  names: readonly string[];
  arguments: Arguments;
  role: ChatRole;
  cooldowns: readonly CooldownRule[];
  /** Only while the stream is live. */
  liveOnly: boolean;
  /** Left out of `!commands` and of the public page. */
  hidden: boolean;
  /** Tried by the first word after the name, before the arguments. Their names are without this one's. */
  subcommands: readonly CommandKind[];
  run(call: CommandCall): CommandRefusal | undefined | Promise<CommandRefusal | undefined>;
}

type Defaults = 'cooldowns' | 'liveOnly' | 'hidden' | 'subcommands' | 'role' | 'arguments' | 'examples';

/** Declares a command; `run` gets the arguments in the types that they were declared with. */
export function command<A extends Arguments = Record<never, never>>(
  definition: Omit<CommandKind, 'run' | Defaults> &
    Partial<Pick<CommandKind, Exclude<Defaults, 'arguments'>>> & {
      arguments?: A;
      // biome-ignore lint/suspicious/noConfusingVoidType: most commands answer by speaking and return nothing
      run(call: CommandCall<A>): CommandRefusal | void | Promise<CommandRefusal | void>;
    },
): CommandKind {
  const { run, ...rest } = definition;
  return {
    examples: [],
    arguments: {},
    role: 'everyone',
    cooldowns: [],
    liveOnly: false,
    hidden: false,
    subcommands: [],
    ...rest,
    // The dispatcher parses by these very arguments, so the narrower types hold.
    run: (call) => run(call as unknown as CommandCall<A>) as ReturnType<CommandKind['run']>,
  };
}

/** What other features may ask of the commands. */
export interface Commands {
  /** Runs a command line (without the prefix) as somebody; answers what it would have said instead of saying it. */
  collect(line: string, occasion: Occasion): Promise<readonly string[]>;
  /** Runs it for real: it speaks, costs and cools down as if typed. Throws with the reason when it is refused. */
  run(line: string, occasion: Occasion): Promise<void>;
  /** The prefix of commands: `!`. */
  readonly prefix: string;
  /** How often a command was used; by its id or a name. Null when there is none. */
  uses(name: string): number | null;
  /** A name is taken when a command that is on answers to it. Says whose it is; null when it is free. */
  takenBy(name: string): string | null;
}

declare module '../services.ts' {
  interface Services {
    commands: Commands;
  }
}
