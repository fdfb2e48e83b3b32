import { duration, type Suite } from '../harness.ts';
import { largeFolder, removeFolder, temporaryFolder, withStore } from '../support/folders.ts';

export async function databaseSuite(): Promise<Suite> {
  const empty = temporaryFolder();
  const large = largeFolder();
  const open = (folder: string): Promise<number> => duration(() => withStore(folder, () => {}));
  return {
    title: 'Open and close the database',
    note: 'an empty one',
    runs: 15,
    cases: [
      { name: 'empty', unit: 'ms', measure: () => open(empty) },
      { name: 'a million log rows', unit: 'ms', measure: () => open(large) },
    ],
    end() {
      removeFolder(empty);
      removeFolder(large);
    },
  };
}
