import { CHAT_ROLES, type ChatRole } from '../../../shared/contract/ladder.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Clock } from '../../engine/ports.ts';
import type { StoredViewer, ViewersStore, Visit } from './store.ts';

/** So many are written in one go, which takes a few milliseconds. */
const WRITTEN_AT_ONCE = 1000;
/** Who has not been here for so long is let go from memory. */
const KEPT_MS = 3_600_000;
/** Who has said something within this time is here, whatever Twitch's list says. */
const HERE_MS = 10 * 60_000;

/** Somebody in memory. */
export interface Known extends StoredViewer {
  /** Epoch milliseconds; 0 for who was only looked up. */
  lastHere: number;
  lastSpoke: number;
  /** What waits to be written: nothing, only that they were here and what they said, or any field. */
  unwritten: 'nothing' | 'visit' | 'all';
}

/** Some changes, as they were when they were taken to be written. */
interface Unwritten {
  whole: { viewer: Known; stored: StoredViewer }[];
  visits: Visit[];
}

export interface Live {
  streamId: string;
  number: number;
}

export interface ViewersParts {
  db: Database;
  store: ViewersStore;
  clock: Clock;
}

/**
 * Everybody who was ever here. Who is here now lies in memory and is written behind, a little later; all others are
 * read when somebody asks for them.
 */
export class Viewers {
  private readonly parts: ViewersParts;
  private readonly known = new Map<string, Known>();
  private readonly byLogin = new Map<string, string>();
  private readonly dirty = new Set<Known>();
  /** Who stood on Twitch's list the last time. */
  private listed = new Set<string>();
  private live: Live | null = null;
  private lastStream: number;
  private count: number;

  constructor(parts: ViewersParts) {
    this.parts = parts;
    this.lastStream = parts.store.lastStream();
    this.count = parts.store.total();
  }

  /** How many there are. */
  get total(): number {
    return this.count;
  }

  /** Null while the stream is offline. */
  setLive(stream: { id: string; startedAt: number } | null): void {
    if (stream === null) {
      this.live = null;
      this.listed = new Set();
      return;
    }
    if (this.live?.streamId === stream.id) return;
    const { db, store } = this.parts;
    const number = db.write(() => store.streamNumber(stream.id, stream.startedAt));
    this.live = { streamId: stream.id, number };
    this.lastStream = Math.max(this.lastStream, number);
  }

  /** Null for who was never named here. */
  find(id: string): Known | null {
    const there = this.known.get(id);
    if (there) return there;
    const stored = this.parts.store.byId(id);
    return stored ? this.keep(stored) : null;
  }

  /** Without looking into the table; null for who is not here. */
  inMemory(id: string): Known | null {
    return this.known.get(id) ?? null;
  }

  /** By login, or by the name as it is written; with or without `@`. */
  named(name: string): Known | null {
    const plain = name.trim().replace(/^@/, '');
    if (plain === '') return null;
    const id = this.byLogin.get(plain.toLowerCase());
    const there = id === undefined ? null : (this.known.get(id) ?? null);
    if (there) return there;
    const stored = this.parts.store.byLoginOrName(plain);
    if (!stored) return null;
    const known = this.known.get(stored.id);
    // In memory they have another name by now.
    if (known && known.login !== plain.toLowerCase() && known.name !== plain) return null;
    return known ?? this.keep(stored);
  }

  /** Knows the person from now on; those who were not seen themselves have `lastSeen` 0. */
  meet(person: Person): Known {
    const known = this.find(person.id);
    if (known === null) return this.add(person);
    if (known.login !== person.login || known.name !== person.name) this.rename(known, person);
    return known;
  }

  /** Somebody wrote a line. */
  spoke(person: Person, role: ChatRole): Known {
    const now = this.parts.clock.now();
    const viewer = this.here(person, now);
    viewer.lastSpoke = now;
    viewer.messages += 1;
    if (viewer.role !== role) {
      viewer.role = role;
      this.touch(viewer);
      const { id } = viewer;
      this.parts.db.behind.add(() => this.parts.store.addRole(id, role, now));
    }
    return viewer;
  }

  /** Who stands on Twitch's list of who is in chat. */
  listedNow(people: readonly Person[]): void {
    this.listed = new Set(people.map(({ id }) => id));
    const now = this.parts.clock.now();
    for (const person of people) this.here(person, now);
  }

  /** Adds to the watch time of all who are here; answers who they are. */
  watched(seconds: number): { id: string; totalSeconds: number }[] {
    const now = this.parts.clock.now();
    const watching: { id: string; totalSeconds: number }[] = [];
    for (const viewer of this.presentNow()) {
      viewer.watchedSeconds += seconds;
      viewer.lastSeen = now;
      this.touch(viewer);
      watching.push({ id: viewer.id, totalSeconds: viewer.watchedSeconds });
    }
    return watching;
  }

  /** The latest first. */
  presentNow(): Known[] {
    const since = this.parts.clock.now() - HERE_MS;
    const present: Known[] = [];
    for (const viewer of this.known.values()) {
      if (viewer.lastSpoke >= since || this.listed.has(viewer.id)) present.push(viewer);
    }
    return present.sort((one, other) => other.lastHere - one.lastHere);
  }

  presentCount(): number {
    let count = 0;
    for (const viewer of this.known.values()) if (this.isPresent(viewer)) count += 1;
    return count;
  }

  isPresent(viewer: Known): boolean {
    return (
      this.listed.has(viewer.id) ||
      (viewer.lastSpoke > 0 && viewer.lastSpoke >= this.parts.clock.now() - HERE_MS)
    );
  }

  /** Streams in a row up to now; 0 when the last one was missed. */
  streakOf(viewer: StoredViewer): number {
    // The stream that runs may still be visited.
    const missed = this.lastStream - (this.live ? 1 : 0);
    return viewer.lastStream > 0 && viewer.lastStream >= missed ? viewer.streak : 0;
  }

  /** Chat does not tell who follows; that is the lowest step, so it adds only to `everyone`. */
  roleOf(viewer: StoredViewer): ChatRole {
    if (viewer.role === 'everyone' && viewer.followedAt !== null) return 'follower';
    return CHAT_ROLES.includes(viewer.role) ? viewer.role : 'everyone';
  }

  /** To be called after a field was changed. */
  touch(viewer: Known): void {
    viewer.unwritten = 'all';
    this.mark(viewer);
  }

  /** Writes all changes and waits for the disk: what is read by SQL afterwards is true. */
  settle(): void {
    if (this.dirty.size > 0) this.writeLater(Number.POSITIVE_INFINITY);
    this.parts.db.behind.flush();
  }

  /** As `settle`; throws when the disk takes nothing, so that no late write brings back what is about to go. */
  mustSettle(): void {
    this.settle();
    if (this.parts.db.behind.waiting === 0) return;
    throw new AppError('unavailable', 'The disk takes nothing just now. Try again in a moment.');
  }

  /** One transaction; when it is undone, memory is as before as well. */
  together(run: () => void): void {
    try {
      this.parts.db.write(run);
    } catch (thrown) {
      this.count = this.parts.store.total();
      throw thrown;
    }
  }

  /** Within `together`: these rows go, and nothing in memory brings them back. */
  drop(ids: readonly string[]): void {
    for (const id of ids) {
      const viewer = this.known.get(id);
      if (viewer) this.letGo(viewer);
      this.listed.delete(id);
      this.parts.store.remove(id);
    }
    this.count = this.parts.store.total();
  }

  /** Lets those go from memory who left long ago. */
  tidy(): void {
    const before = this.parts.clock.now() - KEPT_MS;
    for (const viewer of this.known.values()) {
      if (viewer.unwritten !== 'nothing' || viewer.lastHere >= before || this.listed.has(viewer.id)) continue;
      this.letGo(viewer);
    }
  }

  private here(person: Person, now: number): Known {
    const viewer = this.meet(person);
    if (viewer.firstSeen === 0) {
      viewer.firstSeen = now;
      this.touch(viewer);
    }
    viewer.lastSeen = now;
    viewer.lastHere = now;
    const { live } = this;
    if (live && viewer.lastStream !== live.number) {
      viewer.streak = viewer.lastStream === live.number - 1 ? viewer.streak + 1 : 1;
      viewer.lastStream = live.number;
      viewer.streams += 1;
      this.touch(viewer);
    }
    if (viewer.unwritten === 'nothing') {
      viewer.unwritten = 'visit';
      this.mark(viewer);
    }
    return viewer;
  }

  private mark(viewer: Known): void {
    if (this.dirty.size === 0) this.writeLater(WRITTEN_AT_ONCE);
    this.dirty.add(viewer);
  }

  /** What has changed until then goes with the next late writes, in one go with the lines of chat. */
  private writeLater(most: number): void {
    let taken: Unwritten | null = null;
    this.parts.db.behind.add(() => {
      // The same when it was undone and runs again.
      taken ??= this.take(most);
      this.write(taken);
    });
  }

  private take(most: number): Unwritten {
    const taken: Unwritten = { whole: [], visits: [] };
    let count = 0;
    for (const viewer of this.dirty) {
      if (count === most) {
        this.writeLater(WRITTEN_AT_ONCE);
        break;
      }
      count += 1;
      this.dirty.delete(viewer);
      const { number, lastSeen, messages } = viewer;
      if (viewer.unwritten === 'visit' && number !== null) taken.visits.push({ number, lastSeen, messages });
      else taken.whole.push({ viewer, stored: { ...viewer } });
      viewer.unwritten = 'nothing';
    }
    return taken;
  }

  private write({ whole, visits }: Unwritten): void {
    const { store } = this.parts;
    for (const { viewer, stored } of whole) viewer.number = store.put(stored);
    store.putVisits(visits);
  }

  private add(person: Person): Known {
    const viewer = this.keep({
      number: null,
      id: person.id,
      login: person.login,
      name: person.name,
      firstSeen: 0,
      lastSeen: 0,
      watchedSeconds: 0,
      messages: 0,
      streams: 0,
      streak: 0,
      lastStream: 0,
      role: 'everyone',
      followedAt: null,
      followAsked: null,
      notes: '',
      pronouns: null,
      birthday: null,
      ignored: null,
    });
    this.count += 1;
    this.touch(viewer);
    return viewer;
  }

  private keep(stored: StoredViewer): Known {
    const viewer: Known = { ...stored, lastHere: 0, lastSpoke: 0, unwritten: 'nothing' };
    this.known.set(viewer.id, viewer);
    this.byLogin.set(viewer.login, viewer.id);
    return viewer;
  }

  private rename(viewer: Known, person: Person): void {
    const former = { login: viewer.login, name: viewer.name };
    const { id } = viewer;
    const now = this.parts.clock.now();
    if (this.byLogin.get(former.login) === id) this.byLogin.delete(former.login);
    this.byLogin.set(person.login, id);
    viewer.login = person.login;
    viewer.name = person.name;
    this.touch(viewer);
    this.parts.db.behind.add(() => this.parts.store.addName(id, former, now));
  }

  private letGo(viewer: Known): void {
    this.known.delete(viewer.id);
    this.dirty.delete(viewer);
    if (this.byLogin.get(viewer.login) === viewer.id) this.byLogin.delete(viewer.login);
  }
}
