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
  { name: 'games-dark', at: 'stage', path: '/games', scheme: 'dark', kept: true },
  { name: 'giveaway-dark', at: 'stage', path: '/giveaways', scheme: 'dark', kept: true },
  { name: 'home-dark', at: 'stage', path: '/', scheme: 'dark', kept: true },
  { name: 'home-light', at: 'stage', path: '/', scheme: 'light', kept: true },
  { name: 'stage-dark', at: 'stage', path: '/rehearsal', scheme: 'dark', kept: true },
  { name: 'stage-light', at: 'stage', path: '/rehearsal', scheme: 'light' },
  { name: 'commands-dark', at: 'stage', path: '/commands', scheme: 'dark', kept: true },
  { name: 'routine-dark', at: 'stage', path: '/routines/ROUTINE', scheme: 'dark', kept: true },
  ...[
    'connection',
    'routines',
    'timers',
    'phrases',
    'welcomes',
    'quotes',
    'counters',
    'memories',
    'todo',
    'lists',
    'texts',
    'users',
    'economy',
    'shop',
    'games',
    'bets',
    'giveaways',
    'packs',
    'modules',
  ].flatMap((page) =>
    /** @type {const} */ (['dark', 'light']).map((scheme) => ({
      name: `${page}-${scheme}`,
      at: /** @type {const} */ ('stage'),
      path: `/${page}`,
      scheme,
    })),
  ),
  { name: 'commands-light', at: 'stage', path: '/commands', scheme: 'light' },
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
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
    // A draw then stands at once.
    reducedMotion: 'reduce',
  });
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
  const routine = await furnish(new URL(panel));
  await take(page, 'stage', routine);
} finally {
  await browser.close();
  app.kill();
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Some commands and routines, so that their pages show what they are for. Answers the id of one routine.
 *
 * @param {URL} address
 */
async function furnish({ origin, hash }) {
  const token = hash.replace('#/token=', '').replace('#token=', '');
  /**
   * @param {string} route
   * @param {object} input
   */
  const call = async (route, input) => {
    const response = await fetch(`${origin}/api/${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const result = await response.json();
    if (!result.ok) throw new Error(`${route}: ${result.error.message}`);
    return result.data;
  };
  const own = {
    discord: 'Come and sit with us between streams: the link is below the stream, $(user).',
    bread: '$(user) bakes a $(pick rye|sourdough|baguette) and gives $(target | everybody) a slice.',
    deathless:
      '$(if $(counter deaths) > 0|$(counter deaths) times so far.|Not once, and nobody says it aloud.)',
  };
  for (const [name, response] of Object.entries(own))
    await call('commands/save', { id: null, draft: { names: [name], response, tags: ['mine'] } });
  await play(call);
  const { examples } = await call('routines/kinds', {});
  let shown = '';
  for (const { draft } of examples.slice(0, 4)) {
    const { routine } = await call('routines/save', { id: null, draft });
    shown = routine.id;
  }
  return shown;
}

/**
 * A tournament, a fight and a giveaway, with people who take part.
 *
 * @param {(route: string, input: object) => Promise<any>} call
 */
async function play(call) {
  /** @param {string} text @param {string[]} viewers */
  const say = async (text, ...viewers) => {
    for (const viewer of viewers) await call('rehearsal/sayAs', { viewer, role: 'viewer', text });
  };
  const guests = [
    'MaraBakes',
    'crumb_collector',
    'NightOwl_77',
    'sourdough_sue',
    'pixelpanda',
    'DrumAndBread',
  ];
  const fighters = ['TidyLantern', 'lu_the_baker'];
  await say('Good evening!', ...guests, ...fighters);
  await call('games/saveSettings', {
    game: 'tournament',
    values: { fee: 0, mostPlayers: guests.length, pauseSeconds: 20 },
  });
  await call('games/begin', { game: 'tournament' });
  await say('!join', ...guests);
  await say(`!fight @${fighters[1]}`, 'TidyLantern');
  await say('!accept', 'lu_the_baker');
  const { giveaway } = await call('giveaways/start', {
    rules: { title: 'A fresh loaf', prize: 'A loaf of rye, by post', winners: 2, claimSeconds: 600 },
  });
  await say('!join giveaway', ...guests, ...fighters);
  for (;;) {
    const { total } = await call('giveaways/entrants', { id: giveaway.id });
    if (total >= guests.length + fighters.length) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await call('giveaways/draw', { id: giveaway.id });
}

/**
 * @param {import('playwright').Page} page
 * @param {'first' | 'real' | 'stage'} now
 * @param {string} routine stands for ROUTINE in a path
 */
async function take(page, now, routine = '') {
  for (const { name, at, path, scheme, kept } of PICTURES) {
    const to = kept ? pictures : all;
    if (at !== now || to === null) continue;
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      path.replace('ROUTINE', routine),
    );
    await page.waitForLoadState('networkidle');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector('[class*=Skeleton]') === null);
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(to, `${name}.png`), animations: 'disabled' });
  }
}
