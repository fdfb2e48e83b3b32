import type { Clock } from '../../engine/ports.ts';
import type { Account } from './account.ts';

export type NewAccount = Pick<Account, 'login'> & Partial<Omit<Account, 'login'>>;

/** Ids of those who are given none: clear of the streamer's and the bot's. */
const FIRST_ID = 800_000_000;
const HOW_MANY = 100_000_000;

/** Everybody there is, by id and by login. */
export class Accounts {
  private readonly byId = new Map<string, Account>();
  private readonly byLogin = new Map<string, Account>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Adds an account; one that already has the login is returned as it is. */
  add(given: NewAccount): Account {
    const login = given.login.toLowerCase();
    const known = this.byLogin.get(login);
    if (known) return known;
    const account: Account = {
      id: given.id ?? this.freeId(login),
      login,
      displayName: given.displayName ?? given.login,
      color: given.color ?? '',
      createdAt: given.createdAt ?? this.clock.now() - 400 * 86_400_000,
      description: given.description ?? '',
      broadcasterType: given.broadcasterType ?? '',
      staffType: given.staffType ?? '',
      email: given.email ?? `${login}@rehearsal.invalid`,
      turbo: given.turbo ?? false,
      phoneVerified: given.phoneVerified ?? true,
      suspended: given.suspended ?? false,
      blocksWhispers: given.blocksWhispers ?? false,
    };
    this.byId.set(account.id, account);
    this.byLogin.set(login, account);
    return account;
  }

  /** Made of the login, so that somebody is the same person in the next rehearsal as well. */
  private freeId(login: string): string {
    let hash = 0;
    for (const letter of login) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
    let id = FIRST_ID + (hash % HOW_MANY);
    while (this.byId.has(String(id))) id += 1;
    return String(id);
  }

  get(id: string): Account | null {
    return this.byId.get(id) ?? null;
  }

  /** With or without `@` and in any case, as a person would type it. */
  find(login: string): Account | null {
    return this.byLogin.get(login.toLowerCase().replace(/^[@#]/, '')) ?? null;
  }

  /** A known account, or a new one of that name. */
  obtain(login: string): Account {
    return this.find(login) ?? this.add({ login: login.replace(/^[@#]/, '') });
  }

  /** The id stays; that is what makes a rename a rename. */
  rename(account: Account, login: string, displayName = login): void {
    this.byLogin.delete(account.login);
    account.login = login.toLowerCase();
    account.displayName = displayName;
    this.byLogin.set(account.login, account);
  }

  list(): IterableIterator<Account> {
    return this.byId.values();
  }

  get size(): number {
    return this.byId.size;
  }
}
