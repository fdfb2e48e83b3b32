// Long runs: npm run soak -- [kill] [ROUNDS] kills the built app while it writes, kill9 while a crowd buys and plays;
// npm run soak -- irc [LINES] feeds broken lines to what reads chat; money does a million things with points.
import './nodeVersion.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runnerImport } from 'vite';
import { buildIfStale, projectFolder } from './lib/freshBuild.mjs';

const [part, ...more] = process.argv.slice(2);
const soak = (/** @type {string} */ name) =>
  import(pathToFileURL(join(projectFolder, 'e2e', 'soak', `${name}.ts`)).href);

if (part === 'irc') {
  const { soakIrc } = await soak('irc');
  process.exitCode = soakIrc(more);
} else if (part === 'money') {
  // It needs the migrations as the build sees them.
  const { module } = await runnerImport(join(projectFolder, 'src', 'main', 'testing', 'money', 'soak.ts'), {
    root: projectFolder,
    configFile: false,
  });
  process.exitCode = await module.soakMoney(more);
} else if (await buildIfStale()) {
  const { runSoak, soakCrowd } = await soak('kill9');
  if (part === 'kill9') process.exitCode = await soakCrowd(more);
  else process.exitCode = await runSoak(part === undefined || part === 'kill' ? more : [part, ...more]);
} else {
  process.exitCode = 1;
}
