import { defineConfig } from 'playwright/test';
import type { JourneyOptions } from './e2e/fixtures.ts';
import { findBrowser } from './e2e/support/browser.ts';
import { mustBeBuilt } from './e2e/support/project.ts';

mustBeBuilt();
const report = process.env['EMCEE_JOURNEYS_REPORT'];

/**
 * The journeys: what a streamer does, through both doors of the built app. Those in `panel/` are about pages that cannot
 * know their door: they run behind one, and `desktop/everyPage.ts` does something on each page behind the other.
 */
export default defineConfig<JourneyOptions>({
  testDir: 'e2e/journeys',
  testMatch: '**/*.ts',
  outputDir: 'test-results',
  // A journey waits half of its time, for a window or for Twitch: three keep two cores busy.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // Only for what never comes: a journey takes a few seconds, on a busy computer some more.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ...(report ? [['json', { outputFile: report }] as const] : [])],
  use: {
    // A trace of every step would take a fifth of the time; for one journey that fails: npx playwright test NAME --trace on
    screenshot: 'only-on-failure',
    launchOptions: findBrowser(),
  },
  projects: [
    { name: 'headless', use: { door: 'headless' }, testIgnore: '**/desktop/**' },
    { name: 'desktop', use: { door: 'desktop' }, testIgnore: ['**/headless/**', '**/panel/**'] },
  ],
});
