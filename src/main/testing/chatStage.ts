import { z } from 'zod';
import type { ChatRole } from '../../shared/contract/ladder.ts';
import { defineContract } from '../../shared/rpc/contract.ts';
import { AppError } from '../../shared/rpc/errors.ts';
import type { Person } from '../engine/chat/chatMessage.ts';
import type { LineRequest } from '../engine/chat/outgoing.ts';
import type { Decision } from '../engine/chat/traces.ts';
import { defineFeature, type Feature, type FeatureContext } from '../engine/feature.ts';
import type { SettingsShape } from '../engine/featureInfo.ts';
import type { Outside } from '../engine/net/outside.ts';
import type { People, PersonRecord } from '../engine/people.ts';
import type { Purse, PurseEntry } from '../engine/purse.ts';
import type { Routines } from '../engine/routines/kinds.ts';
import { lineOfChat } from '../engine/testing/lineOfChat.ts';
import { startTestApp, type TestApp, type TestAppOptions } from './testApp.ts';

type StageContext = FeatureContext<ReturnType<typeof contractOf>, SettingsShape>;

const contractOf = (id: string) => defineContract({ id, routes: {}, lives: {} });

/** People who follow or are in groups, as a test says. */
export class FakePeople implements People {
  readonly everybody: Person[] = [];
  readonly following = new Set<string>();
  /** Known only to Twitch until it is asked. */
  readonly unasked = new Set<string>();
  /** For those who follow since a certain time; the others have always followed. */
  readonly followingSince = new Map<string, number>();
  readonly groupOf = new Map<string, string[]>();
  readonly ignored = new Set<string>();
  /** In minutes. */
  readonly watched = new Map<string, number>();

  known(name: string): Person | null {
    const login = name.replace(/^@/, '').toLowerCase();
    return this.everybody.find((person) => person.login === login) ?? null;
  }
  async find(name: string): Promise<Person | null> {
    return this.known(name);
  }
  byId(id: string): Person | null {
    return this.everybody.find((person) => person.id === id) ?? null;
  }
  present(): readonly Person[] {
    return this.everybody;
  }
  isPresent(id: string): boolean {
    return this.byId(id) !== null;
  }
  groupsOf(id: string): readonly string[] {
    return this.groupOf.get(id) ?? [];
  }
  groups(): readonly string[] {
    return [...new Set([...this.groupOf.values()].flat())];
  }
  follows(id: string): boolean | null {
    return this.unasked.has(id) ? null : this.following.has(id);
  }
  async isFollower(id: string): Promise<boolean> {
    return this.following.has(id);
  }
  async followedSince(id: string): Promise<number | null> {
    this.unasked.delete(id);
    return this.following.has(id) ? (this.followingSince.get(id) ?? 0) : null;
  }
  record(id: string): PersonRecord | null {
    return {
      firstSeen: 0,
      lastSeen: 0,
      watchedMinutes: this.watched.get(id) ?? 0,
      messages: 0,
      streams: 0,
      streak: 0,
      pronouns: null,
      ignored: this.ignored.has(id),
    };
  }
}

/** Books in memory that keep the purse's promises. */
export class FakePurse implements Purse {
  readonly main = { id: 'tokens', one: 'token', many: 'tokens' };
  readonly booked = new Map<string, PurseEntry>();
  readonly balances = new Map<string, number>();

  currencies() {
    return [this.main];
  }
  balance(viewerId: string): number {
    return this.balances.get(viewerId) ?? 0;
  }
  book(entry: PurseEntry) {
    const before = this.balance(entry.viewerId);
    if (this.booked.has(entry.reference)) return { balance: before, already: true };
    const balance = before + entry.amount;
    if (balance < 0) throw new AppError('purse.too_little', 'There is too little.');
    this.booked.set(entry.reference, entry);
    this.balances.set(entry.viewerId, balance);
    return { balance, already: false };
  }
  undo(reference: string): void {
    const entry = this.booked.get(reference);
    if (!entry) return;
    this.booked.delete(reference);
    this.balances.set(entry.viewerId, this.balance(entry.viewerId) - entry.amount);
  }
}

export interface ChatStage {
  test: TestApp;
  /** What the bot was told to say, with the line that it answers. */
  said: { text: string; replyTo: string | null }[];
  /** A line of chat; returns its id once nothing of it runs any more. */
  chat(text: string, who?: { login?: string; role?: ChatRole; id?: string }): Promise<string>;
  why(lineId: string): readonly Decision[];
  people: FakePeople;
  purse: FakePurse;
  /** The context of the stage's own feature, to add commands in its name. */
  ctx(): StageContext;
  cleanUp(): Promise<void>;
}

/** An app with the given features, one more that speaks for the test, and a chat without a network. */
export function startChatStage(
  features: readonly Feature[],
  options: {
    people?: boolean;
    purse?: boolean;
    routines?: Routines;
    outside?: Outside;
    setUp?(ctx: StageContext): void;
  } & Pick<TestAppOptions, 'folder' | 'clock' | 'random'> = {},
): ChatStage {
  const people = new FakePeople();
  const purse = new FakePurse();
  const said: ChatStage['said'] = [];
  let now: StageContext | null = null;
  const stage = defineFeature({
    contract: contractOf('stage'),
    title: 'Stage',
    description: 'Speaks for a test.',
    group: 'chat',
    settings: { version: 1, schema: z.object({}) },
    setup(ctx) {
      now = ctx;
      ctx.engine.twitch.outbox.say = ({ text, replyTo }: LineRequest) => {
        said.push({ text, replyTo: replyTo ?? null });
      };
      if (options.people ?? true) ctx.provide('people', people);
      if (options.purse ?? true) ctx.provide('purse', purse);
      if (options.routines) ctx.provide('routines', options.routines);
      options.setUp?.(ctx);
      return { handlers: {}, snapshots: {}, api: null };
    },
  });
  const test = startTestApp({
    features: [...features, stage],
    ...(options.folder === undefined ? {} : { folder: options.folder }),
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.random ? { random: options.random } : {}),
    ...(options.outside ? { outside: options.outside } : {}),
  });
  let lines = 0;
  return {
    test,
    said,
    people,
    purse,
    async chat(text, { login = 'robin', role = 'everyone', id } = {}) {
      lines += 1;
      const message = lineOfChat(text, { login, role, id: id ?? `line-${lines}`, time: test.clock.now() });
      if (people.known(login) === null) people.everybody.push(message.user);
      test.app.events.emit('chat.message', message);
      // Commands that wait for nothing outside settle within one round of the event loop.
      await new Promise<void>((resolve) => setImmediate(resolve));
      return message.id;
    },
    why: (lineId) => test.app.traces.of(lineId),
    ctx() {
      if (now === null) throw new Error('The stage is not set up');
      return now;
    },
    cleanUp: () => test.cleanUp(),
  };
}
