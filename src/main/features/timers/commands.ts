import type { Timer } from '../../../shared/contract/timers.ts';
import { arg } from '../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../engine/commands/command.ts';

export interface TimerDesk {
  /** Of commands: `!`. */
  prefix(): string;
  list(): readonly Timer[];
  /** By its name, in any case; null for none. */
  find(name: string): Timer | null;
  enable(timer: Timer, on: boolean, actor: string): void;
  sendNow(timer: Timer, actor: string): void;
  pause(on: boolean, actor: string): void;
  paused(): boolean;
}

const MOST_LISTED = 20;

/** `!timer list|on|off|now|pause|resume`, for moderators. */
export function timerCommand(desk: TimerDesk): CommandKind {
  const withTimer = (
    id: string,
    names: readonly string[],
    title: string,
    help: string,
    done: (timer: Timer, actor: string) => string | null,
  ): CommandKind =>
    command({
      id,
      names,
      title,
      help,
      examples: [`${names[0] ?? ''} Socials`],
      role: 'moderator',
      arguments: { name: arg.rest('the name of the timer') },
      run: ({ args, caller, reply }) => {
        const name = args.name.replace(/^"(.*)"$/s, '$1').trim();
        const timer = desk.find(name);
        if (!timer) return { refused: `There is no timer "${name}". ${desk.prefix()}timer list shows them.` };
        const answer = done(timer, caller.name);
        if (answer !== null) reply(answer);
        return undefined;
      },
    });
  const pause = (on: boolean): CommandKind =>
    command({
      id: on ? 'timers.pause' : 'timers.resume',
      names: on ? ['pause'] : ['resume'],
      title: on ? 'Pause all timers' : 'Let the timers go on',
      help: on ? 'No timer comes until they go on.' : 'Timers come again.',
      examples: [on ? 'pause' : 'resume'],
      role: 'moderator',
      run: ({ caller, reply }) => {
        desk.pause(on, caller.name);
        reply(
          on ? `All timers are paused. ${desk.prefix()}timer resume lets them go on.` : 'The timers go on.',
        );
      },
    });
  return command({
    id: 'timers.timer',
    names: ['timer', 'timers'],
    title: 'Timers',
    help: 'Messages that come by themselves.',
    examples: ['timer list', 'timer on Socials'],
    role: 'moderator',
    subcommands: [
      command({
        id: 'timers.list',
        names: ['list'],
        title: 'List the timers',
        help: 'Names the timers; those that are off stand in brackets.',
        examples: ['list'],
        role: 'moderator',
        run: ({ reply }) => {
          reply(listed(desk));
        },
      }),
      withTimer('timers.on', ['on', 'enable'], 'Switch a timer on', 'It comes again.', (timer, actor) => {
        desk.enable(timer, true, actor);
        return `The timer "${timer.name}" is on now.`;
      }),
      withTimer(
        'timers.off',
        ['off', 'disable'],
        'Switch a timer off',
        'It stays, and does not come.',
        (timer, actor) => {
          desk.enable(timer, false, actor);
          return `The timer "${timer.name}" is off now.`;
        },
      ),
      withTimer(
        'timers.now',
        ['now', 'send'],
        'Let a timer come now',
        'It comes at once, and its interval begins anew.',
        (timer, actor) => {
          desk.sendNow(timer, actor);
          return null;
        },
      ),
      pause(true),
      pause(false),
    ],
    run: ({ reply }) => {
      reply(listed(desk));
    },
  });
}

function listed(desk: TimerDesk): string {
  const timers = desk.list();
  if (timers.length === 0) return 'There are no timers yet. Make one on the Timers page of the panel.';
  const names = timers.slice(0, MOST_LISTED).map(({ enabled, name }) => (enabled ? name : `(${name})`));
  const more = timers.length > MOST_LISTED ? ` and ${timers.length - MOST_LISTED} more` : '';
  return `${desk.paused() ? 'Timers (paused)' : 'Timers'}: ${names.join(', ')}${more}.`;
}
