import type { Occasion } from '../occasion.ts';

/** What is wrong in a text, and where. */
export interface TextProblem {
  /** In UTF-16 units of the source: from (included) to (excluded). */
  from: number;
  to: number;
  /** One sentence that names the cure: `There is no $(usr). Did you mean $(user)?` */
  message: string;
  /** True for what works but may not be meant; such a text can be saved. */
  warning?: boolean;
}

/** The language of texts: parsed once, run many times. */
export interface Texts {
  /** Empty when all is well. Facts and notes that the text may use besides the variables are named. */
  check(source: string, known?: readonly string[]): TextProblem[];
  /** Throws AppError `texts.invalid` with the first problem that is no mere warning. */
  mustBeValid(source: string, known?: readonly string[]): void;
  /**
   * Writes the text. It never throws and never ends in an exception for what a viewer typed: a variable that cannot
   * answer gives its fallback, or nothing, and the reason goes to `problems`, if somebody wants to know. A plain
   * string as long as nothing in it has to wait.
   */
  write(source: string, occasion: Occasion, problems?: string[]): string | Promise<string>;
  /** The same with the reasons of what failed, for test runs. */
  try(source: string, occasion: Occasion): Promise<{ text: string; problems: readonly string[] }>;
}
