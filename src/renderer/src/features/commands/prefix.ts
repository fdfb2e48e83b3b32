import { liveStore } from '../../api/liveStore.ts';
import { setPrefix } from '../../ui/prefix.ts';

const prefix = liveStore('commands', 'prefix', (_, event) => event);

/** Keeps the texts of all pages in step with the setting. */
export function followPrefix(): void {
  prefix.onChange(({ data }) => {
    if (data !== null) setPrefix(data.prefix);
  });
  prefix.keep();
}
