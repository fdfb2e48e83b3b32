import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { EventBus } from '../events.ts';
import type { Clock, Disposer } from '../ports.ts';
import type { Registry } from '../registries/registry.ts';
import type { ChatMessage } from './chatMessage.ts';
import { roleOf } from './standing.ts';
import type { Decision, Traces } from './traces.ts';

/** The places on a line's way, first to last. */
export const LINE_PLACES = ['moderation', 'participation', 'rules', 'games', 'commands'] as const;
export type LinePlace = (typeof LINE_PLACES)[number];

/** A line of chat on its way through Emcee. */
export interface TravellingLine {
  readonly message: ChatMessage;
  /** As far as chat proves it. */
  readonly role: ChatRole;
  /** Keeps why, for "why did nothing happen?". To be called on the line, not taken out of it. */
  decide(this: TravellingLine, decision: Omit<Decision, 'time'>): void;
}

/** What a feature does with every line, at its place. It must be quick: what takes time is only begun here. */
export interface LineStep {
  id: string;
  place: LinePlace;
  /** Smaller comes first within a place. */
  order: number;
  /** `stop`: nobody after it sees the line. */
  look(line: TravellingLine): 'on' | 'stop';
}

export interface PipelineParts {
  events: EventBus;
  clock: Clock;
  traces: Traces;
  steps: Registry<LineStep>;
  fault(owner: string, what: string, thrown: unknown): void;
}

/** Made for every line, so it is small: what most lines never need is only worked out when somebody decides. */
class LineOnItsWay implements TravellingLine {
  readonly message: ChatMessage;
  readonly role: ChatRole;
  private readonly parts: PipelineParts;

  constructor(message: ChatMessage, parts: PipelineParts) {
    this.message = message;
    this.role = roleOf(message.standing);
    this.parts = parts;
  }

  decide({ by, outcome, what, why }: Omit<Decision, 'time'>): void {
    const { traces, clock } = this.parts;
    traces.add(this.message.id, { by, outcome, what, why, time: clock.now() });
  }
}

/**
 * Takes each line through the features that look at it. Lines of the bot itself go nowhere; copies of a shared chat are
 * looked at by moderation only, since a bot that answered them would answer in two channels.
 */
export class Pipeline {
  private readonly parts: PipelineParts;
  private ordered: readonly LineStep[] = [];
  private readonly forget: readonly Disposer[];

  constructor(parts: PipelineParts) {
    this.parts = parts;
    const sort = (): void => {
      this.ordered = parts.steps
        .list()
        .sort(
          (one, other) =>
            LINE_PLACES.indexOf(one.place) - LINE_PLACES.indexOf(other.place) || one.order - other.order,
        );
    };
    this.forget = [
      parts.steps.onChange(sort),
      parts.events.on('chat.message', 'engine', (message) => this.take(message)),
    ];
    sort();
  }

  take(message: ChatMessage): void {
    if (message.own) return;
    const line = new LineOnItsWay(message, this.parts);
    const isCopy = message.shared?.isCopy ?? false;
    for (const step of this.ordered) {
      if (isCopy && step.place !== 'moderation') return;
      try {
        if (step.look(line) === 'stop') return;
      } catch (thrown) {
        this.parts.fault(
          this.parts.steps.ownerOf(step.id) ?? 'engine',
          `looking at a line (${step.id})`,
          thrown,
        );
      }
    }
  }

  stop(): void {
    for (const end of this.forget) end();
  }
}
