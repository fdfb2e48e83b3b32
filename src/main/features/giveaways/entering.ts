import { AppError } from '../../../shared/rpc/errors.ts';
import type { Amount } from '../../engine/commands/arguments.ts';
import type { Made } from '../../engine/recordChange.ts';
import type { Asker } from './admission.ts';
import type { CurrentGiveaway, GiveawayParts } from './current.ts';
import { type Standings, weightOf } from './odds.ts';
import type { Entry, StoredGiveaway } from './store.ts';
import { amountText, entrantsText, ticketsText } from './wording.ts';

export interface Entered {
  entry: Entry;
  /** How many tickets were added. */
  added: number;
}

/** Getting in and out of the giveaway that is open. */
export class Entering {
  private readonly parts: GiveawayParts;
  private readonly current: CurrentGiveaway;

  constructor(parts: GiveawayParts, current: CurrentGiveaway) {
    this.parts = parts;
    this.current = current;
  }

  isIn(viewerId: string): boolean {
    const giveaway = this.current.now;
    return giveaway !== null && (this.parts.store.entry(giveaway.id, viewerId)?.tickets ?? 0) > 0;
  }

  /** `wanted` null: just to be in. `waiting` is called when Twitch has to be asked first. */
  enter(
    asker: Asker,
    wanted: Amount | null,
    waiting: () => void = () => {},
    quiet = false,
  ): Entered | Promise<Entered> {
    const giveaway = this.current.mustBeOpen();
    const standings = this.parts.admission.ask(giveaway.rules, asker, waiting);
    if (!(standings instanceof Promise)) return this.admit(giveaway.id, asker, standings, wanted, quiet);
    return standings.then((known) => this.admit(giveaway.id, asker, known, wanted, quiet));
  }

  /** Answers how much was given back. */
  leave(viewerId: string): number {
    const giveaway = this.current.mustBeOpen();
    const { store, money } = this.parts;
    const entry = store.entry(giveaway.id, viewerId);
    if (!entry || entry.tickets === 0) throw new AppError('not_found', 'You are not in this giveaway.');
    store.write(() => {
      const back = money.giveBack(entry, `Tickets back: ${giveaway.rules.title}`);
      store.putEntry({ ...back, tickets: 0 });
    });
    this.parts.changed({ kind: 'left', giveaway, viewerId });
    return entry.paid;
  }

  /** By the streamer's hand; taken back, they are in again with the same tickets. */
  takeOut(id: number, viewerId: string): Made<Entry> {
    const giveaway = this.current.get(id);
    const { store, money } = this.parts;
    const entry = store.entry(id, viewerId);
    if (!entry || entry.tickets === 0) throw new AppError('not_found', 'They are not in this giveaway.');
    if (giveaway.state !== 'open' && giveaway.state !== 'closed') {
      throw new AppError(
        'conflict',
        'It was drawn already. Draw another one in the place of a winner instead.',
      );
    }
    store.write(() => {
      const back = money.giveBack(entry, `Tickets back: ${giveaway.rules.title}`);
      store.putEntry({ ...back, tickets: 0 });
    });
    this.parts.changed({ kind: 'left', giveaway, viewerId });
    return {
      value: entry,
      text: `Took ${entry.name} out of "${giveaway.rules.title}"`,
      undo: () => {
        const now = this.current.get(id);
        if (now.state !== 'open' && now.state !== 'closed') {
          throw new AppError('conflict', 'It was drawn meanwhile, so nobody can come back in.');
        }
        const out = store.entry(id, viewerId);
        if (!out || out.tickets > 0) return;
        const back = store.write(() =>
          store.putEntry({ ...money.take(now, out, entry.paid), tickets: entry.tickets }),
        );
        this.parts.changed({ kind: 'entered', giveaway: now, entry: back, quiet: true });
      },
    };
  }

  private admit(
    id: number,
    asker: Asker,
    standings: Standings,
    wanted: Amount | null,
    quiet: boolean,
  ): Entered {
    const { store, money, clock } = this.parts;
    const giveaway = this.current.mustBeOpen();
    if (giveaway.id !== id) throw new AppError('conflict', 'That giveaway is over, and a new one is open.');
    const { rules } = giveaway;
    const before = store.entry(id, asker.id);
    const added = this.ticketsFor(giveaway, asker.id, before?.tickets ?? 0, wanted);
    const entry = store.write(() => {
      const there =
        before ??
        store.addEntry({
          giveawayId: id,
          viewerId: asker.id,
          login: asker.login,
          name: asker.name,
          tickets: 0,
          weight: 1,
          paid: 0,
          holdId: null,
          bookings: 0,
          enteredAt: clock.now(),
        });
      const paid = money.take(giveaway, there, added * rules.ticketPrice);
      return store.putEntry({
        ...paid,
        login: asker.login,
        name: asker.name,
        tickets: there.tickets + added,
        weight: rules.weighted ? weightOf(rules.weights, standings) : 1,
        enteredAt: there.tickets === 0 ? clock.now() : there.enteredAt,
      });
    });
    this.parts.changed({ kind: 'entered', giveaway, entry, quiet });
    return { entry, added };
  }

  /** How many tickets they get for what they asked; throws with what to do when it is none. */
  private ticketsFor(giveaway: StoredGiveaway, id: string, own: number, wanted: Amount | null): number {
    const { ticketPrice: price, mostTickets: most } = giveaway.rules;
    const { prefix } = this.parts;
    const currency = this.current.currencyOf(giveaway);
    const room = most - own;
    if (own > 0 && (room === 0 || wanted === null)) {
      const { entrants, tickets } = this.parts.store.totals(giveaway.id);
      const more = room > 0 ? ` ${prefix()}ticket 1 buys another one; you can have ${most}.` : '';
      throw new AppError(
        'conflict',
        price > 0
          ? `You are in already, with ${own} of ${ticketsText(tickets)}.${more}`
          : `You are in already, as one of ${entrantsText(entrants)}. Good luck!`,
      );
    }
    const balance = price === 0 ? 0 : this.parts.money.need().balance(id, giveaway.currency);
    const affordable = price === 0 ? room : Math.min(room, Math.floor(balance / price));
    const count =
      wanted === 'all'
        ? Math.max(affordable, 1)
        : wanted === 'half'
          ? Math.max(Math.floor(affordable / 2), 1)
          : (wanted ?? 1);
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new AppError('bad_input', `Take a whole number of tickets, such as ${prefix()}ticket 1.`);
    }
    if (count > room) {
      throw new AppError(
        'conflict',
        most === 1
          ? 'One entry for each: just enter without a number.'
          : own === 0
            ? `You can have ${ticketsText(most)} at most.`
            : `You have ${own} and can have ${most} at most: take ${room} or fewer.`,
      );
    }
    if (count > affordable) {
      const cost = `${count === 1 ? 'A ticket costs' : `${ticketsText(count)} cost`} ${amountText(count * price, currency)}`;
      const cure = affordable > 0 ? ` It is enough for ${affordable}.` : ' Watch and chat to earn more.';
      throw new AppError(
        'purse.too_little',
        `${cost}, and you have ${amountText(balance, currency)}.${cure}`,
      );
    }
    return count;
  }
}
