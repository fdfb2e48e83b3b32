import { spawn } from 'node:child_process';
import type { Suite } from '../harness.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { residentMegabytes, startHeadless } from '../support/headless.ts';

/** What the app takes when nothing happens, beside what Node takes for doing nothing. */
export async function memorySuite(): Promise<Suite> {
  const folder = temporaryFolder();
  const bareNode = (): Promise<number> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1000)'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      child.stdout.once('data', () => {
        const megabytes = residentMegabytes(child.pid ?? 0) ?? Number.NaN;
        child.once('exit', () => resolve(megabytes));
        child.kill();
      });
    });
  return {
    title: 'Memory at rest',
    note: 'Node itself',
    runs: 5,
    cases: [
      { name: 'bare Node', unit: 'MB', measure: bareNode },
      {
        name: 'headless app',
        unit: 'MB',
        async measure() {
          const app = await startHeadless(folder);
          const megabytes = residentMegabytes(app.child.pid ?? 0) ?? Number.NaN;
          await app.stop();
          return megabytes;
        },
      },
    ],
    end: () => removeFolder(folder),
  };
}
