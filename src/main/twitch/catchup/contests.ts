import type { EventBus } from '../../engine/events.ts';
import type { Clock } from '../../engine/ports.ts';
import type { TwitchApi } from '../../engine/twitch/api.ts';
import type { PollChanged, Prediction, PredictionChanged } from '../../engine/twitch/campaignFacts.ts';

/** What ended longer ago than this is history. */
const NEWS_MS = 600_000;

/** Polls and predictions: each phase told once, and their end also when nobody told it. */
export class Contests {
  private readonly clock: Clock;
  private readonly events: EventBus;
  /** The phases told of the last few, by id. */
  private readonly told = new Map<string, Set<string>>();

  constructor(options: { clock: Clock; events: EventBus }) {
    this.clock = options.clock;
    this.events = options.events;
  }

  takePoll(change: PollChanged): void {
    if (this.isNews(change.poll.id, change.phase)) this.events.emit('poll.changed', change);
  }

  takePrediction(change: PredictionChanged): void {
    if (this.isNews(change.prediction.id, change.phase)) this.events.emit('prediction.changed', change);
  }

  async askPolls(api: TwitchApi): Promise<void> {
    const [poll] = await api.polls.list();
    if (!poll) return;
    if (poll.status === 'running') this.takePoll({ phase: 'began', poll });
    else if (this.wasRunning(poll.id) || this.isRecent(poll.endsAt)) this.takePoll({ phase: 'ended', poll });
  }

  async askPredictions(api: TwitchApi): Promise<void> {
    const [prediction] = await api.predictions.list();
    if (!prediction) return;
    const phase = phaseOf(prediction);
    if (phase !== 'ended' || this.wasRunning(prediction.id) || this.isRecent(prediction.endedAt ?? 0)) {
      this.takePrediction({ phase, prediction });
    }
  }

  /** Progress is always news until the end; all else once. Twitch tells an archived poll as ended a second time. */
  private isNews(id: string, phase: string): boolean {
    const phases = this.told.get(id) ?? new Set();
    this.told.delete(id);
    this.told.set(id, phases);
    for (const oldest of this.told.keys()) {
      if (this.told.size <= 50) break;
      this.told.delete(oldest);
    }
    if (phases.has('ended') || (phase !== 'progressed' && phases.has(phase))) return false;
    phases.add(phase);
    return true;
  }

  private wasRunning(id: string): boolean {
    const phases = this.told.get(id);
    return phases !== undefined && !phases.has('ended');
  }

  private isRecent(time: number): boolean {
    return this.told.size > 0 && time > this.clock.now() - NEWS_MS;
  }
}

function phaseOf({ status }: Prediction): 'began' | 'locked' | 'ended' {
  if (status === 'open') return 'began';
  return status === 'locked' ? 'locked' : 'ended';
}
