import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError, errorText } from '../../shared/rpc/errors.ts';
import { usualDataFolder } from './dataFolder.ts';

export interface HeadlessOptions {
  dataFolder: string;
  /** Null when nobody named one: then the setting decides. 0 takes any free one. */
  port: number | null;
  openBrowser: boolean;
  only: 'help' | 'version' | null;
}

export const HEADLESS_HELP = `Emcee without a window: the bot and its panel in your browser.

  --data-dir DIR   where everything is kept          (EMCEE_DATA_DIR)
  --port N         port of the panel; 0 for any free  (EMCEE_PORT)
  --no-open        do not open a browser
  --version        print the version
  --help           print this
`;

/** Flags win over the environment. Throws an AppError that names the flag at fault. */
export function readHeadlessOptions(argv: readonly string[], env: NodeJS.ProcessEnv): HeadlessOptions {
  const { values } = parse(argv);
  const port = values.port ?? env['EMCEE_PORT'] ?? null;
  return {
    dataFolder: resolve(values['data-dir'] ?? env['EMCEE_DATA_DIR'] ?? usualDataFolder(env)),
    port: port === null || port === '' ? null : parsePort(port),
    openBrowser: !values['no-open'],
    only: values.help ? 'help' : values.version ? 'version' : null,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        'data-dir': { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        version: { type: 'boolean', default: false },
      },
    });
  } catch (thrown) {
    throw new AppError('bad_input', `${errorText(thrown)}. --help lists what there is.`);
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  throw new AppError(
    'bad_input',
    `"${text}" is not a port. Give a number from 0 to 65535; 0 takes any free one.`,
  );
}
