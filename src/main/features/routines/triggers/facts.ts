import { z } from 'zod';
import type { ChatRole } from '../../../../shared/contract/ladder.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import type { EventName, Events } from '../../../engine/events.ts';
import { type Caller, type Fact, occasionOf } from '../../../engine/occasion.ts';
import { type TriggerKind, trigger } from '../../../engine/routines/kinds.ts';
import type { RoutinesContext } from '../context.ts';

/** A fact's name with what it is and what it may look like. */
type Told = Readonly<Record<string, readonly [help: string, example: Fact]>>;

interface FactTrigger<N extends EventName, P extends z.ZodObject> {
  id: string;
  title: string;
  help: string;
  group: string;
  on: N;
  parameters?: P;
  facts?: Told;
  /** Who it is about; null when nobody is. The second is the role that the fact proves. */
  who?(fact: Events[N]): readonly [Person | null, ChatRole?];
  /** What it tells. */
  tell?(fact: Events[N]): Readonly<Record<string, Fact>>;
  /** The line of chat that it came with. */
  line?(fact: Events[N]): { id: string; text: string } | null;
  /** False lets it pass. */
  when?(fact: Events[N], parameters: z.output<P>): boolean;
}

/** Makes triggers of facts. */
export type Tell = <N extends EventName, P extends z.ZodObject = z.ZodObject<Record<never, never>>>(
  given: FactTrigger<N, P>,
) => TriggerKind;

export function tellFacts(ctx: RoutinesContext): Tell {
  return (given) => {
    const facts = Object.entries(given.facts ?? {}).map(([name, [help, example]]) => ({
      name,
      help,
      example,
    }));
    return trigger({
      id: given.id,
      title: given.title,
      help: given.help,
      group: given.group,
      parameters: given.parameters ?? z.object({}),
      facts,
      watch: (parameters, fire) =>
        ctx.on(given.on, (fact) => {
          if (given.when && !given.when(fact, parameters as never)) return;
          const [person, role] = given.who?.(fact) ?? [null];
          fire(
            occasionOf(given.title, {
              viewer: person ? callerOf(ctx, person, role ?? 'everyone') : null,
              line: given.line?.(fact) ?? null,
              facts: given.tell?.(fact) ?? {},
            }),
          );
        }),
    });
  };
}

export function callerOf(ctx: RoutinesContext, { id, login, name }: Person, role: ChatRole): Caller {
  return { id, login, name, role: id === ctx.engine.twitch.state.channel?.id ? 'streamer' : role };
}

/** The role that a subscription of a tier proves. */
export function subscriberOf(tier: 1 | 2 | 3 | null): ChatRole {
  return tier === 3 ? 'subscriber3' : tier === 2 ? 'subscriber2' : 'subscriber';
}
