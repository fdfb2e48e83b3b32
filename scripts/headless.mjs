import './nodeVersion.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale, projectFolder } from './lib/freshBuild.mjs';

if (await buildIfStale()) {
  const { runHeadless } = await import(pathToFileURL(join(projectFolder, 'out', 'main', 'headless.js')).href);
  process.exitCode = await runHeadless(process.argv.slice(2), process.env);
} else {
  process.exitCode = 1;
}
