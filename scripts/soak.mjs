// Kills the built app again and again while it writes: npm run soak -- ROUNDS
import './nodeVersion.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale, projectFolder } from './lib/freshBuild.mjs';

if (await buildIfStale()) {
  const { runSoak } = await import(pathToFileURL(join(projectFolder, 'e2e', 'soak', 'kill9.ts')).href);
  process.exitCode = await runSoak(process.argv.slice(2));
} else {
  process.exitCode = 1;
}
