import { version as packageVersion } from '../../package.json' with { type: 'json' };

/** Of this build. */
export const version: string = packageVersion;
