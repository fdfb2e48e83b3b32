import { z } from 'zod';
import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import { type Caller, type Fact, type Occasion, occasionOf } from '../../engine/occasion.ts';
import { field } from '../../engine/routines/fields.ts';
import { type TriggerKind, trigger } from '../../engine/routines/kinds.ts';
import { Watchers } from '../../engine/watchers.ts';
import type { Newcomer } from './choice.ts';

const DAY = 86_400_000;

interface Arrived {
  viewer: Caller;
  message: ChatMessage;
  newcomer: Newcomer;
}

/** What routines may begin with: somebody's first line. */
export class ArrivalTriggers {
  private readonly watchers = new Watchers<Arrived>();

  tell(arrived: Arrived): void {
    this.watchers.call(arrived);
  }

  kinds(): TriggerKind[] {
    const watch = (
      cause: string,
      fire: (occasion: Occasion) => void,
      factsIf: (newcomer: Newcomer) => Record<string, Fact> | null,
    ) =>
      this.watchers.add(({ viewer, message, newcomer }) => {
        const facts = factsIf(newcomer);
        if (facts === null) return;
        fire(occasionOf(cause, { viewer, line: { id: message.id, text: message.text }, facts }));
      });
    return [
      trigger({
        id: 'welcomes.firstEver',
        title: 'First line ever',
        help: 'Somebody writes in this channel for the first time.',
        group: 'Chat',
        parameters: z.object({}),
        watch: (_, fire) => watch('First line ever', fire, ({ firstEver }) => (firstEver ? {} : null)),
      }),
      trigger({
        id: 'welcomes.firstToday',
        title: 'First line in this stream',
        help: 'Somebody writes for the first time in this stream.',
        group: 'Chat',
        parameters: z.object({}),
        watch: (_, fire) => watch('First line in this stream', fire, () => ({})),
      }),
      trigger({
        id: 'welcomes.returning',
        title: 'Back after a while',
        help: 'Somebody writes who has not been here for some days.',
        group: 'Chat',
        parameters: z.object({
          days: field.whole({ title: 'Days', description: 'Away for at least so many days.' }, 1, 3650),
        }),
        facts: [{ name: 'days', help: 'How many days they were away', example: 30 }],
        watch: ({ days }, fire) =>
          watch('Back after a while', fire, ({ away }) =>
            away !== null && away >= days * DAY ? { days: Math.floor(away / DAY) } : null,
          ),
      }),
    ];
  }
}
