import type { GiveawayRules } from '../../../shared/contract/giveaways.ts';
import { type ChatRole, chatRoleAtLeast, ROLE_TEXTS } from '../../../shared/contract/ladder.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Standing } from '../../engine/chat/chatMessage.ts';
import { isKnownBot } from '../../engine/chat/knownBots.ts';
import { waitText } from '../../engine/commands/spans.ts';
import type { Caller } from '../../engine/occasion.ts';
import type { People } from '../../engine/people.ts';
import type { Clock } from '../../engine/ports.ts';
import type { Standings } from './odds.ts';
import type { GiveawayStore } from './store.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Somebody who wants in. */
export interface Asker extends Caller {
  /** What chat proves of them; null where no line of chat asked. */
  standing: Standing | null;
}

export interface AdmissionParts {
  store: GiveawayStore;
  clock: Clock;
  people(): People | null;
  streamerId(): string | null;
  /** Since when the stream is live; null while it is not. */
  liveSince(): number | null;
}

/** Who may enter, and how much their tickets count. Refusals say why and what to do. */
export class Admission {
  private readonly parts: AdmissionParts;

  constructor(parts: AdmissionParts) {
    this.parts = parts;
  }

  /** A promise when Twitch has to be asked first; `waiting` is called then. */
  ask(rules: GiveawayRules, asker: Asker, waiting: () => void): Standings | Promise<Standings> {
    this.mustBeMeant(rules, asker);
    this.mustHaveRested(rules, asker);
    this.mustHaveWatched(rules, asker);
    const people = this.parts.people();
    const groups = people?.groupsOf(asker.id) ?? [];
    const tier = tierOf(asker);
    const standings = (follows: boolean): Standings => ({
      role: asker.role,
      tier,
      vip: asker.standing?.vip ?? asker.role === 'vip',
      moderator: asker.standing?.moderator ?? asker.role === 'moderator',
      follows,
      groups,
    });
    const needed = followMinutesOf(rules, asker.role);
    if (needed === null) {
      const matters = rules.weighted && rules.weights.follower > 1;
      const follows = matters ? (people?.follows(asker.id) ?? null) : false;
      if (follows !== null || people === null) return standings(follows ?? false);
      return people.isFollower(asker.id).then(standings, () => standings(false));
    }
    if (people === null) {
      throw new AppError(
        'feature_off',
        'Who follows is not known while the module Users is off. The Modules page has its switch.',
      );
    }
    const known = people.follows(asker.id);
    if (needed === 0 && known === true) return standings(true);
    if (known === null) waiting();
    return people.followedSince(asker.id).then(
      (since) => {
        this.mustFollow(needed, since);
        return standings(true);
      },
      () => {
        throw new AppError(
          'giveaways.follow_unknown',
          'Twitch does not say just now since when you follow. Try again in a minute.',
        );
      },
    );
  }

  private mustBeMeant(rules: GiveawayRules, { id, login, role, standing }: Asker): void {
    if (role === 'streamer' || id === this.parts.streamerId()) {
      throw new AppError('conflict', 'You give this away, so you cannot win it.');
    }
    const moderates = standing?.moderator ?? role === 'moderator';
    if (rules.leaveOutModerators && moderates) {
      throw new AppError('conflict', 'Moderators sit this one out. Thank you for looking after chat!');
    }
    if (rules.leaveOutBots && this.isBot(id, login)) {
      throw new AppError('conflict', 'Bots cannot win anything here.');
    }
    if (rules.subscribersOnly && tierOf({ role, standing }) === 0) {
      throw new AppError('conflict', 'This one is for subscribers. Subscribe, and enter again.');
    }
    // Whether somebody follows is asked for later.
    if (rules.role === 'everyone' || rules.role === 'follower') return;
    const tier = tierOf({ role, standing });
    const asSubscriber = rules.role === 'subscriber' ? 1 : rules.role === 'subscriber2' ? 2 : 3;
    const isEnough =
      chatRoleAtLeast(role, rules.role) || (rules.role.startsWith('subscriber') && tier >= asSubscriber);
    if (!isEnough) {
      throw new AppError(
        'conflict',
        `This one is for ${ROLE_TEXTS[rules.role]}. Maybe the next one is yours!`,
      );
    }
  }

  isBot(id: string, login: string): boolean {
    return isKnownBot(login) || (this.parts.people()?.record(id)?.ignored ?? false);
  }

  private mustHaveRested({ restDays, restThisStream }: GiveawayRules, { id }: Asker): void {
    if (restDays === 0 && !restThisStream) return;
    const last = this.parts.store.lastWon(id);
    if (last === null) return;
    const liveSince = this.parts.liveSince();
    if (restThisStream && liveSince !== null && last >= liveSince) {
      throw new AppError('conflict', 'You have won in this stream already. Enter again in the next one!');
    }
    const left = last + restDays * DAY - this.parts.clock.now();
    if (left > 0) {
      throw new AppError('conflict', `You have won lately. You can enter again in ${waitText(left)}.`);
    }
  }

  private mustHaveWatched({ watchMinutes }: GiveawayRules, { id }: Asker): void {
    if (watchMinutes === 0) return;
    const watched = this.parts.people()?.record(id)?.watchedMinutes ?? 0;
    if (watched >= watchMinutes) return;
    const left = waitText((watchMinutes - watched) * MINUTE);
    throw new AppError(
      'conflict',
      `This one takes ${waitText(watchMinutes * MINUTE)} of watching. Stay for another ${left} and try again.`,
    );
  }

  private mustFollow(needed: number, since: number | null): void {
    if (since === null) {
      throw new AppError('conflict', 'This one is for followers. Follow the channel, and enter again.');
    }
    const left = since + needed * MINUTE - this.parts.clock.now();
    if (left <= 0) return;
    const span = waitText(needed * MINUTE);
    throw new AppError(
      'conflict',
      `You have to follow for ${span}. You can enter in ${waitText(left)}, if it is still open.`,
    );
  }
}

/** 0 for no subscriber. */
function tierOf({ role, standing }: Pick<Asker, 'role' | 'standing'>): Standings['tier'] {
  if (standing) return standing.subscriberTier;
  return role === 'subscriber' ? 1 : role === 'subscriber2' ? 2 : role === 'subscriber3' ? 3 : 0;
}

/** How long they have to follow, in minutes; null when it does not matter. */
function followMinutesOf(rules: GiveawayRules, role: ChatRole): number | null {
  if (rules.followMinutes !== null) return rules.followMinutes;
  return rules.role === 'follower' && !chatRoleAtLeast(role, 'follower') ? 0 : null;
}
