// Long runs: npm run soak -- [kill] [ROUNDS] kills the built app while it writes; npm run soak -- irc [LINES] feeds
// broken lines to what reads chat.
import './nodeVersion.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale, projectFolder } from './lib/freshBuild.mjs';

const [part, ...more] = process.argv.slice(2);
const soak = (/** @type {string} */ name) =>
  import(pathToFileURL(join(projectFolder, 'e2e', 'soak', `${name}.ts`)).href);

if (part === 'irc') {
  const { soakIrc } = await soak('irc');
  process.exitCode = soakIrc(more);
} else if (await buildIfStale()) {
  const { runSoak } = await soak('kill9');
  process.exitCode = await runSoak(part === undefined || part === 'kill' ? more : [part, ...more]);
} else {
  process.exitCode = 1;
}
