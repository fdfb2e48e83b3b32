// Measures on the built app and, for what lies inside, on the sources bundled in the same way.
import './nodeVersion.mjs';
import { bundledBench } from './lib/bundledBench.mjs';
import { buildIfStale } from './lib/freshBuild.mjs';

if (await buildIfStale()) {
  const { runBench } = await bundledBench();
  process.exitCode = await runBench(process.argv.slice(2));
} else {
  process.exitCode = 1;
}
