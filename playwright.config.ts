import { defineConfig } from 'playwright/test';
import type { JourneyOptions } from './e2e/fixtures.ts';
import { findBrowser } from './e2e/support/browser.ts';
import { mustBeBuilt } from './e2e/support/project.ts';

mustBeBuilt();
const report = process.env['EMCEE_JOURNEYS_REPORT'];

/** The journeys: what a streamer does, through both doors of the built app. */
export default defineConfig<JourneyOptions>({
  testDir: 'e2e/journeys',
  testMatch: '**/*.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // Only for what never comes: a journey takes a few seconds, on a busy computer some more.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ...(report ? [['json', { outputFile: report }] as const] : [])],
  use: {
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: findBrowser(),
  },
  projects: [
    { name: 'headless', use: { door: 'headless' }, testIgnore: '**/desktop/**' },
    { name: 'desktop', use: { door: 'desktop' }, testIgnore: '**/headless/**' },
  ],
});
