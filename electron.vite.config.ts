import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = (path: string): string => resolve(import.meta.dirname, path);

/**
 * What stands in `dependencies` stays a folder beside the bundle (native code); everything else is bundled,
 * so that a start reads a few files instead of thousands.
 */
export default defineConfig({
  main: {
    // tmi.js only falls back to node-fetch where there is no fetch; it would bring a warning to every start.
    resolve: { alias: { 'node-fetch': here('src/main/node/ownFetch.ts') } },
    define: { EMCEE_BUILT_IN_CLIENT_ID: JSON.stringify(process.env['EMCEE_TWITCH_CLIENT_ID'] ?? '') },
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: here('src/main/index.ts'),
          headless: here('src/main/headless.ts'),
          dbWorker: here('src/main/engine/db/dbWorker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: here('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src/renderer'),
    plugins: [react()],
    build: {
      outDir: here('out/renderer'),
      minify: true,
      // The About page lists what others wrote; their licences ask for it.
      license: { fileName: 'licences.json' },
      rollupOptions: {
        input: { index: here('src/renderer/index.html'), overlay: here('src/renderer/overlay.html') },
      },
    },
  },
});
