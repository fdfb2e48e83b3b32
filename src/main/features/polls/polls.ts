import { createHmac, randomBytes } from 'node:crypto';
import { type ChatRole, chatRoleAtLeast, ROLE_TEXTS } from '../../../shared/contract/ladder.ts';
import type { PollDraft, PollState } from '../../../shared/contract/polls.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { Alarm } from '../../engine/alarm.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import { waitText } from '../../engine/commands/spans.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Ledger } from '../../engine/ledger.ts';
import type { Caller } from '../../engine/occasion.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import type { Purse } from '../../engine/purse.ts';
import { economyIsOff, VoteMoney } from './money.ts';
import { type PollSettings, weightsOf } from './settings.ts';
import type { PollStore, StoredPoll, StoredVote } from './store.ts';
import { endedWords, openedWords } from './words.ts';

export interface PollParts {
  db: Database;
  store: PollStore;
  clock: Clock;
  /** Null while Economy is off. */
  ledger(): Ledger | null;
  purse(): Purse | null;
  settings(): PollSettings;
  /** Of commands: `!`. */
  prefix(): string;
  say(text: string): void;
  /** Told once it is committed. */
  changed(poll: StoredPoll): void;
  after(ms: number, run: () => void): Disposer;
  /** Something broke that nobody expected. */
  fault(what: string, thrown: unknown): void;
}

/** What has to be said after a start is said so much later, so that people can be back; in milliseconds. */
const GRACE = 15_000;

/**
 * The poll that runs, one at a time. All of it lies in the store, and each vote commits together with what it costs,
 * so that a crash at any moment leaves votes and books in agreement.
 */
export class Polls {
  private readonly parts: PollParts;
  private readonly money: VoteMoney;
  private readonly alarm: Alarm;

  constructor(parts: PollParts) {
    this.parts = parts;
    this.money = new VoteMoney(parts);
    this.alarm = new Alarm(parts.clock, parts.after);
  }

  running(): StoredPoll | null {
    return this.parts.store.running();
  }

  /** Throws `not_found` when none runs. */
  need(id: number | null = null): StoredPoll {
    const poll = this.running();
    if (!poll) throw new AppError('not_found', 'No poll is running just now.');
    if (id !== null && poll.id !== id)
      throw new AppError('not_found', 'That poll is over already. Another one is running now.');
    return poll;
  }

  open(draft: PollDraft, by: { name: string; id: string | null }): StoredPoll {
    const { db, store, clock } = this.parts;
    const settings = this.parts.settings();
    const cost = draft.cost ?? settings.cost;
    const purse = this.parts.purse();
    if (cost > 0 && !purse) throw economyIsOff();
    const anonymous = draft.anonymous ?? settings.anonymous;
    const minutes = draft.minutes ?? settings.minutes;
    const poll = db.write(() => {
      const other = this.running();
      if (other)
        throw new AppError(
          'conflict',
          `A poll is running already: ${other.question} End or cancel it before you open another one.`,
        );
      const now = clock.now();
      const fresh: Omit<StoredPoll, 'id'> = {
        question: draft.question,
        options: draft.options,
        state: 'open',
        most: Math.min(draft.most, draft.options.length),
        cost,
        currency: cost > 0 ? (purse?.main.id ?? '') : '',
        role: draft.role ?? settings.role,
        weights: (draft.weighted ?? settings.weighted) ? weightsOf(settings) : null,
        anonymous,
        secret: anonymous ? randomBytes(24).toString('base64url') : null,
        openedBy: by.name,
        openedById: by.id,
        openedAt: now,
        endsAt: minutes === 0 ? null : now + minutes * 60_000,
        endedAt: null,
        holdId: null,
        bookings: 0,
      };
      return { ...fresh, id: store.insert(fresh) };
    });
    const until = poll.endsAt === null ? '' : ` within ${waitText(poll.endsAt - poll.openedAt)}`;
    const each = cost === 0 ? '' : this.money.words(cost, poll.currency);
    this.told(poll, openedWords(poll, this.parts.prefix(), settings.plainNumbers, until, each));
    return poll;
  }

  /** Counts a vote for one or several options; answers all that this viewer has chosen now. */
  vote(caller: Caller, options: readonly number[]): { poll: StoredPoll; chosen: number[] } {
    const { db, store } = this.parts;
    const made = db.write(() => {
      const poll = this.mustRun();
      if (!chatRoleAtLeast(caller.role, poll.role))
        throw new AppError('forbidden', `This poll is for ${ROLE_TEXTS[poll.role]}.`);
      const voter = this.voterOf(poll, caller.id);
      const before = store.votesOf(poll.id, voter);
      const fresh = [...new Set(options)].filter((option) => !before.some((one) => one.option === option));
      if (fresh.length === 0) throw new AppError('conflict', `You have voted for that already.`);
      const may = this.parts.settings().changeVote;
      const changes = poll.most === 1 && before.length > 0;
      if (changes && !may) throw new AppError('conflict', 'You have voted already.');
      if (fresh.length + (changes ? 0 : before.length) > poll.most) {
        const back = may && before.length > 0 ? ` ${this.parts.prefix()}unvote takes one back.` : '';
        const many = poll.most === 1 ? 'one option' : `${poll.most} options`;
        throw new AppError('conflict', `You can choose ${many} at most.${back}`);
      }
      if (changes) for (const { id } of before) store.dropVote(id);
      else this.money.charge(poll, caller.id, poll.cost * fresh.length);
      const weight = poll.weights?.[caller.role] ?? 1;
      for (const option of fresh)
        store.addVote(poll.id, { voter, name: poll.anonymous ? '' : caller.name, option, weight });
      store.save(poll);
      return { poll, chosen: store.votesOf(poll.id, voter).map(({ option }) => option) };
    });
    this.parts.changed(made.poll);
    return made;
  }

  /** Takes votes back, with what they cost; null for all. */
  unvote(caller: Caller, option: number | null): StoredPoll {
    const { db, store } = this.parts;
    const poll = db.write(() => {
      const found = this.mustRun();
      const before = store.votesOf(found.id, this.voterOf(found, caller.id));
      const dropped = before.filter((one) => option === null || one.option === option);
      if (dropped.length === 0) throw new AppError('not_found', 'You have not voted for that.');
      if (!this.parts.settings().changeVote)
        throw new AppError('forbidden', 'A vote stays a vote here: it cannot be taken back.');
      for (const { id } of dropped) store.dropVote(id);
      this.money.giveBack(found, caller.id);
      this.money.charge(found, caller.id, found.cost * (before.length - dropped.length));
      store.save(found);
      return found;
    });
    this.parts.changed(poll);
    return poll;
  }

  end(actor: string, id: number | null = null): StoredPoll {
    const { poll, text } = this.close(actor, id);
    this.told(poll, text);
    return poll;
  }

  /** Ends it without a result; what votes cost goes back. */
  cancel(actor: string, id: number | null = null): StoredPoll {
    const { db } = this.parts;
    const poll = db.write(() => {
      const found = this.need(id);
      this.money.giveAllBack(found, actor);
      this.over(found, 'cancelled');
      return found;
    });
    const back = poll.holdId === null ? '' : ' What votes cost is given back.';
    this.told(poll, `The poll was called off: ${poll.question}${back}`);
    return poll;
  }

  /** After a start: what was due while Emcee was off happens now. */
  wake(): void {
    const poll = this.running();
    if (poll && this.isDue(poll) && !this.waitsForBooks(poll)) {
      const { poll: closed, text } = this.close('polls', poll.id);
      this.parts.after(GRACE, () => this.parts.say(text));
      this.parts.changed(closed);
    }
    this.arm();
  }

  /** Looks again at what is due; the books may have come back. */
  arm(): void {
    const poll = this.running();
    this.alarm.set(poll && !this.waitsForBooks(poll) ? poll.endsAt : null, () => this.ring());
  }

  stop(): void {
    this.alarm.stop();
  }

  /** Two entries of one person became one; what the kept one chose counts. Within the transaction that does it. */
  merge(from: string, to: Person): void {
    const { store } = this.parts;
    const poll = this.running();
    if (poll) {
      const kept = this.voterOf(poll, to.id);
      const stays = store.votesOf(poll.id, kept).length > 0;
      for (const { id } of store.votesOf(poll.id, this.voterOf(poll, from))) {
        if (stays) store.dropVote(id);
        else store.moveVote(id, kept, poll.anonymous ? '' : to.name);
      }
    }
    store.merge(from, to.id);
  }

  /** Somebody is to be forgotten: their vote in the poll that runs goes. Within the transaction that does it. */
  forget(viewerId: string): void {
    const { store } = this.parts;
    const poll = this.running();
    const own: StoredVote[] = poll ? store.votesOf(poll.id, this.voterOf(poll, viewerId)) : [];
    if (poll && own.length > 0) {
      for (const { id } of own) store.dropVote(id);
      if (this.parts.ledger()) this.money.giveBack(poll, viewerId);
      store.save(poll);
    }
    store.forget(viewerId);
  }

  /** Whether a vote depends on if somebody follows. */
  asksWhoFollows({ role, weights }: StoredPoll): boolean {
    return role === 'follower' || (weights !== null && weights.follower !== weights.everyone);
  }

  private mustRun(): StoredPoll {
    const poll = this.need();
    if (this.isDue(poll)) throw new AppError('conflict', 'You are too late: the poll is over.');
    return poll;
  }

  private isDue({ endsAt }: StoredPoll): boolean {
    return endsAt !== null && endsAt <= this.parts.clock.now();
  }

  private waitsForBooks({ holdId }: StoredPoll): boolean {
    return holdId !== null && this.parts.ledger() === null;
  }

  private voterOf({ secret }: StoredPoll, viewerId: string): string {
    return secret === null
      ? viewerId
      : `mark:${createHmac('sha256', secret).update(viewerId).digest('base64url')}`;
  }

  private close(actor: string, id: number | null): { poll: StoredPoll; text: string } {
    const { db, store } = this.parts;
    const poll = db.write(() => {
      const found = this.need(id);
      this.money.keepAll(found, actor);
      this.over(found, 'ended');
      return found;
    });
    return { poll, text: endedWords(poll, store.sums(poll.id)) };
  }

  private over(poll: StoredPoll, state: PollState): void {
    const { store } = this.parts;
    if (poll.secret !== null) {
      // Neither the marks nor the order in which they came may lead to anybody; the marks are as good as drawn by lot.
      const votes = store.votes(poll.id).sort((one, other) => (one.voter < other.voter ? -1 : 1));
      for (const { id } of votes) store.dropVote(id);
      for (const { id: _id, ...vote } of votes) store.addVote(poll.id, vote);
    }
    poll.state = state;
    poll.endedAt = this.parts.clock.now();
    poll.secret = null;
    store.save(poll);
  }

  private ring(): void {
    const poll = this.running();
    if (!poll) return;
    try {
      this.end('polls', poll.id);
    } catch (thrown) {
      this.parts.fault('ending a poll', thrown);
    }
  }

  private told(poll: StoredPoll, text: string): void {
    this.arm();
    this.parts.say(text);
    this.parts.changed(poll);
  }
}

/** `everyone` who follows is a follower. */
export function followerRole(role: ChatRole, follows: boolean): ChatRole {
  return role === 'everyone' && follows ? 'follower' : role;
}
