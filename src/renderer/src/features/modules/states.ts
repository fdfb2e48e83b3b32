import type { Module } from '../../../../shared/contract/modules.ts';
import { client, rewatch } from '../../api/client.ts';
import { liveStore } from '../../api/liveStore.ts';
import { toastFailed } from '../../ui/toast.tsx';

/** The list with one module replaced by its newer self. */
function replace(list: readonly Module[], newer: Module): Module[] {
  return list.some(({ id }) => id === newer.id)
    ? list.map((module) => (module.id === newer.id ? newer : module))
    : [...list, newer];
}

/** All modules and how they are. */
export const modules = liveStore('modules', 'states', (list, newer) => {
  const before = list.find(({ id }) => id === newer.id);
  // Its streams were refused while it was off.
  if (newer.state === 'on' && before?.state !== 'on') rewatch(newer.id);
  return replace(list, newer);
});

/** Switches at once, and back again when the engine refuses. */
export async function setModule(module: Module, on: boolean): Promise<void> {
  modules.change((list) => replace(list, { ...module, wanted: on }));
  const result = await client.modules.set({ id: module.id, on });
  if (result.ok) {
    settle(result.data);
    return;
  }
  modules.change((list) => replace(list, module));
  toastFailed(result.error);
}

export async function retryModule(id: string): Promise<void> {
  const result = await client.modules.retry({ id });
  if (result.ok) settle(result.data);
  else toastFailed(result.error);
}

function settle(module: Module): void {
  modules.change((list) => replace(list, module));
  if (module.state === 'on') rewatch(module.id);
}
