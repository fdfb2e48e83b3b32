// Takes the pictures of the README from the built app in a temporary folder.
import './nodeVersion.mjs';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../e2e/support/browser.ts';
import { buildIfStale, projectFolder } from './lib/freshBuild.mjs';

/**
 * `at` says when: before anybody was welcomed, in the real channel, or in a rehearsal in full swing. Those without
 * `kept` are only for one's own eyes, and are taken with --all into the folder that is named.
 *
 * @type {{ name: string, at: 'first' | 'real' | 'stage', path: string, scheme: 'dark' | 'light', kept?: boolean }[]}
 */
const PICTURES = [
  { name: 'welcome-dark', at: 'first', path: '/welcome', scheme: 'dark' },
  { name: 'welcome-light', at: 'first', path: '/welcome', scheme: 'light' },
  { name: 'log-dark', at: 'real', path: '/log', scheme: 'dark', kept: true },
  { name: 'settings-dark', at: 'real', path: '/settings', scheme: 'dark', kept: true },
  { name: 'guide-dark', at: 'real', path: '/connection', scheme: 'dark' },
  { name: 'home-dark', at: 'stage', path: '/', scheme: 'dark', kept: true },
  { name: 'home-light', at: 'stage', path: '/', scheme: 'light', kept: true },
  { name: 'stage-dark', at: 'stage', path: '/rehearsal', scheme: 'dark', kept: true },
  { name: 'stage-light', at: 'stage', path: '/rehearsal', scheme: 'light' },
  { name: 'connection-dark', at: 'stage', path: '/connection', scheme: 'dark' },
  { name: 'connection-light', at: 'stage', path: '/connection', scheme: 'light' },
];

/** So long a crowd has for filling the window with lines, in milliseconds. */
const CROWD_MS = 40_000;

/** Where the others go; null to take only those of the README. */
const all = process.argv[2] === '--all' ? (process.argv[3] ?? null) : null;

if (!(await buildIfStale())) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), 'emcee-pictures-'));
const pictures = join(projectFolder, 'docs', 'pictures');
mkdirSync(pictures, { recursive: true });

const app = spawn(process.execPath, [
  join(projectFolder, 'scripts', 'headless.mjs'),
  '--data-dir',
  join(folder, 'Emcee'),
  '--port',
  '0',
  '--no-open',
]);
const panel = await new Promise((resolve) => {
  app.stdout.on('data', (chunk) => {
    const found = /^Panel: (\S+)$/m.exec(String(chunk))?.[1];
    if (found) resolve(found);
  });
});

const browser = await chromium.launch(findBrowser());
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.goto(panel);
  await page.getByRole('button', { name: 'Rehearse first' }).waitFor();
  await take(page, 'first');
  await page.getByRole('button', { name: 'Skip this' }).click();
  await take(page, 'real');
  await page.evaluate(() => {
    location.hash = '#/rehearsal';
  });
  await page.getByRole('button', { name: 'Go on stage' }).click();
  await page.getByRole('log').waitFor({ timeout: CROWD_MS });
  await page.evaluate(() => {
    location.hash = '#/rehearsal';
  });
  for (const what of ['Gift bomb', 'Subscription', 'Cheer'])
    await page.getByRole('button', { name: `Go: ${what}` }).click();
  // Enough lines to fill the window.
  await page.getByRole('log').getByRole('listitem').nth(34).waitFor({ timeout: CROWD_MS });
  await take(page, 'stage');
} finally {
  await browser.close();
  app.kill();
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {import('playwright').Page} page
 * @param {'first' | 'real' | 'stage'} now
 */
async function take(page, now) {
  for (const { name, at, path, scheme, kept } of PICTURES) {
    const to = kept ? pictures : all;
    if (at !== now || to === null) continue;
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate((hash) => {
      location.hash = hash;
    }, path);
    await page.waitForLoadState('networkidle');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector('[class*=Skeleton]') === null);
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(to, `${name}.png`), animations: 'disabled' });
  }
}
