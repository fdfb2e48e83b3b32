import type { Person } from '../../engine/chat/chatMessage.ts';
import type { People, PersonRecord } from '../../engine/people.ts';
import type { UsersApi } from '../../engine/twitch/api.ts';
import type { Follows } from './follows.ts';
import type { Groups } from './groups.ts';
import { formsOf } from './pronouns.ts';
import type { StoredViewer } from './store.ts';
import type { Known, Viewers } from './viewers.ts';

export interface PeopleParts {
  viewers: Viewers;
  follows: Follows;
  groups: Groups;
  users: UsersApi;
  /** Logins in lower case, of accounts that the bot leaves alone unless the streamer says otherwise. */
  knownBots(): ReadonlySet<string>;
}

/** Twitch's rule for logins; what does not keep it is nobody's, and Twitch is not asked. */
const LOGIN = /^[a-z0-9][a-z0-9_]{0,24}$/;

/** What all features may know of the people. */
export class PeopleDesk implements People {
  private readonly parts: PeopleParts;

  constructor(parts: PeopleParts) {
    this.parts = parts;
  }

  known(name: string): Person | null {
    return personOf(this.parts.viewers.named(name));
  }

  async find(name: string): Promise<Person | null> {
    const known = this.known(name);
    if (known) return known;
    const login = name.trim().replace(/^@/, '').toLowerCase();
    if (!LOGIN.test(login)) return null;
    const [profile] = await this.parts.users.byLogins([login]);
    return profile ? personOf(this.parts.viewers.meet(profile)) : null;
  }

  byId(id: string): Person | null {
    return personOf(this.parts.viewers.find(id));
  }

  present(): Person[] {
    return this.parts.viewers.presentNow().flatMap((viewer) => personOf(viewer) ?? []);
  }

  isPresent(id: string): boolean {
    const viewer = this.parts.viewers.inMemory(id);
    return viewer !== null && this.parts.viewers.isPresent(viewer);
  }

  groupsOf(id: string): string[] {
    return this.parts.groups.of(id);
  }

  groups(): string[] {
    return this.parts.groups.names();
  }

  follows(id: string): boolean | null {
    return this.parts.follows.known(id);
  }

  async isFollower(id: string): Promise<boolean> {
    return (await this.parts.follows.since(id)) !== null;
  }

  followedSince(id: string): Promise<number | null> {
    return this.parts.follows.since(id);
  }

  record(id: string): PersonRecord | null {
    const viewer = this.parts.viewers.find(id);
    if (!viewer || viewer.lastSeen === 0) return null;
    return {
      firstSeen: viewer.firstSeen,
      lastSeen: viewer.lastSeen,
      watchedMinutes: Math.floor(viewer.watchedSeconds / 60),
      messages: viewer.messages,
      streams: viewer.streams,
      streak: this.parts.viewers.streakOf(viewer),
      pronouns: formsOf(viewer.pronouns),
      ignored: this.isIgnored(viewer),
    };
  }

  isIgnored(viewer: Pick<StoredViewer, 'ignored' | 'login'>): boolean {
    return viewer.ignored ?? this.parts.knownBots().has(viewer.login);
  }
}

function personOf(viewer: Known | null): Person | null {
  return viewer ? { id: viewer.id, login: viewer.login, name: viewer.name } : null;
}
