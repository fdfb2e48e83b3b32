import { type ChatRole, chatRoleAtLeast } from '../../../shared/contract/ladder.ts';
import { TODO_LENGTH } from '../../../shared/contract/todo.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { arg } from '../../engine/commands/arguments.ts';
import {
  type CommandCall,
  type CommandKind,
  type CommandRefusal,
  command,
} from '../../engine/commands/command.ts';
import { onlyFor, refusing } from '../../engine/commands/refusing.ts';
import { chatDoer, type Doer, type Made } from '../../engine/recordChange.ts';
import { type Focus, type FocusPlan, minutesLeft, readPlan } from './focus.ts';
import type { TodoSettings } from './settings.ts';
import type { StoredTimer } from './store.ts';

export interface FocusCommandParts {
  focus: Focus;
  now(): number;
  settings(): TodoSettings;
  record(doer: Doer, made: Made<unknown>): void;
}

type Spoken = Pick<CommandCall, 'caller' | 'reply'>;

/** Throws with the cure when a plan is beyond what the streamer allows. */
export function checkPlan(plan: FocusPlan, settings: TodoSettings): FocusPlan {
  const { longestFocus, longestBreak, mostRounds } = settings;
  if (plan.workMinutes < 1 || plan.workMinutes > longestFocus) {
    throw new AppError('bad_input', `A focus time lasts 1 to ${longestFocus} minutes.`);
  }
  if (plan.breakMinutes > longestBreak) {
    throw new AppError('bad_input', `A break lasts ${longestBreak} minutes at most.`);
  }
  if (plan.rounds < 1 || plan.rounds > mostRounds) {
    throw new AppError('bad_input', `There can be 1 to ${mostRounds} rounds.`);
  }
  if (plan.label.length > TODO_LENGTH) {
    throw new AppError('bad_input', `The task can have ${TODO_LENGTH} characters at most.`);
  }
  return plan;
}

export function focusCommands(parts: FocusCommandParts): CommandKind[] {
  const { focus, record } = parts;

  const words = (timer: StoredTimer): string => {
    const left = minutesLeft(timer.pausedLeft ?? timer.endsAt - parts.now());
    const round = timer.rounds > 1 ? `, round ${timer.round} of ${timer.rounds}` : '';
    const label = timer.label === '' ? '' : ` (${timer.label})`;
    const phase = timer.phase === 'work' ? 'Focus' : 'Break';
    return `${phase}${label}: ${left} left${round}${timer.pausedLeft === null ? '' : ', paused'}.`;
  };

  /** One set of commands for a viewer's own timer, and one for that of everybody. */
  const commands = (kind: {
    id: string;
    title: string;
    help: string;
    names: readonly string[];
    examples: readonly string[];
    role: () => ChatRole;
    whose(call: Spoken): { id: string; name: string } | null;
    none: string;
  }): CommandKind => {
    const may = (call: Spoken): boolean => chatRoleAtLeast(call.caller.role, kind.role());
    const need = (call: Spoken): StoredTimer => {
      const timer = focus.of(kind.whose(call)?.id ?? null);
      if (!timer) throw new AppError('not_found', kind.none);
      return timer;
    };
    const status = (call: Spoken): CommandRefusal | undefined =>
      refusing(() => call.reply(words(need(call))));
    const guarded = (call: Spoken, run: () => void): CommandRefusal | undefined =>
      may(call) ? refusing(run) : onlyFor('That focus timer', kind.role());

    const begin = (call: Spoken, text: string): CommandRefusal | undefined =>
      guarded(call, () => {
        const plan = readPlan(text);
        if (!plan)
          throw new AppError('bad_input', 'Say how many minutes: 25, 25/5 with breaks, 25/5 x4 with rounds.');
        checkPlan(plan, parts.settings());
        const viewer = kind.whose(call);
        if (viewer !== null && focus.list().length >= parts.settings().mostTimers) {
          throw new AppError('conflict', 'Too many focus timers run at the moment. Try again later.');
        }
        const made = focus.begin(viewer, plan);
        record(chatDoer(call.caller), made);
        const rounds = plan.rounds > 1 ? `, ${plan.rounds} rounds` : '';
        const breaks = plan.rounds > 1 && plan.breakMinutes > 0 ? ` with breaks of ${plan.breakMinutes}` : '';
        const label = plan.label === '' ? '' : `: ${plan.label}`;
        call.reply(`Focus for ${minutesLeft(plan.workMinutes * 60_000)}${rounds}${breaks}${label}. Go!`);
      });

    const simple = (
      name: string,
      names: readonly string[],
      title: string,
      help: string,
      run: (timer: StoredTimer) => Made<unknown> | null,
      said: string,
    ): CommandKind =>
      command({
        id: `${kind.id}.${name}`,
        title,
        help,
        examples: [name],
        names,
        run: (call) =>
          guarded(call, () => {
            const made = run(need(call));
            if (made) record(chatDoer(call.caller), made);
            call.reply(said);
          }),
      });

    return command({
      id: kind.id,
      title: kind.title,
      help: kind.help,
      examples: kind.examples,
      names: kind.names,
      arguments: { plan: arg.rest('minutes, breaks, rounds and the task: 25/5 x4 essay').or('') },
      subcommands: [
        command({
          id: `${kind.id}.start`,
          title: 'Start a focus timer',
          help: 'Starts it: minutes, breaks, rounds, and what it is for.',
          examples: ['start 25', 'start 25/5 x4 essay'],
          names: ['start'],
          arguments: { plan: arg.rest('minutes, breaks, rounds and the task: 25/5 x4 essay') },
          run: (call) => begin(call, call.args.plan),
        }),
        simple(
          'stop',
          ['stop', 'end'],
          'Stop the focus timer',
          'Ends it.',
          (timer) => focus.end(timer.id),
          'Stopped.',
        ),
        simple(
          'pause',
          ['pause'],
          'Pause the focus timer',
          'Stops the clock.',
          (timer) => focus.pause(timer.id),
          'Paused.',
        ),
        simple(
          'resume',
          ['resume', 'continue'],
          'Go on',
          'Lets the clock run on.',
          (timer) => focus.resume(timer.id),
          'It goes on.',
        ),
        command({
          id: `${kind.id}.skip`,
          title: 'Next phase',
          help: 'Goes on to the break or to the next round.',
          examples: ['skip'],
          names: ['skip'],
          run: (call) =>
            guarded(call, () => {
              focus.skip(need(call).id);
              const timer = focus.of(kind.whose(call)?.id ?? null);
              call.reply(timer ? words(timer) : 'That was the last round.');
            }),
        }),
        command({
          id: `${kind.id}.status`,
          title: 'Time left',
          help: 'Says how long it goes on.',
          examples: ['status'],
          names: ['status', 'left', 'check'],
          run: status,
        }),
      ],
      run: (call) => (call.args.plan.trim() === '' ? status(call) : begin(call, call.args.plan)),
    });
  };

  return [
    commands({
      id: 'todo.focus',
      title: 'Focus timer',
      help: 'Your own focus timer, with breaks and rounds if you like.',
      names: ['focus', 'mytimer'],
      examples: ['focus 25', 'focus 25 Write the essay', 'focus 25/5 x4', 'focus stop'],
      role: () => parts.settings().focusRole,
      whose: (call) => ({ id: call.caller.id, name: call.caller.name }),
      none: 'You have no focus timer. Start one with "focus 25".',
    }),
    commands({
      id: 'todo.pomo',
      title: 'Focus timer of everybody',
      help: 'A focus timer for all of chat.',
      names: ['pomo', 'pomodoro'],
      examples: ['pomo', 'pomo start 25/5 x4', 'pomo pause', 'pomo stop'],
      role: () => parts.settings().pomoRole,
      whose: () => null,
      none: 'No focus timer runs for everybody.',
    }),
  ];
}
