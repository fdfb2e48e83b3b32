import { AppError } from '../../../shared/rpc/errors.ts';
import { numberOf } from '../../engine/texts/condition.ts';
import {
  choosingVariable,
  type VariableArgument,
  type VariableCall,
  type VariableKind,
  variable,
} from '../../engine/texts/variable.ts';

type Described = Omit<Parameters<typeof variable>[0], 'id' | 'name' | 'group' | 'examples'> & {
  /** What is written, and what it gives in the example's world. */
  examples: readonly (readonly [text: string, gives: string])[];
};
type Choosing = Omit<Described, 'value' | 'choose' | 'takesOptions'> &
  Pick<Parameters<typeof choosingVariable>[0], 'choose'>;

function named(group: string, name: string, examples: Described['examples']) {
  return {
    id: `texts.${name}`,
    name,
    group,
    examples: examples.map(([text, gives]) => ({ text, gives })),
  };
}

/** Declares the variables of one group. */
export function inGroup(group: string): (name: string, described: Described) => VariableKind {
  return (name, described) => variable({ ...described, ...named(group, name, described.examples) });
}

export function choosingInGroup(group: string): (name: string, described: Choosing) => VariableKind {
  return (name, described) => choosingVariable({ ...described, ...named(group, name, described.examples) });
}

export function needs(name: string, help: string): VariableArgument {
  return { name, help, required: true };
}

export function may(name: string, help: string): VariableArgument {
  return { name, help, required: false };
}

export function yesNo(answer: boolean): string {
  return answer ? 'yes' : 'no';
}

/** Throws when it is no number. */
export function number(text: string | undefined): number {
  const value = numberOf(text ?? '');
  if (value === null) throw new AppError('texts.no_number', `"${text ?? ''}" is no number.`);
  return value;
}

/** Throws when it is no whole number from `least` to `most`. */
export function whole(text: string | undefined, least: number, most: number): number {
  const value = number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new AppError('texts.no_number', `"${text}" has to be a whole number from ${least} to ${most}.`);
  }
  return value;
}

/** All words from the given one on. */
export function wordsFrom({ args }: VariableCall, index: number): string {
  return args.slice(index).join(' ');
}

/** Without the noise of binary fractions: 0.3 and not 0.30000000000000004. */
export function tidy(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value;
}
