import type { DrawShow } from '../../../shared/contract/giveaways.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { People } from '../../engine/people.ts';
import type { Clock, Random } from '../../engine/ports.ts';
import type { Currency, Purse } from '../../engine/purse.ts';
import type { Admission } from './admission.ts';
import type { GiveawayDraw, GiveawayWon } from './events.ts';
import type { Drawn, Entry, GiveawayStore, StoredGiveaway } from './store.ts';
import type { TicketMoney } from './tickets.ts';

/** What all parts of a giveaway need. */
export interface GiveawayParts {
  store: GiveawayStore;
  money: TicketMoney;
  admission: Admission;
  clock: Clock;
  random: Random;
  purse(): Purse | null;
  people(): People | null;
  /** How long the show of a draw takes, in milliseconds. */
  showLength(): number;
  prefix(): string;
  /** After each change is on the disk. */
  changed(what: Change): void;
}

/** What has happened, for the panel, chat and the bus. */
export type Change =
  | { kind: 'opened' | 'closed' | 'planned'; giveaway: StoredGiveaway }
  /** `quiet`: by the streamer's hand, so that nobody need be told. */
  | { kind: 'entered'; giveaway: StoredGiveaway; entry: Entry; quiet: boolean }
  | { kind: 'left'; giveaway: StoredGiveaway; viewerId: string }
  /** `opening` is said before the winners are named: whom they replace. Null for nobody. */
  | { kind: 'drawn'; giveaway: StoredGiveaway; draw: GiveawayDraw; show: DrawShow; opening: string | null }
  /** `claimed`: by answering, after chat was told that they were drawn. */
  | { kind: 'won'; giveaway: StoredGiveaway; won: GiveawayWon; claimed: boolean }
  /** `text` is said in chat; null for nothing. */
  | { kind: 'ended'; giveaway: StoredGiveaway; text: string | null }
  | { kind: 'history' };

/** The giveaway that runs. There is one at a time; it is kept in memory, so that a line of chat costs no look into the store. */
export class CurrentGiveaway {
  private readonly parts: GiveawayParts;
  private running: StoredGiveaway | null;
  private calledIds: ReadonlySet<string> = new Set();

  constructor(parts: GiveawayParts) {
    this.parts = parts;
    this.running = parts.store.running();
    this.lookAtCalled();
  }

  /** Open, closed or waiting for its winners. */
  get now(): StoredGiveaway | null {
    return this.running;
  }

  need(): StoredGiveaway {
    if (this.running) return this.running;
    throw new AppError('not_found', 'No giveaway is running just now.');
  }

  get(id: number): StoredGiveaway {
    const found = this.parts.store.get(id);
    if (found) return found;
    throw new AppError('not_found', 'There is no such giveaway any more.');
  }

  mustBeOpen(): StoredGiveaway {
    const giveaway = this.running;
    if (giveaway?.state === 'open') return giveaway;
    throw new AppError(
      'not_found',
      giveaway
        ? 'This giveaway takes nobody in any more. Stay for the next one!'
        : 'No giveaway is open just now. Stay for the next one!',
    );
  }

  /** The winner whom this person is and who has to say something; null for nobody. */
  calledWinner(viewerId: string): Drawn | null {
    if (!this.running || !this.calledIds.has(viewerId)) return null;
    const winners = this.parts.store.winners(this.running.id);
    // Before chat was told, nobody can know that they have won.
    return (
      winners.find((winner) => winner.viewerId === viewerId && winner.state === 'called' && winner.told) ??
      null
    );
  }

  keep(giveaway: StoredGiveaway): StoredGiveaway {
    this.parts.store.put(giveaway);
    this.settled(giveaway);
    return giveaway;
  }

  /** After a change of it is on the disk. */
  settled(giveaway: StoredGiveaway): void {
    if (isRunning(giveaway)) this.running = giveaway;
    else if (this.running?.id === giveaway.id) this.running = null;
    this.lookAtCalled();
  }

  /** Who has to say something has changed. */
  lookAtCalled(): void {
    const { running } = this;
    const winners = running?.state === 'drawn' ? this.parts.store.winners(running.id) : [];
    this.calledIds = new Set(
      winners.filter(({ state }) => state === 'called').map(({ viewerId }) => viewerId),
    );
  }

  /** Null when it takes and pays nothing. */
  currencyOf({ currency }: Pick<StoredGiveaway, 'currency'>): Currency | null {
    if (currency === '') return null;
    const known = this.parts
      .purse()
      ?.currencies()
      .find(({ id }) => id === currency);
    return known ?? { id: currency, one: currency, many: currency };
  }

  /** What is typed in chat to get in. */
  wordOf({ rules }: Pick<StoredGiveaway, 'rules'>): string {
    return rules.word === '' ? `${this.parts.prefix()}join` : rules.word;
  }
}

export function isRunning({ state }: Pick<StoredGiveaway, 'state'>): boolean {
  return state === 'open' || state === 'closed' || state === 'drawn';
}
