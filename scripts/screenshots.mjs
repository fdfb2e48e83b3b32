// Takes the pictures of the README from the built app in a temporary folder.
import './nodeVersion.mjs';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../e2e/support/browser.ts';
import { buildIfStale, projectFolder } from './lib/freshBuild.mjs';

const PICTURES = [
  { name: 'home-dark', path: '/', scheme: /** @type {const} */ ('dark') },
  { name: 'home-light', path: '/', scheme: /** @type {const} */ ('light') },
  { name: 'log-dark', path: '/log', scheme: /** @type {const} */ ('dark') },
  { name: 'settings-dark', path: '/settings', scheme: /** @type {const} */ ('dark') },
];

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
  for (const { name, path, scheme } of PICTURES) {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      colorScheme: scheme,
      deviceScaleFactor: 2,
    });
    await page.goto(panel);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate((to) => {
      location.hash = to;
    }, path);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(pictures, `${name}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  app.kill();
  rmSync(folder, { recursive: true, force: true });
}
