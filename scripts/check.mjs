// The whole check: types, lint, direction, dead code, unit and integration tests, build, journeys.
import './nodeVersion.mjs';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildNow, projectFolder, run } from './lib/freshBuild.mjs';

const reports = join(projectFolder, '.cache', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

let passed = 0;
let failed = 0;

/**
 * @param {string} name
 * @param {() => Promise<{ passed: number, failed: number }>} work
 */
async function step(name, work) {
  const started = Date.now();
  console.log(`\n== ${name}`);
  const counts = await work();
  passed += counts.passed;
  failed += counts.failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    `== ${name}: ${counts.failed === 0 ? 'ok' : 'FAILED'} (${counts.passed} passed, ${counts.failed} failed, ${seconds} s)`,
  );
}

/**
 * A tool that says with its exit code whether all is well.
 *
 * @param {string[]} command
 */
async function tool(command) {
  const [name = '', ...args] = command;
  const { code, output } = await run(join(projectFolder, 'node_modules', '.bin', name), args, {
    quiet: true,
  });
  if (code !== 0) console.log(output);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function built() {
  return (await buildNow({ quiet: true })) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {{ passed: number, failed: number }[]} counts */
function sum(counts) {
  return {
    passed: counts.reduce((total, count) => total + count.passed, 0),
    failed: counts.reduce((total, count) => total + count.failed, 0),
  };
}

await step('types, lint, direction, dead code, build', async () =>
  sum(
    await Promise.all([
      ...['node', 'web', 'e2e'].map((part) => tool(['tsc', '-p', `tsconfig.${part}.json`])),
      tool(['biome', 'ci', '.']),
      tool(['depcruise', 'src', 'e2e', 'bench', 'scripts', '--config', '.dependency-cruiser.mjs']),
      tool(['knip']),
      built(),
    ]),
  ),
);
await step('unit and integration tests', async () => {
  const report = join(reports, 'unit.json');
  const { code } = await run(
    join(projectFolder, 'node_modules', '.bin', 'vitest'),
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    { quiet: false },
  );
  return counted(code, () => {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  });
});
await step('journeys', async () => {
  const report = join(reports, 'journeys.json');
  process.env['EMCEE_JOURNEYS_REPORT'] = report;
  const { code } = await run(join(projectFolder, 'node_modules', '.bin', 'playwright'), ['test'], {
    quiet: false,
  });
  if (code !== 0) console.log('A trace of one that failed: npm run test:e2e -- NAME --trace on');
  return counted(code, () => {
    const { stats } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
  });
});

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * What a runner counted. One that failed without a failed test (it could not start, or something broke outside of a
 * test) counts as one failure, and so does one that ran no test at all.
 *
 * @param {number} code
 * @param {() => { passed: number, failed: number }} read
 */
function counted(code, read) {
  let counts = { passed: 0, failed: 0 };
  try {
    counts = read();
  } catch {
    console.log('The runner left no report.');
  }
  const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}
