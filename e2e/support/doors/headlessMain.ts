import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../project.ts';

/** The built headless door as it is, without the look at the sources that `npm run headless` starts with. */
const { runHeadless } = await import(pathToFileURL(join(projectFolder, 'out', 'main', 'headless.js')).href);
process.exitCode = await runHeadless(process.argv.slice(2), process.env);
