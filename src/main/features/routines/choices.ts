import type { RoutinesContext } from './context.ts';
import type { OwnFiles } from './ownFiles.ts';
import type { RoutineBook } from './routineBook.ts';
import type { Sounds } from './sounds.ts';
import type { SavedVariables } from './variables.ts';

interface Choice {
  value: string;
  label: string;
}

export interface ChoiceParts {
  book: RoutineBook;
  sounds: Sounds;
  files: OwnFiles;
  variables: SavedVariables;
}

export type ChoiceControl =
  | 'sound'
  | 'reward'
  | 'category'
  | 'routine'
  | 'currency'
  | 'group'
  | 'queue'
  | 'variable'
  | 'file';

const same = (names: readonly string[]): Choice[] => names.map((name) => ({ value: name, label: name }));

/** What can be chosen for a parameter. */
export async function choicesOf(
  ctx: RoutinesContext,
  { book, sounds, files, variables }: ChoiceParts,
  control: ChoiceControl,
  text: string,
): Promise<Choice[]> {
  const { services, twitch } = ctx.engine;
  switch (control) {
    case 'sound':
      return same(sounds.list());
    case 'file':
      return same(files.list());
    case 'variable':
      return same(variables.list().map(({ name }) => name));
    case 'queue':
      return same([...new Set(book.list().flatMap(({ queue }) => queue ?? []))].sort());
    case 'routine':
      return book.list().map(({ id, name }) => ({ value: id, label: name }));
    case 'group':
      return same(services.get('people')?.groups() ?? []);
    case 'currency':
      return (services.get('purse')?.currencies() ?? []).map(({ id, many }) => ({ value: id, label: many }));
    case 'reward': {
      const rewards = await twitch.api.at('user').rewards.list(false);
      return rewards.map(({ id, title }) => ({ value: id, label: title }));
    }
    case 'category': {
      if (text.trim() === '') return [];
      const found = await twitch.api.at('user').channel.findCategories(text.trim());
      return same(found.map(({ name }) => name));
    }
  }
}
