import { client } from '../../api/client.ts';
import { liveStore } from '../../api/liveStore.ts';
import { toastFailed } from '../../ui/toast.tsx';

/** What is on, what to know and what to do next. */
export const overview = liveStore('home', 'overview', (_, fact) => fact);

function setShown(id: string, on: boolean): void {
  overview.change((data) => ({
    ...data,
    toggles: data.toggles.map((toggle) => (toggle.id === id ? { ...toggle, on } : toggle)),
  }));
}

/** Flips at once, and back again when the engine refuses. */
export async function setToggle(id: string, on: boolean): Promise<void> {
  setShown(id, on);
  const result = await client.home.setToggle({ id, on });
  if (result.ok) return;
  setShown(id, !on);
  toastFailed(result.error);
}

export async function dismissNotice(id: string): Promise<void> {
  const result = await client.home.dismissNotice({ id });
  if (result.ok) {
    overview.change((data) => ({ ...data, notices: data.notices.filter((notice) => notice.id !== id) }));
  } else toastFailed(result.error);
}
