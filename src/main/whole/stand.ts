import { z } from 'zod';
import { defineContract } from '../../shared/rpc/contract.ts';
import type { Decision } from '../engine/chat/traces.ts';
import type { EngineControl } from '../engine/control.ts';
import { defineFeature } from '../engine/feature.ts';
import { features } from '../features/index.ts';
import type { TestAppOptions } from '../testing/testApp.ts';
import { TwitchApp } from '../testing/twitchApp.ts';

/** What came of a line of chat. */
export interface Heard {
  id: string;
  /** What the bot said since, oldest first. */
  answers: string[];
  decisions: readonly Decision[];
}

export const PEOPLE = { streamer: 'rehearsal_streamer', moderator: 'mod_mary', viewer: 'ann' } as const;

/** Everything that Emcee has, online at a simulated Twitch, with people in its chat. */
export class Stand {
  readonly twitch: TwitchApp;
  private engineNow: EngineControl;
  private seen = new Set<string>();

  private constructor(twitch: TwitchApp, engine: EngineControl) {
    this.twitch = twitch;
    this.engineNow = engine;
  }

  static async open(options: Omit<TestAppOptions, 'features'> = {}): Promise<Stand> {
    let engine: EngineControl | null = null;
    let told: (id: string) => void = () => {};
    // Sees every line first, and shows the engine that runs now, also after a restart.
    const onlooker = defineFeature({
      contract: defineContract({ id: 'onlooker', routes: {}, lives: {} }),
      title: 'Onlooker',
      description: 'For a test.',
      group: 'basics',
      settings: { version: 1, schema: z.object({}) },
      setup(ctx) {
        engine = ctx.engine;
        if (stand !== null) stand.engineNow = ctx.engine;
        ctx.on('chat.message', ({ id }) => told(id));
        return { handlers: {}, snapshots: {}, api: null };
      },
    });
    let stand: Stand | null = null;
    const twitch = await TwitchApp.open({ ...options, features: [...features, onlooker] });
    if (engine === null) throw new Error('The onlooker was not set up');
    stand = new Stand(twitch, engine);
    told = (id) => void stand?.seen.add(id);
    twitch.happen.addModerator(PEOPLE.moderator);
    twitch.happen.addModerator(twitch.house.bot);
    await twitch.online();
    for (const name of [PEOPLE.moderator, PEOPLE.viewer, 'robin']) await stand.say(name, 'good evening');
    return stand;
  }

  close(): Promise<void> {
    return this.twitch.close();
  }

  get app() {
    return this.twitch.test.app;
  }

  get engine(): EngineControl {
    return this.engineNow;
  }

  get ask(): TwitchApp['ask'] {
    return this.twitch.ask.bind(this.twitch);
  }

  /** Somebody says something; resolves when all that follows from it at once has been done and said. */
  async say(who: string, text: string): Promise<Heard> {
    const before = this.lines().length;
    const spoken = this.twitch.happen.say(who, text);
    if (!('said' in spoken)) throw new Error(`Twitch did not take "${text}": ${JSON.stringify(spoken)}`);
    const { id } = spoken.said;
    await this.twitch.until(() => this.seen.has(id));
    if (text.startsWith('!')) await this.twitch.until(() => this.app.traces.of(id).some(isFinal));
    await this.settle();
    const answers = this.botLines(before);
    return { id, answers, decisions: this.app.traces.of(id) };
  }

  /** Until nobody has anything more to say. Time moves on only while the bot has to keep Twitch's limits. */
  async settle(): Promise<void> {
    for (;;) {
      await this.twitch.http.idle();
      if (this.engine.twitch.outbox.waiting === 0) return;
      this.twitch.house.clock.advance(250);
    }
  }

  async advance(ms: number): Promise<void> {
    await this.twitch.advance(ms);
    await this.settle();
  }

  /** Runs something and answers what the bot said meanwhile. */
  async during(run: () => unknown): Promise<string[]> {
    const before = this.lines().length;
    await run();
    await this.settle();
    return this.botLines(before);
  }

  /** Emcee ends, time passes without it, and it starts again on the same folder. */
  async restart(away = 0): Promise<void> {
    const { test, house } = this.twitch;
    await test.restart(undefined, () => house.clock.advance(away));
    await this.twitch.connected();
    await this.settle();
  }

  /** What went wrong that nobody foresaw. */
  faults(): string[] {
    const off = this.app.modules
      .list()
      .flatMap(({ id, state, problem }) => (state === 'failed' ? [`${id}: ${problem}`] : []));
    const errors = this.twitch.test.records
      .filter(({ level }) => level === 'error')
      .map(
        ({ feature, event, message, details }) =>
          `${feature} ${event}: ${message} ${JSON.stringify(details)}`,
      );
    return [...off, ...errors];
  }

  private lines() {
    return [...this.twitch.house.server.world.stage.messages.values()];
  }

  /** What the bot said after so many lines. The simulated channel keeps more lines than one test has. */
  private botLines(before: number): string[] {
    const { id } = this.twitch.house.bot;
    return this.lines()
      .slice(before)
      .filter(({ author }) => author.id === id)
      .map(({ text }) => text);
  }
}

/** The last word about a command line; following an alias is none. */
export function isFinal({ by, outcome, why }: Decision): boolean {
  return by === 'commands' && (outcome !== 'passed' || why.startsWith('There is no command'));
}
