import { chromium } from 'playwright';
import { findBrowser } from '../../e2e/support/browser.ts';
import type { Suite } from '../harness.ts';
import { largeFolder, removeFolder, temporaryFolder } from '../support/folders.ts';
import { startHeadless } from '../support/headless.ts';

/** From the start of the process to a panel that shows what the engine says, in a browser that is open already. */
export async function startSuite(): Promise<Suite> {
  const browser = await chromium.launch(findBrowser());
  const empty = temporaryFolder();
  const large = largeFolder();

  const startToPanel = async (folder: string): Promise<number> => {
    const page = await browser.newPage();
    const started = performance.now();
    const app = await startHeadless(folder);
    await page.goto(app.panel);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const taken = performance.now() - started;
    await page.close();
    await app.stop();
    return taken;
  };

  const startToAnswer = async (folder: string): Promise<number> => {
    const started = performance.now();
    const app = await startHeadless(folder);
    const taken = performance.now() - started;
    await app.stop();
    return taken;
  };

  return {
    title: 'Start',
    note: 'the same with an empty data folder',
    runs: 7,
    cases: [
      { name: 'usable panel, empty folder', unit: 'ms', measure: () => startToPanel(empty) },
      { name: 'usable panel, a million log rows', unit: 'ms', measure: () => startToPanel(large) },
      { name: 'server answers, empty folder', unit: 'ms', measure: () => startToAnswer(empty) },
      { name: 'server answers, a million log rows', unit: 'ms', measure: () => startToAnswer(large) },
    ],
    async end() {
      await browser.close();
      removeFolder(empty);
      removeFolder(large);
    },
  };
}
