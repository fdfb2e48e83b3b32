import './nodeVersion.mjs';
import { buildIfStale, buildNow } from './lib/freshBuild.mjs';

const built = process.argv.includes('--if-stale') ? await buildIfStale() : await buildNow({ quiet: false });
process.exitCode = built ? 0 : 1;
