import { Cron } from 'croner';
import { z } from 'zod';
import type { Run } from '../../../../shared/contract/routines.ts';
import { type Fact, occasionOf } from '../../../engine/occasion.ts';
import type { Disposer } from '../../../engine/ports.ts';
import { field } from '../../../engine/routines/fields.ts';
import { type TriggerKind, trigger } from '../../../engine/routines/kinds.ts';
import type { RoutinesContext } from '../context.ts';

/** The longest time that a timer of the computer takes at once. */
const LONGEST_TIMER = 86_400_000;

export interface HereParts {
  /** Told of every run that ends, and how deep in calls it was, until the disposer is called. */
  onEnded(told: (run: Run, depth: number) => void): Disposer;
}

const cronText = z
  .string()
  .trim()
  .max(100)
  .refine(
    (text) => {
      try {
        return new Cron(text, { paused: true }).nextRun() !== null;
      } catch {
        return false;
      }
    },
    { message: 'This is no rule for times. "0 20 * * 5" is every Friday at 20:00.' },
  )
  .meta({
    control: 'text',
    template: false,
    title: 'Rule',
    description:
      'Minute, hour, day, month, weekday: "0 20 * * 5" is every Friday at 20:00, "*/15 * * * *" every 15 minutes.',
  });

/** Time, and what the streamer or another program does. */
export function here(ctx: RoutinesContext, { onEnded }: HereParts): TriggerKind[] {
  const at = (next: (now: Date) => Date | null, ring: () => void): Disposer => {
    let forget: Disposer = () => {};
    const arm = (): void => {
      const now = ctx.clock.now();
      const due = next(new Date(now));
      if (!due) return;
      const left = due.getTime() - now;
      forget = ctx.after(Math.min(left, LONGEST_TIMER), () => {
        if (left <= LONGEST_TIMER) ring();
        arm();
      });
    };
    arm();
    return () => forget();
  };
  return [
    trigger({
      id: 'time.clock',
      title: 'At a time',
      help: 'At certain times, by the clock of this computer.',
      group: 'Time',
      parameters: z.object({ rule: cronText.default('0 20 * * *') }),
      watch: ({ rule }, fire) => {
        const cron = new Cron(rule, { paused: true });
        return at(
          (now) => cron.nextRun(now),
          () => fire(occasionOf(`Clock (${rule})`)),
        );
      },
    }),
    trigger({
      id: 'time.every',
      title: 'Every some minutes',
      help: 'Again and again, counted from the start of Emcee or from the last change of the routine.',
      group: 'Time',
      parameters: z.object({
        minutes: z
          .number()
          .min(0.1)
          .max(10_080)
          .default(15)
          .meta({ control: 'number', template: false, title: 'Minutes' }),
        live: field.yes({ title: 'Only while the stream is live' }).default(true),
      }),
      watch: ({ minutes, live }, fire) =>
        ctx.every(minutes * 60_000, () => {
          if (!live || ctx.engine.twitch.state.live !== null) fire(occasionOf(`Every ${minutes} minutes`));
        }),
    }),
    trigger({
      id: 'emcee.started',
      title: 'Emcee started',
      help: 'Emcee has been started.',
      group: 'Here',
      parameters: z.object({}),
      // The feature fires it once, when all features have started: a routine that is saved later did not see the start.
      watch: () => () => {},
    }),
    trigger({
      id: 'panel.button',
      title: 'Button',
      help: 'Its button on the Routines page is pressed, or it is run by a call of the API.',
      group: 'Here',
      parameters: z.object({}),
      watch: () => () => {},
    }),
    trigger({
      id: 'panel.webhook',
      title: 'Webhook',
      help: 'Another program on this computer calls the address of this trigger.',
      group: 'Here',
      parameters: z.object({}),
      facts: [{ name: 'body', help: 'What was sent, up to 5,000 characters.', example: '{"lamp":"on"}' }],
      watch: () => () => {},
    }),
    trigger({
      id: 'routine.ended',
      title: 'Another routine ended',
      help: 'A routine has come to its end.',
      group: 'Here',
      parameters: z.object({
        routine: field.name({ title: 'Routine' }, 'routine'),
        state: field.choice({ title: 'How' }, ['any', 'done', 'failed', 'stopped']).default('any'),
      }),
      facts: [
        { name: 'routine', help: 'Its name.', example: 'Welcome raid' },
        { name: 'state', help: 'done, failed or stopped.', example: 'done' },
        { name: 'problem', help: 'Why it did not end well.', example: '' },
      ],
      watch: ({ routine, state }, fire) =>
        onEnded((run, depth) => {
          if (run.routineId !== routine || run.mode === 'pretend') return;
          if (state !== 'any' && run.state !== state) return;
          const facts: Record<string, Fact> = {
            routine: run.name,
            state: run.state,
            problem: run.problem ?? '',
          };
          fire(occasionOf(`Routine "${run.name}" ended`, { facts, depth: depth + 1 }));
        }),
    }),
  ];
}
