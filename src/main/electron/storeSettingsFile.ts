import type Store from 'electron-store';
import type { SettingsFile } from '../engine/ports.ts';
import { setAside } from '../node/jsonSettingsFile.ts';

type Contents = Record<string, unknown>;

/** Settings kept by electron-store. It reads the file when it is made, so it is made late and again after a bad file. */
export function storeSettingsFile(
  make: () => Pick<Store<Contents>, 'store' | 'path'>,
  path: string,
): SettingsFile {
  let store: Pick<Store<Contents>, 'store' | 'path'> | null = null;
  const opened = (): Pick<Store<Contents>, 'store' | 'path'> => {
    store ??= make();
    return store;
  };
  return {
    path,
    read() {
      const contents = opened().store;
      return Object.keys(contents).length === 0 ? null : contents;
    },
    write(values) {
      opened().store = { ...values };
    },
    setAside() {
      store = null;
      return setAside(path);
    },
  };
}
