import type { EventBus } from '../../engine/events.ts';
import type { Clock } from '../../engine/ports.ts';
import type { TwitchApi } from '../../engine/twitch/api.ts';
import type { Redemption } from '../../engine/twitch/viewerFacts.ts';
import type { ToldUntil } from './toldUntil.ts';

/** Tells each redemption once, and asks for those that were missed: viewers have paid for them. */
export class Redemptions {
  private readonly clock: Clock;
  private readonly events: EventBus;
  private readonly told: ToldUntil;

  constructor(clock: Clock, events: EventBus, told: ToldUntil) {
    this.clock = clock;
    this.events = events;
    this.told = told;
  }

  take(fact: Redemption): void {
    if (this.told.isNew(fact.id, fact.time)) this.events.emit('viewer.redeemed', fact);
  }

  /** Twitch shows the queue only of rewards that Emcee made. */
  async ask(api: TwitchApi): Promise<void> {
    const { since } = this.told;
    if (since === null) {
      this.told.startFrom(this.clock.now(), []);
      return;
    }
    const missed: Redemption[] = [];
    for (const reward of await api.rewards.list(true)) {
      // Rewards that skip the queue are fulfilled as soon as they are redeemed.
      const status = reward.skipsQueue ? 'fulfilled' : 'unfulfilled';
      const found = await api.rewards.redemptions(reward.id, status, since);
      missed.push(...found.filter((one) => one.time >= since));
    }
    missed.sort((a, b) => a.time - b.time);
    for (const fact of missed) this.take({ ...fact, late: true });
    this.told.asked();
  }
}
