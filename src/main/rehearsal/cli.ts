import { parseArgs } from 'node:util';
import type { LogEntry, Logger } from '../engine/ports.ts';
import { seededRandom } from '../engine/random.ts';
import { REHEARSAL_CLIENT_ID } from './ids/clients.ts';
import { KNOWN_SCOPES } from './ids/scopes.ts';
import { SCENES } from './scenes/scenes.ts';
import { type RehearsalServer, startRehearsal } from './server.ts';
import type { RehearsalStats } from './stats.ts';
import { wallClock } from './wallClock.ts';

const USAGE = `The simulated Twitch, by itself.

  --scene <name>         play a scene (see --list) and go on until interrupted
  --rate <number>        lines a second, instead of the scene's own; without a scene the crowd talks at it
  --seed <number>        the same seed gives the same world, crowd and scene
  --port <number>        0, the default, picks a free one
  --viewers <number>     how many are there from the start
  --auto-approve <login> approve every device code as this account
  --tokens               print access tokens of the streamer and the bot
  --list                 list the scenes
  --help                 this text
`;

interface Options {
  scene: string | null;
  rate: number | null;
  seed: number;
  port: number;
  viewers: number;
  autoApprove: string | null;
  tokens: boolean;
}

function number(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value) || value < min || value > max)
    throw new Error(`--${name} must be a number from ${min} to ${max}, not "${text}".`);
  return value;
}

/** Null when a text was asked for instead of a run. */
function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scene: { type: 'string' },
      rate: { type: 'string' },
      seed: { type: 'string' },
      port: { type: 'string' },
      viewers: { type: 'string' },
      'auto-approve': { type: 'string' },
      tokens: { type: 'boolean' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || values.list) {
    process.stdout.write(values.help ? USAGE : listScenes());
    return null;
  }
  const scene = values.scene ?? null;
  if (scene !== null && !SCENES.some((entry) => entry.id === scene))
    throw new Error(`There is no scene "${scene}". These are there:\n${listScenes()}`);
  return {
    scene,
    rate: values.rate === undefined ? null : number('rate', values.rate, 0, 20_000),
    seed: values.seed === undefined ? Date.now() % 1_000_000 : number('seed', values.seed, 0, 2 ** 32 - 1),
    port: values.port === undefined ? 0 : number('port', values.port, 0, 65_535),
    viewers: values.viewers === undefined ? 0 : number('viewers', values.viewers, 0, 10_000),
    autoApprove: values['auto-approve'] ?? null,
    tokens: values.tokens ?? false,
  };
}

function listScenes(): string {
  return SCENES.map((scene) => `  ${scene.id.padEnd(16)} ${scene.title}: ${scene.description}\n`).join('');
}

/** Warnings and errors only; the rest would drown the numbers. */
function terminalLog(): Logger {
  const write = (level: string) => (entry: LogEntry, thrown?: unknown) => {
    const cause = thrown === undefined ? '' : ` (${thrown instanceof Error ? thrown.stack : String(thrown)})`;
    process.stderr.write(`${level}: ${entry.message}${cause}\n`);
  };
  const log: Logger = {
    debug: () => {},
    info: () => {},
    warn: write('warning'),
    error: write('error'),
    for: () => log,
  };
  return log;
}

function introduce(house: RehearsalServer, options: Options): void {
  const { urls, world } = house;
  const lines = [
    `The simulated Twitch runs (seed ${options.seed}).`,
    `  chat      ${urls.chat}`,
    `  EventSub  ${urls.eventSub}`,
    `  Helix     ${urls.helix}`,
    `  sign-in   ${urls.ids}  (client id ${REHEARSAL_CLIENT_ID})`,
    `  controls  ${urls.control}`,
    `  streamer  ${world.streamer.login}, bot ${world.bot.login}`,
  ];
  if (options.tokens)
    for (const account of [world.streamer, world.bot]) {
      const { access } = house.tokens.issue(REHEARSAL_CLIENT_ID, account.id, [...KNOWN_SCOPES]);
      lines.push(`  token     ${account.login} ${access.token}`);
    }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function report(before: RehearsalStats, now: RehearsalStats): string {
  const perSecond = (name: keyof RehearsalStats): number => Number(now[name]) - Number(before[name]);
  return [
    `crowd ${perSecond('crowdLines')}/s`,
    `chat out ${perSecond('chatLinesOut')}/s in ${perSecond('chatLinesIn')}/s to ${now.chatConnections}`,
    `events ${perSecond('eventSubNotifications')}/s to ${now.eventSubConnections}`,
    `API ${perSecond('apiCalls')}/s`,
    `viewers ${now.viewers}`,
    ...(now.backlog > 0 ? [`behind ${Math.round(now.backlog / 1024)} KiB`] : []),
    ...(now.crowdHeldBack > 0 ? [`held back ${now.crowdHeldBack}`] : []),
  ].join(' | ');
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) return;
  const house = await startRehearsal({
    clock: wallClock,
    random: seededRandom(options.seed),
    log: terminalLog(),
    port: options.port,
    autoApprove: options.autoApprove,
    furnished: true,
  });
  introduce(house, options);
  if (options.viewers > 0) house.crowd.invite(options.viewers);
  if (options.scene !== null)
    house.scenes.play(options.scene, {
      seed: options.seed,
      ...(options.rate === null ? {} : { rate: options.rate }),
    });
  else if (options.rate !== null) house.crowd.talk(options.rate);

  let before = house.stats();
  const reports = wallClock.every(1000, () => {
    const now = house.stats();
    process.stdout.write(`${report(before, now)}\n`);
    before = now;
  });
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    // Whoever read the numbers has gone, such as `head`.
    process.stdout.on('error', () => resolve());
  });
  reports();
  await house.stop();
  process.stdout.write('The simulated Twitch has stopped.\n');
}

main().catch((thrown: unknown) => {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  process.exitCode = 1;
});
