import type { DrawShow } from '../../../shared/contract/giveaways.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Made } from '../../engine/recordChange.ts';
import type { CurrentGiveaway, GiveawayParts } from './current.ts';
import type { GiveawayDraw, GiveawayWon } from './events.ts';
import { draw, type Picked } from './odds.ts';
import type { Drawn, Entry, StoredGiveaway } from './store.ts';
import { entrantsText, namesText, prizeText } from './wording.ts';

/** So many names are shown before the winners. */
const SHOWN_NAMES = 40;

/** From the draw to the last winner: who is drawn stands and is on the disk before anybody is told. */
export class Drawing {
  private readonly parts: GiveawayParts;
  private readonly current: CurrentGiveaway;
  private shows = 0;

  constructor(parts: GiveawayParts, current: CurrentGiveaway) {
    this.parts = parts;
    this.current = current;
  }

  draw(id: number): StoredGiveaway {
    const giveaway = this.current.get(id);
    if (giveaway.state === 'drawn') {
      throw new AppError(
        'conflict',
        'The winners are drawn, and we wait for them to answer. One of them can be drawn again.',
      );
    }
    if (giveaway.state !== 'open' && giveaway.state !== 'closed') {
      throw new AppError('conflict', 'That giveaway does not run.');
    }
    this.mustHavePurse(giveaway);
    return this.drawFrom(giveaway, giveaway.rules.winners, () => {});
  }

  /** Draws another one in the place of this winner. */
  redraw(winnerId: number, actor: string): StoredGiveaway {
    const { store, money } = this.parts;
    const winner = this.needWinner(winnerId);
    const giveaway = this.current.get(winner.giveawayId);
    if (winner.state !== 'called' && winner.state !== 'won') {
      throw new AppError('conflict', `${winner.name} was replaced already.`);
    }
    if (giveaway.state === 'over' && this.current.now !== null) {
      throw new AppError('conflict', 'Another giveaway is running. Draw again when it is over.');
    }
    this.mustHavePurse(giveaway);
    return this.drawFrom(giveaway, 1, () => {
      if (winner.paid > 0) money.takeBack(winner, actor);
      store.putWinner({ ...winner, state: 'replaced', claimBy: null, paid: 0, told: true });
    });
  }

  /** A winner has said something, or the streamer lets them have it. */
  claim(winner: Drawn): void {
    const { store } = this.parts;
    if (winner.state !== 'called') {
      throw new AppError('conflict', `${winner.name} need not answer any more.`);
    }
    const wons: Drawn[] = [];
    const giveaway = store.write(() => {
      const now = this.current.get(winner.giveawayId);
      wons.push(this.award(now, { ...winner, told: true }));
      return this.finish(now);
    });
    this.current.settled(giveaway);
    for (const won of wons) {
      this.parts.changed({ kind: 'won', giveaway, won: this.wonFact(giveaway, won), claimed: true });
    }
    this.tellIfOver(giveaway, null);
  }

  accept(winnerId: number): StoredGiveaway {
    const winner = this.needWinner(winnerId);
    this.claim(winner);
    return this.current.get(winner.giveawayId);
  }

  /** They did not answer in time: another one is drawn, while there is one. */
  missed(winners: readonly Drawn[]): void {
    const [first] = winners;
    if (!first) return;
    const { store, money } = this.parts;
    const giveaway = this.current.get(first.giveawayId);
    const givesBack = giveaway.rules.returnUnclaimed && giveaway.endedAt === null;
    const miss = (): void => {
      for (const winner of winners) {
        store.putWinner({ ...winner, state: 'missed', claimBy: null });
        const entry = store.entry(giveaway.id, winner.viewerId);
        if (givesBack && entry) {
          store.putEntry(money.giveBack(entry, `Not claimed in time: ${giveaway.rules.title}`));
        }
      }
    };
    const late = `${namesText(winners.map(({ name }) => `@${name}`))} did not answer in time.`;
    if (this.drum(giveaway).length > 0) {
      this.drawFrom(giveaway, winners.length, miss, late);
      return;
    }
    const ended = store.write(() => {
      miss();
      return this.finish(giveaway);
    });
    this.current.settled(ended);
    this.parts.changed({ kind: 'history' });
    this.tellIfOver(ended, `${late} Nobody else is left to be drawn.`);
  }

  deliver(winnerId: number, delivered: boolean): Made<Drawn> {
    const winner = this.needWinner(winnerId);
    if (winner.state !== 'won') throw new AppError('conflict', `${winner.name} has not won it (any more).`);
    const set = (to: boolean): void => {
      this.parts.store.putWinner({ ...this.needWinner(winnerId), delivered: to });
      this.parts.changed({ kind: 'history' });
    };
    set(delivered);
    const what = delivered ? 'has got their prize' : 'has not got their prize yet';
    return { value: winner, text: `Noted that ${winner.name} ${what}`, undo: () => set(winner.delivered) };
  }

  /** Chat was told of these winners. */
  told(giveaway: StoredGiveaway, winners: readonly Drawn[]): void {
    const { store, changed } = this.parts;
    store.write(() => {
      for (const winner of winners) store.putWinner({ ...winner, told: true });
    });
    changed({ kind: 'history' });
    for (const winner of winners) {
      if (winner.state !== 'won') continue;
      changed({ kind: 'won', giveaway, won: this.wonFact(giveaway, winner), claimed: false });
    }
  }

  /** They get some more time to answer, since another one cannot be drawn just now. */
  postpone(winners: readonly Drawn[], ms: number): void {
    const claimBy = this.parts.clock.now() + ms;
    this.parts.store.write(() => {
      for (const winner of winners) this.parts.store.putWinner({ ...winner, claimBy });
    });
  }

  /** Winners get their whole time again: nobody could answer while Emcee was off. */
  restartClaims(grace: number): Drawn[] {
    const { store, clock } = this.parts;
    const running = this.current.now;
    if (!running) return [];
    const again = store.winners(running.id).filter(({ state }) => state === 'called');
    const claimBy = clock.now() + grace + running.rules.claimSeconds * 1000;
    store.write(() => {
      for (const winner of again) store.putWinner({ ...winner, claimBy });
    });
    return again.filter(({ told }) => told);
  }

  private mustHavePurse(giveaway: StoredGiveaway): void {
    if (giveaway.currency !== '') this.parts.money.need();
  }

  private needWinner(id: number): Drawn {
    const winner = this.parts.store.winner(id);
    if (winner) return winner;
    throw new AppError('not_found', 'There is no such winner any more.');
  }

  /** Those who can be drawn: in, here where they have to be, and never drawn before. */
  drum(giveaway: StoredGiveaway): Entry[] {
    const { store, people, admission } = this.parts;
    const drawn = new Set(store.winners(giveaway.id).map(({ viewerId }) => viewerId));
    const here = giveaway.rules.mustBePresent
      ? new Set((people()?.present() ?? []).map(({ id }) => id))
      : null;
    return store
      .entries(giveaway.id)
      .filter(
        ({ viewerId, login }) =>
          !drawn.has(viewerId) &&
          (here === null || here.has(viewerId)) &&
          !(giveaway.rules.leaveOutBots && admission.isBot(viewerId, login)),
      );
  }

  /** `before` happens with it, or not at all. */
  private drawFrom(
    before: StoredGiveaway,
    count: number,
    also: () => void,
    opening: string | null = null,
  ): StoredGiveaway {
    const { store, clock, random } = this.parts;
    const drum = this.drum(before);
    if (drum.length === 0) throw new AppError('conflict', this.whyNobody(before));
    const time = clock.now();
    const length = this.parts.showLength();
    const { claimSeconds } = before.rules;
    const picks = draw(drum, count, random);
    const giveaway = store.write(() => {
      also();
      const now = store.put({ ...before, state: 'drawn', closesAt: null, note: null });
      for (const [index, { lot, chance, seed }] of picks.entries()) {
        const winner = store.addWinner({
          giveawayId: now.id,
          viewerId: lot.viewerId,
          name: lot.name,
          state: 'called',
          drawnAt: time,
          claimBy: claimSeconds === 0 ? null : time + length + claimSeconds * 1000,
          tickets: lot.tickets,
          chance,
          among: drum.length - index,
          seed,
          paid: 0,
          delivered: false,
          told: false,
        });
        if (claimSeconds === 0) this.award(now, winner);
      }
      return this.finish(now);
    });
    this.current.settled(giveaway);
    const show = this.showOf(giveaway, picks, drum, { time, length });
    this.parts.changed({
      kind: 'drawn',
      giveaway,
      show,
      draw: this.drawFact(giveaway, picks, show),
      opening,
    });
    this.tellIfOver(giveaway, null);
    return giveaway;
  }

  private whyNobody(giveaway: StoredGiveaway): string {
    const { entrants } = this.parts.store.totals(giveaway.id);
    if (entrants === 0) return 'Nobody has entered yet. Cancel it, or wait for somebody.';
    const drawn = this.parts.store.winners(giveaway.id).length;
    if (giveaway.rules.mustBePresent) {
      return `None of the ${entrantsText(entrants)}${drawn > 0 ? ' that are left' : ''} is here just now. Draw again in a moment.`;
    }
    return 'Nobody else has entered, so nobody is left to be drawn.';
  }

  /** Within the transaction. */
  private award(giveaway: StoredGiveaway, winner: Drawn): Drawn {
    const { store, money } = this.parts;
    const { reward } = giveaway.rules;
    const paid = reward.kind === 'bank' ? reward.amount : 0;
    money.pay(giveaway, winner, paid);
    // Points are handed over by being paid.
    const delivered = reward.kind === 'bank' && giveaway.rules.prize === '';
    return store.putWinner({ ...winner, state: 'won', claimBy: null, paid, delivered });
  }

  /** Ends it when nobody has to answer any more. Within the transaction. */
  private finish(giveaway: StoredGiveaway): StoredGiveaway {
    const { store, money, clock } = this.parts;
    const winners = store.winners(giveaway.id);
    if (winners.some(({ state }) => state === 'called')) return giveaway;
    const won = winners.filter(({ state }) => state === 'won');
    const { reward } = giveaway.rules;
    if (won.length === 0 && giveaway.endedAt === null) money.giveAllBack(giveaway);
    else if (won.length > 0) {
      money.keepAll(giveaway);
      if (reward.kind === 'pot') {
        const all = Math.floor((store.totals(giveaway.id).pot * reward.percent) / 100);
        const unpaid = won.filter(({ paid }) => paid === 0);
        const left = all - won.reduce((sum, { paid }) => sum + paid, 0);
        for (const winner of unpaid) {
          const paid = Math.floor(left / unpaid.length);
          money.pay(giveaway, winner, paid);
          store.putWinner({ ...winner, paid, delivered: giveaway.rules.prize === '' });
        }
      }
    }
    return store.put({ ...giveaway, state: 'over', closesAt: null, endedAt: clock.now() });
  }

  private tellIfOver(giveaway: StoredGiveaway, text: string | null): void {
    if (giveaway.state === 'over') this.parts.changed({ kind: 'ended', giveaway, text });
  }

  wonFact(giveaway: StoredGiveaway, winner: Drawn): GiveawayWon {
    const person = this.parts.people()?.byId(winner.viewerId);
    return {
      giveawayId: giveaway.id,
      title: giveaway.rules.title,
      prize: prizeText(giveaway.rules, this.current.currencyOf(giveaway)),
      winner: person ?? { id: winner.viewerId, login: winner.name.toLowerCase(), name: winner.name },
      tickets: winner.tickets,
      chance: winner.chance,
      entrants: this.parts.store.totals(giveaway.id).entrants,
    };
  }

  private drawFact(
    giveaway: StoredGiveaway,
    picks: readonly Picked<Entry>[],
    { time, length, names }: DrawShow,
  ): GiveawayDraw {
    return {
      giveawayId: giveaway.id,
      title: giveaway.rules.title,
      prize: prizeText(giveaway.rules, this.current.currencyOf(giveaway)),
      time,
      length,
      winners: picks.map(({ lot: { viewerId, login, name, tickets }, chance }) => ({
        id: viewerId,
        login,
        name,
        chance,
        tickets,
      })),
      names,
    };
  }

  /** Names for the eye only: who wins stands already. */
  private showOf(
    giveaway: StoredGiveaway,
    picks: readonly Picked<Entry>[],
    drum: readonly Entry[],
    { time, length }: { time: number; length: number },
  ): DrawShow {
    this.shows += 1;
    const step = Math.max(1, drum.length / SHOWN_NAMES);
    const others: string[] = [];
    for (let at = 0; at < drum.length && others.length < SHOWN_NAMES; at += step) {
      const name = drum[Math.floor(at)]?.name;
      if (name !== undefined) others.push(name);
    }
    return {
      id: this.shows,
      giveawayId: giveaway.id,
      time,
      length,
      winners: picks.map(({ lot: { name, tickets }, chance }) => ({ name, chance, tickets })),
      names: [...new Set([...others, ...picks.map(({ lot }) => lot.name)])],
    };
  }
}
