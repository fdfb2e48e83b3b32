import type { Argument, ArgumentKind, Arguments } from './arguments.ts';

/** How a command is typed: `!gift <viewer> <amount> [message]`. `path` is its name, with that of its command before. */
export function usageOf(
  prefix: string,
  path: string,
  command: { arguments: Arguments; subcommands: readonly { names: readonly string[] }[] },
): string {
  const parts = Object.entries(command.arguments).map(([name, argument]) => argumentUsage(name, argument));
  const subcommands = command.subcommands.flatMap(({ names }) => names.slice(0, 1));
  if (subcommands.length > 0 && parts.length === 0) parts.push(`[${subcommands.join('|')}]`);
  return [`${prefix}${path}`, ...parts].join(' ');
}

export function argumentUsage(name: string, argument: Argument<unknown>): string {
  const { form } = argument;
  if (form.kind === 'flag') return `[--${name}]`;
  const words = form.kind === 'choice' ? form.choices.join('|') : spaced(name);
  const dots = form.kind === 'rest' ? ' ...' : '';
  return argument.required ? `<${words}${dots}>` : `[${words}${dots}]`;
}

/** What an argument takes, to end the sentence "... has to be". */
export function formText(form: ArgumentKind): string {
  switch (form.kind) {
    case 'word':
      return 'one word';
    case 'rest':
      return `a text of at most ${form.longest} characters`;
    case 'whole':
      return `a whole number${bounds(form)}`;
    case 'number':
      return `a number${bounds(form)}`;
    case 'amount':
      return 'a whole amount above 0, "all" or "half"';
    case 'choice':
      return `one of ${form.choices.join(', ')}`;
    case 'viewer':
      return 'the name of a viewer';
    case 'duration':
      return 'a time such as 90, 10m or 1h30m';
    case 'flag':
      return 'given or not';
  }
}

function bounds({ least, most }: { least: number; most: number }): string {
  const hasLeast = least > -1e9;
  const hasMost = most < 1e9;
  if (hasLeast && hasMost) return ` from ${least} to ${most}`;
  if (hasLeast) return ` of at least ${least}`;
  return hasMost ? ` of at most ${most}` : '';
}

/** `winnerCount` -> `winner count` */
function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
