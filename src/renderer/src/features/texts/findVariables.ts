import type { TextVariable } from '../../../../shared/contract/texts.ts';

/** Those of the group that hold every word; names that begin with it come first. */
export function findVariables(
  variables: readonly TextVariable[],
  search: string,
  group: string | null,
): TextVariable[] {
  const words = search
    .toLowerCase()
    .replace(/[$()]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first = ''] = words;
  const holds = (variable: TextVariable): boolean => {
    const text = [variable.name, ...variable.aliases, variable.title, variable.help, variable.group]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const begins = ({ name }: TextVariable): number => (first !== '' && name.startsWith(first) ? 0 : 1);
  return variables
    .filter((variable) => (group === null || variable.group === group) && holds(variable))
    .sort((left, right) => begins(left) - begins(right));
}

export function groupsOf(variables: readonly TextVariable[]): string[] {
  return [...new Set(variables.map(({ group }) => group))];
}

/** `$(random [from] [to])`. */
export function usageOf({ name, arguments: given, takesOptions }: TextVariable): string {
  const parts = given.map((each) => (each.required ? each.name : `[${each.name}]`));
  return parts.length === 0 ? `$(${name})` : `$(${name} ${parts.join(takesOptions ? '|' : ' ')})`;
}
