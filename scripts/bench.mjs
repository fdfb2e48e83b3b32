// Measures on the built app and, for what lies inside, on the sources as the build sees them.
import './nodeVersion.mjs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { buildIfStale, projectFolder } from './lib/freshBuild.mjs';

if (await buildIfStale()) {
  const { module } = await runnerImport(join(projectFolder, 'bench', 'main.ts'), {
    root: projectFolder,
    configFile: false,
  });
  process.exitCode = await module.runBench(process.argv.slice(2));
} else {
  process.exitCode = 1;
}
