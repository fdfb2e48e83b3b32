import type { Module } from '../../../../shared/contract/modules.ts';

/** From the top of the page to its end. */
export const GROUPS = [
  'basics',
  'chat',
  'audience',
  'show',
  'connections',
] as const satisfies readonly Module['group'][];

export const SHOWN = ['all', 'on', 'off', 'troubled'] as const;
export type Shown = (typeof SHOWN)[number];

function fits(module: Module, shown: Shown): boolean {
  switch (shown) {
    case 'all':
      return true;
    case 'troubled':
      return module.state === 'failed' || module.state === 'blocked';
    default:
      return module.state === shown;
  }
}

/** The modules with all the words in their title or description, in the state that is asked for. */
export function chooseModules(modules: readonly Module[], search: string, shown: Shown): Module[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return modules.filter((module) => {
    const text = `${module.title} ${module.description} ${module.id}`.toLowerCase();
    return fits(module, shown) && words.every((word) => text.includes(word));
  });
}
