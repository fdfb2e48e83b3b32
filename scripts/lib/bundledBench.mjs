import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { projectFolder } from './freshBuild.mjs';

/**
 * The benches and the sources that they measure, put together as the build does it. A dev server's modules ask for each
 * other through getters, which would make small functions look slower than they are in the app.
 */
export async function bundledBench() {
  const outDir = join(projectFolder, 'out', 'bench');
  await build({
    root: projectFolder,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [ownUrls],
    build: {
      ssr: join(projectFolder, 'bench', 'main.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
    },
  });
  return import(pathToFileURL(join(outDir, 'main.js')).href);
}

/** What a module finds beside itself lies beside its source. */
const ownUrls = {
  name: 'own-urls',
  /**
   * @param {string} code
   * @param {string} id
   */
  transform: (code, id) =>
    code.includes('import.meta.url')
      ? { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null }
      : null,
};
