import type { GiveawayRules } from '../../../shared/contract/giveaways.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Currency } from '../../engine/purse.ts';
import type { Made } from '../../engine/recordChange.ts';
import { type CurrentGiveaway, type GiveawayParts, isRunning } from './current.ts';
import type { StoredGiveaway } from './store.ts';

const MINUTE = 60_000;

/** Giveaways from the plan to the end; each change commits as a whole or not at all. */
export class Giveaways {
  private readonly parts: GiveawayParts;
  private readonly current: CurrentGiveaway;

  constructor(parts: GiveawayParts, current: CurrentGiveaway) {
    this.parts = parts;
    this.current = current;
  }

  plan(rules: GiveawayRules, by: string): Made<StoredGiveaway> {
    const { store } = this.parts;
    this.currencyFor(rules);
    const giveaway = store.write(() =>
      store.add({
        state: 'planned',
        rules: tidied(rules),
        currency: '',
        openedAt: null,
        closesAt: null,
        endedAt: null,
        by,
        note: null,
      }),
    );
    this.parts.changed({ kind: 'planned', giveaway });
    return {
      value: giveaway,
      text: `Kept the giveaway "${rules.title}" for later`,
      undo: () => void this.remove(giveaway.id),
    };
  }

  change(id: number, rules: GiveawayRules): Made<StoredGiveaway> {
    const before = this.needPlanned(id);
    this.currencyFor(rules);
    const keep = (giveaway: StoredGiveaway): void => {
      this.needPlanned(id);
      this.parts.store.put(giveaway);
      this.parts.changed({ kind: 'planned', giveaway });
    };
    const giveaway = { ...before, rules: tidied(rules) };
    keep(giveaway);
    return {
      value: giveaway,
      text: `Changed the giveaway "${rules.title}"`,
      undo: () => keep(before),
    };
  }

  remove(id: number): Made<StoredGiveaway> {
    const { store, changed } = this.parts;
    const giveaway = this.needPlanned(id);
    store.remove(id);
    changed({ kind: 'planned', giveaway });
    return {
      value: giveaway,
      text: `Deleted the giveaway "${giveaway.rules.title}"`,
      undo: () => {
        store.putBack(giveaway);
        changed({ kind: 'planned', giveaway });
      },
    };
  }

  start(rules: GiveawayRules, by: string): Made<StoredGiveaway> {
    this.mustBeFree();
    const { store } = this.parts;
    const giveaway = store.write(() => store.add(this.opening(rules, by)));
    return this.opened(giveaway);
  }

  /** Opens one that was kept for later. */
  open(id: number): Made<StoredGiveaway> {
    this.mustBeFree();
    const before = this.needPlanned(id);
    const made = this.opened(this.parts.store.put({ id, ...this.opening(before.rules, before.by) }));
    return { ...made, undo: () => this.putOff(before) };
  }

  close(id: number, note: string | null = null): Made<StoredGiveaway> {
    const before = this.current.get(id);
    if (before.state !== 'open') throw new AppError('conflict', 'It is not open.');
    const giveaway = this.current.keep({ ...before, state: 'closed', closesAt: null, note });
    this.parts.changed({ kind: 'closed', giveaway });
    return {
      value: giveaway,
      text: `Closed "${giveaway.rules.title}"`,
      undo: () => {
        const now = this.current.get(id);
        if (now.state !== 'closed') {
          throw new AppError('conflict', 'It has gone on meanwhile, so it cannot be opened again.');
        }
        const { closesAt } = before;
        const isPast = closesAt !== null && closesAt <= this.parts.clock.now();
        const reopened = this.current.keep({
          ...now,
          state: 'open',
          note: null,
          closesAt: isPast ? null : closesAt,
        });
        this.parts.changed({ kind: 'opened', giveaway: reopened });
      },
    };
  }

  cancel(id: number): StoredGiveaway {
    return this.cancelAnd(id, () => {});
  }

  /** Cancels it and keeps it for later again; once somebody was drawn, it stays in the history instead. */
  private putOff(planned: StoredGiveaway): void {
    const { store } = this.parts;
    this.cancelAnd(planned.id, () => {
      if (store.winners(planned.id).length > 0) return;
      store.empty(planned.id);
      store.put(planned);
    });
  }

  /** `also` happens with it, or not at all. */
  private cancelAnd(id: number, also: () => void): StoredGiveaway {
    const { store, money } = this.parts;
    const before = this.current.get(id);
    if (!isRunning(before)) throw new AppError('conflict', 'That giveaway does not run.');
    const has = store.winners(id).find(({ state }) => state === 'won');
    if (has) {
      throw new AppError(
        'conflict',
        `${has.name} has won already, so it cannot be cancelled. Draw the others again, or let them have it.`,
      );
    }
    if (before.endedAt !== null) {
      throw new AppError('conflict', 'It was over before, so it cannot be cancelled any more.');
    }
    const { pot } = store.totals(id);
    const giveaway = store.write(() => {
      for (const winner of store.winners(id)) {
        if (winner.state === 'called')
          store.putWinner({ ...winner, state: 'missed', claimBy: null, told: true });
      }
      money.giveAllBack(before);
      const cancelled = store.put({
        ...before,
        state: 'cancelled',
        closesAt: null,
        endedAt: this.parts.clock.now(),
        note: null,
      });
      also();
      return cancelled;
    });
    this.current.settled(giveaway);
    const back = pot > 0 ? ' All tickets are given back.' : '';
    this.parts.changed({
      kind: 'ended',
      giveaway,
      text: `The giveaway "${giveaway.rules.title}" was cancelled.${back}`,
    });
    return giveaway;
  }

  private opening(rules: GiveawayRules, by: string): Omit<StoredGiveaway, 'id'> {
    const now = this.parts.clock.now();
    return {
      state: 'open',
      rules: tidied(rules),
      currency: this.currencyFor(rules)?.id ?? '',
      openedAt: now,
      closesAt: rules.minutes === null ? null : now + rules.minutes * MINUTE,
      endedAt: null,
      by,
      note: null,
    };
  }

  private opened(giveaway: StoredGiveaway): Made<StoredGiveaway> {
    this.current.settled(giveaway);
    this.parts.changed({ kind: 'opened', giveaway });
    return {
      value: giveaway,
      text: `Opened the giveaway "${giveaway.rules.title}"`,
      undo: () => void this.cancel(giveaway.id),
    };
  }

  /** Throws when the rules are about points and there are none. Null when they are not. */
  private currencyFor({ ticketPrice, reward, currency }: GiveawayRules): Currency | null {
    if (ticketPrice === 0 && reward.kind === 'thing') return null;
    const purse = this.parts.purse();
    if (purse === null) {
      throw new AppError(
        'feature_off',
        'Tickets and prizes in points need the module Economy. Switch it on, or give away something else for free.',
      );
    }
    if (currency === null) return purse.main;
    const known = purse.currencies().find(({ id }) => id === currency);
    if (known) return known;
    throw new AppError(
      'purse.no_currency',
      `There is no currency "${currency}". The Economy page lists all.`,
    );
  }

  private mustBeFree(): void {
    if (!this.current.now) return;
    throw new AppError(
      'conflict',
      `"${this.current.now.rules.title}" still runs. Draw or cancel it first: one giveaway at a time.`,
    );
  }

  private needPlanned(id: number): StoredGiveaway {
    const giveaway = this.current.get(id);
    if (giveaway.state === 'planned') return giveaway;
    throw new AppError('conflict', 'That giveaway was opened already.');
  }
}

/** Free entries are one for each, or nobody would take just one. */
function tidied(rules: GiveawayRules): GiveawayRules {
  return rules.ticketPrice === 0 ? { ...rules, mostTickets: 1 } : rules;
}
