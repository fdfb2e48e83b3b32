import type { Disposer, Random } from '../../engine/ports.ts';
import { randomInt, randomPick } from '../../engine/random.ts';
import { activePoll } from '../events/polls.ts';
import { openPrediction } from '../events/predictions.ts';
import type { Happenings } from '../happenings.ts';
import { later, type Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { ChatMessage } from '../world/channel.ts';
import { activeBan } from '../world/channel.ts';
import { gameById } from '../world/games.ts';
import { planAnswers, readPrompt } from './answers.ts';
import { inviteMember, type Member } from './members.ts';
import { type Mischief, misbehave } from './mischief.ts';
import { CROWD_EMOTES, PHRASES, type Topic } from './phrases.ts';

/** The crowd looks at the clock at most this often, and at high rates says several lines at once. */
const TICK_MS = 20;
/** Lines are not piled up behind a client that does not read them. */
const MAX_BACKLOG = 8 * 1024 * 1024;
const MAX_ANSWERS = 25;

/** How often each kind of line comes up. */
const MIX: readonly (readonly [Topic, number])[] = [
  ['chatter', 30],
  ['reaction', 28],
  ['emotes', 14],
  ['question', 10],
  ['greeting', 6],
  ['command', 7],
  ['action', 2],
];

type BotLineListener = (line: ChatMessage, crowd: Crowd) => void;

/** Viewers made up by us, who talk by themselves and answer what the bot asks. */
export class Crowd {
  readonly members: Member[] = [];
  /** Whether the crowd takes part in what the bot offers: games, quizzes, duels. */
  answersBot = true;
  /** Lines said since the start, and those held back because a client was too slow. */
  readonly spoken = { lines: 0, heldBack: 0 };
  private readonly stage: Stage;
  private readonly happen: Happenings;
  private random: Random;
  private readonly listeners = new Set<BotLineListener>();
  private readonly recent: ChatMessage[] = [];
  private perSecond = 0;
  /** When the next line is due, on the clock that only grows. */
  private dueAt = 0;
  private timer: Disposer | null = null;
  private totalWeight = 0;

  constructor(stage: Stage, happen: Happenings, random: Random) {
    this.stage = stage;
    this.happen = happen;
    this.random = random;
    stage.onLine.add((line) => this.heard(line));
  }

  /** Lines a second; 0 while the crowd is silent. */
  get rate(): number {
    return this.perSecond;
  }

  /** From now on everything is drawn from this source: a scene with its seed is the same each time. */
  reseed(random: Random): void {
    this.random = random;
  }

  /** More people who have been around for a while. Returns them. */
  invite(count: number): Account[] {
    return this.add(count, false);
  }

  /** People who have never written here. */
  inviteNewcomers(count: number): Account[] {
    return this.add(count, true);
  }

  /** The crowd begins to talk at so many lines a second, or goes on at another rate; 0 falls silent. */
  talk(perSecond: number): void {
    this.perSecond = Math.max(0, perSecond);
    this.timer?.();
    this.timer = null;
    if (this.perSecond === 0) return;
    if (this.members.length === 0) this.invite(30);
    this.dueAt = this.stage.clock.elapsed() + this.gap();
    this.wait();
  }

  /** One line of the everyday kind, or of a topic, by somebody or by this one. */
  sayOne(topic: Topic = this.pickTopic(), who: Account | null = this.pick()): void {
    if (!who || this.isOut(who)) return;
    this.spoken.lines++;
    if (topic === 'cheer') {
      this.happen.cheer(who, randomPick(this.random, [1, 10, 50, 100, 250]) ?? 1, this.phrase('cheer'));
      return;
    }
    const parent = this.random.next() < 0.07 ? randomPick(this.random, this.recent) : null;
    if (parent && topic === 'chatter') {
      this.happen.say(who, this.phrase('reply'), { replyTo: parent.id });
      return;
    }
    this.happen.say(who, this.phrase(topic));
  }

  /** A line that a filter should catch. */
  misbehave(kind: Mischief, who: Account | null = this.pick()): void {
    if (!who || this.isOut(who)) return;
    this.spoken.lines++;
    const names = Array.from({ length: 8 }, () => this.pick()?.displayName ?? 'you');
    this.happen.say(who, misbehave(this.random, kind, names));
  }

  /** Called with each line of the bot and of the streamer. Returns how to end it. */
  onBotLine(listener: BotLineListener): Disposer {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Somebody of the crowd; talkative ones more often. Null when nobody is there. */
  pick(): Account | null {
    let at = this.random.next() * this.totalWeight;
    for (const member of this.members) {
      at -= member.weight;
      if (at <= 0) return member.account;
    }
    return this.members.at(-1)?.account ?? null;
  }

  /** So many different ones. */
  pickSome(count: number): Account[] {
    const chosen = new Set<Account>();
    const wanted = Math.min(count, this.members.length);
    for (let tries = 0; chosen.size < wanted && tries < wanted * 30; tries++) {
      const account = randomPick(this.random, this.members)?.account;
      if (account) chosen.add(account);
    }
    return [...chosen];
  }

  /** A text of this topic with its blanks filled in. */
  phrase(topic: Topic): string {
    const { channel } = this.happen;
    return (randomPick(this.random, PHRASES[topic] as readonly string[]) ?? '')
      .replace(/\{(\w+)\}/g, (whole, blank: string) => {
        switch (blank) {
          case 'emote':
            return randomPick(this.random, CROWD_EMOTES) ?? '';
          case 'name':
            return this.pick()?.displayName ?? channel.owner.displayName;
          case 'streamer':
            return channel.owner.displayName;
          case 'game':
            return gameById(channel.gameId)?.name ?? 'this';
          case 'n':
            return String(randomInt(this.random, 2, 60));
          default:
            return whole;
        }
      })
      .trim();
  }

  /** Those who came last go home until so many are left; by default everybody. What they did stays. */
  sendHome(left = 0): void {
    for (const { account, weight } of this.members.splice(left)) {
      this.totalWeight -= weight;
      this.happen.leave(account);
    }
    if (this.members.length === 0) this.talk(0);
  }

  /** Timed out, or banned; who is banned for good does not come back. */
  private isOut(who: Account): boolean {
    const ban = activeBan(this.happen.channel, who.id, this.stage.clock.now());
    if (!ban) return false;
    const index = ban.until === null ? this.members.findIndex(({ account }) => account === who) : -1;
    const [gone] = index < 0 ? [] : this.members.splice(index, 1);
    if (gone) this.totalWeight -= gone.weight;
    return true;
  }

  private add(count: number, fresh: boolean): Account[] {
    const { world } = this.stage;
    const added = Array.from({ length: count }, () =>
      inviteMember(world, this.happen.channel, this.random, fresh),
    );
    for (const member of added) {
      this.members.push(member);
      this.stage.chat.moved(this.happen.channel, member.account, 'JOIN');
      this.totalWeight += member.weight;
    }
    const { stream } = this.happen.channel;
    if (stream) stream.viewers = Math.max(stream.viewers, this.happen.channel.present.size);
    return added.map((member) => member.account);
  }

  private pickTopic(): Topic {
    if (this.random.next() < 0.008) return 'cheer';
    const sum = MIX.reduce((total, [, share]) => total + share, 0);
    let at = this.random.next() * sum;
    for (const [topic, share] of MIX) {
      at -= share;
      if (at <= 0) return topic;
    }
    return 'chatter';
  }

  /** Milliseconds to the next line: irregular, as people are. */
  private gap(): number {
    return (-Math.log(1 - this.random.next()) / this.perSecond) * 1000;
  }

  private wait(): void {
    const ms = Math.max(TICK_MS, this.dueAt - this.stage.clock.elapsed());
    const cancel = this.stage.clock.after(ms, () => this.tick());
    const forget = this.stage.running.add(cancel);
    this.timer = forget;
  }

  private tick(): void {
    this.timer?.();
    const now = this.stage.clock.elapsed();
    const slow = this.stage.chat.backlog > MAX_BACKLOG || this.stage.eventSub.backlog > MAX_BACKLOG;
    // After a pause of the machine the missed time is not made up for.
    if (now - this.dueAt > 1000) this.dueAt = now - 1000;
    while (this.dueAt <= now && this.perSecond > 0) {
      if (slow) this.spoken.heldBack++;
      else this.takeTurn();
      this.dueAt += this.gap();
    }
    if (this.perSecond > 0) this.wait();
  }

  private takeTurn(): void {
    this.sayOne();
    const { channel } = this.happen;
    const poll = activePoll(channel);
    const who = poll || openPrediction(channel) ? this.pick() : null;
    if (!who) return;
    if (poll) this.happen.vote(who, randomInt(this.random, 1, poll.choices.length));
    const prediction = openPrediction(channel);
    if (prediction?.status === 'ACTIVE')
      this.happen.predict(
        who,
        randomInt(this.random, 1, prediction.outcomes.length),
        randomInt(this.random, 1, 50) * 100,
      );
  }

  private heard(line: ChatMessage): void {
    if (line.channel !== this.happen.channel) return;
    const { bot, streamer } = this.stage.world;
    if (line.author !== bot && line.author !== streamer) {
      this.recent.push(line);
      if (this.recent.length > 30) this.recent.shift();
      return;
    }
    for (const listener of this.listeners) listener(line, this);
    if (this.answersBot) this.answer(line);
  }

  private answer(line: ChatMessage): void {
    const prompt = readPrompt(line.text);
    if (!prompt || this.members.length === 0) return;
    const named = this.members.filter(({ account }) => prompt.to.includes(account.login));
    const share = 0.1 + this.random.next() * 0.3;
    const people =
      prompt.to.length > 0
        ? named.map(({ account }) => account)
        : this.pickSome(Math.min(MAX_ANSWERS, Math.ceil(this.members.length * share)));
    for (const { person, text, after } of planAnswers(this.random, prompt, people)) {
      later(this.stage, after, () => {
        this.spoken.lines++;
        this.happen.say(person, text);
      });
    }
  }
}
