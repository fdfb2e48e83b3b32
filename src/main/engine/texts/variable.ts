import type { Occasion } from '../occasion.ts';

/** How one argument of a variable is written. */
export interface VariableArgument {
  name: string;
  help: string;
  required: boolean;
}

export interface VariableCall {
  /** The words after the name, calls in them done; what stands in quotes is one word. */
  readonly args: readonly string[];
  /** All after the name as one text, calls in it done. */
  readonly rest: string;
  /** For a variable with `takesOptions`: the parts between `|`, calls in them done. */
  readonly options: readonly string[];
  /** What follows the name, by who wrote it: `bare` is the author's own. */
  readonly pieces?: readonly TextPiece[];
  readonly occasion: Occasion;
  /** Ends when the text has used up its time. */
  readonly signal: AbortSignal;
}

export interface VariableExample {
  /** `$(random 1 6)`. */
  text: string;
  /** What it gives in the example's world, exactly. */
  gives: string;
}

/** A stretch of a part, as the author wrote it or as a call gave it. */
export interface TextPiece {
  text: string;
  /** True for what the author wrote outside of quotes: only there can an operator stand. */
  bare: boolean;
}

/** A part between `|` that is written only when it is asked for. */
export interface TextPart {
  write(): string | Promise<string>;
  pieces(): readonly TextPiece[] | Promise<readonly TextPiece[]>;
}

/** What a variable that chooses among its parts is asked with. */
export interface ChoiceCall {
  readonly parts: readonly TextPart[];
  readonly occasion: Occasion;
  readonly signal: AbortSignal;
}

/**
 * One word of the language of texts: `$(name ...)`. It reads and never changes anything, with the exception of
 * counters that say so. It throws AppError when it cannot answer; the text then takes the fallback, if it has one.
 */
export interface VariableKind {
  /** `texts.random`. */
  id: string;
  /** As it is written in texts; lower case, begins with a letter. */
  name: string;
  /** Other ways to write it. */
  aliases: readonly string[];
  title: string;
  help: string;
  /** For the list: `Person`, `Chance`, `Time`, `Stream` ... */
  group: string;
  arguments: readonly VariableArgument[];
  /** True when `|` parts are its own options (`$(pick a|b)`) and not a fallback. */
  takesOptions: boolean;
  /** Run as tests, and shown in the help. */
  examples: readonly VariableExample[];
  /** It asks the network, of which a text may do only a few times. */
  outside?: boolean;
  /** May end a name: `$(user.upper)` is `$(upper $(user))`. */
  filter?: boolean;
  /** Instead of `value`: parts that are not chosen are never written, so that nothing in them happens. */
  choose?(call: ChoiceCall): string | Promise<string>;
  value(call: VariableCall): string | number | Promise<string | number>;
}

/** Declares a variable; most have no aliases and no options. */
export function variable(
  definition: Omit<VariableKind, 'aliases' | 'takesOptions' | 'arguments'> &
    Partial<Pick<VariableKind, 'aliases' | 'takesOptions' | 'arguments'>>,
): VariableKind {
  return { aliases: [], takesOptions: false, arguments: [], ...definition };
}

/** Declares a variable that writes only those of its parts that it needs. */
export function choosingVariable(
  definition: Omit<Parameters<typeof variable>[0], 'value' | 'takesOptions' | 'choose'> & {
    choose(call: ChoiceCall): string | Promise<string>;
  },
): VariableKind {
  return variable({
    ...definition,
    takesOptions: true,
    value: ({ options, occasion, signal }) =>
      definition.choose({ parts: options.map(writtenPart), occasion, signal }),
  });
}

/** A part that is written already. */
function writtenPart(text: string): TextPart {
  return { write: () => text, pieces: () => [{ text, bare: true }] };
}
