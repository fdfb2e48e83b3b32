/**
 * The app under the stand-in: `launch.ts MAIN [arguments]` runs the built main bundle as Electron would. For tests
 * only; it is never a part of what is shipped.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DeskElectron, recordDesk } from '../desk/recordDesk.ts';
import * as electron from './electron.ts';
import { glass } from './glassPeer.ts';
import { openWindows } from './openWindows.ts';

const [, , main = '', ...given] = process.argv;
const project = join(import.meta.dirname, '..', '..', '..');

// Like Electron's own module: all by name, and all together as the default.
const standIn = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron'
      ? { url: 'stand-in:electron', format: 'module', shortCircuit: true }
      : next(name, context),
  load: (url, context, next) =>
    url === 'stand-in:electron'
      ? {
          format: 'module',
          shortCircuit: true,
          source: `export * from '${standIn}';\nimport * as all from '${standIn}';\nexport default all;\n`,
        }
      : next(url, context),
});

const { version } = JSON.parse(
  readFileSync(join(project, 'node_modules', 'electron', 'package.json'), 'utf8'),
);
Object.defineProperty(process.versions, 'electron', { value: version });
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: dirname(main) });
process.argv = [process.execPath, project, ...given];

const desk = recordDesk(electron satisfies DeskElectron);

const pageOf = (id: number) => openWindows.get(id)?.webContents;

glass.answer({
  'page.sent': ({ id, channel, args, frame }) => {
    const sender = pageOf(id);
    if (sender) electron.ipcMain.receive(sender, frame, channel, args);
  },
  'page.crashed': ({ id }) => pageOf(id)?.pageCrashed(),
  'page.fetches': (request) => electron.protocol.fetch(request),
  'page.leaves': ({ id, url }) => pageOf(id)?.pageLeaves(url) ?? false,
  'page.opens': ({ id, url, frameName }) => pageOf(id)?.pageOpens(url, frameName) ?? false,
  'desk.call': ({ name, args }) => desk.call(name, args),
});

await import(pathToFileURL(main).href);
