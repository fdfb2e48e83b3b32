import './nodeVersion.mjs';
import { buildNow } from './lib/freshBuild.mjs';

process.exitCode = (await buildNow({ quiet: false })) ? 0 : 1;
