import { percents } from '../../../shared/choices.ts';
import { type Bet, type BetNow, type BetShare, betsContract } from '../../../shared/contract/bets.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { defineFeature } from '../../engine/feature.ts';
import { panelDoer, recordChange } from '../../engine/recordChange.ts';
import { Bets } from './bets.ts';
import type { BetChange } from './change.ts';
import { betCommands } from './commands.ts';
import { BetDesk } from './desk.ts';
import { betsAsCsv, betsAsJson } from './files.ts';
import { betActions, betTriggers } from './pieces.ts';
import { betSettings } from './settings.ts';
import { BetStore, type StoredBet, type StoredStake } from './store.ts';
import { multipliers } from './words.ts';

/** Panels and overlays hear of stakes so often at most, in milliseconds. */
const TELL_EVERY = 250;
const DAY = 86_400_000;
const MOST_SHARES = 200;
const MOST_EXPORTED = 1000;

/** Viewers bet their points on what will happen. */
export const betsFeature = defineFeature({
  contract: betsContract,
  title: 'Bets',
  description: 'Viewers bet their points on what will happen, and the winners share the pot.',
  group: 'audience',
  settings: { version: 1, schema: betSettings },
  setup(ctx) {
    const { db, clock } = ctx;
    const { services, twitch, hub } = ctx.engine;
    const store = new BetStore(db);
    const prefix = (): string => services.get('commands')?.prefix ?? '!';
    let revision = 0;

    const bets = new Bets({
      db,
      store,
      clock,
      ledger: () => services.get('ledger'),
      purse: () => services.get('purse'),
      settings: () => ctx.settings.value,
      prefix,
      say: (text) => {
        if (text !== '') twitch.outbox.say({ text, from: ctx.id, priority: 'game' });
      },
      changed: (bet) => changed(bet),
      after: (ms, run) => ctx.after(ms, run),
      fault: (what, thrown) =>
        ctx.guard(what, () => {
          throw thrown;
        }),
    });
    ctx.onStop(() => bets.stop());

    const view = (bet: StoredBet): Bet => {
      const { id, question, options, odds, state, least, most, pool, openedBy, openedAt, locksAt } = bet;
      const { lockedAt, endedAt, winner, outcome, paid } = bet;
      const sums = store.sums(id);
      const found = options.map((_, index) => sums.find(({ option }) => option === index));
      const parts = percents(found.map((sum) => sum?.amount ?? 0));
      const pays = multipliers(bet, sums);
      const known = services
        .get('purse')
        ?.currencies()
        .find((currency) => currency.id === bet.currency);
      return {
        id,
        question,
        options: options.map((title, index) => ({
          title,
          viewers: found[index]?.viewers ?? 0,
          amount: found[index]?.amount ?? 0,
          percent: parts[index] ?? 0,
          pays: pays[index] ?? null,
        })),
        fixedOdds: odds !== null,
        state,
        currency: known?.many ?? bet.currency,
        least,
        most,
        pool,
        viewers: store.viewers(id),
        openedBy,
        openedAt,
        locksAt,
        lockedAt,
        endedAt,
        winner,
        outcome,
        paid,
      };
    };
    const now = (): BetNow => {
      const running = bets.running();
      const { minutes, housePays } = ctx.settings.value;
      return { bet: running && view(running), minutes, mayFixOdds: housePays, revision };
    };
    const fact = (bet: Bet, phase: BetChange['phase']): BetChange => ({
      id: bet.id,
      phase,
      question: bet.question,
      options: bet.options.map(({ title, viewers, amount, percent }) => ({
        title,
        viewers,
        amount,
        percent,
      })),
      winner: bet.winner === null ? null : (bet.options[bet.winner]?.title ?? null),
      pot: bet.pool,
      paid: bet.paid,
      viewers: bet.viewers,
      outcome: bet.outcome,
    });

    let waiting = false;
    const push = (): void => {
      if (hub.watching('bets.now') > 0) ctx.push('now', now());
    };
    let last: { id: number; state: StoredBet['state'] } | null = null;
    const changed = (bet: StoredBet): void => {
      const before = last?.id === bet.id ? last.state : null;
      last = { id: bet.id, state: bet.state };
      if (before !== bet.state) {
        revision += 1;
        const isBack = bet.state === 'open' && before !== null;
        ctx.emit('bet.changed', fact(view(bet), bet.state === 'open' && !isBack ? 'opened' : phaseOf(bet)));
        push();
        return;
      }
      if (waiting) return;
      waiting = true;
      ctx.after(TELL_EVERY, () => {
        waiting = false;
        const running = bets.running();
        if (running) ctx.emit('bet.changed', fact(view(running), 'changed'));
        push();
      });
    };
    const running = bets.running();
    if (running) last = { id: running.id, state: running.state };

    const desk = new BetDesk({
      bets,
      record: (doer, made) => recordChange(ctx, doer, made),
      wrote: (doer, text) => {
        if (doer.way === 'panel') return;
        const message = `${doer.name}: ${text}`;
        ctx.log.info({ category: 'audit', event: 'bets.changed', actor: doer.name, result: 'ok', message });
      },
    });

    const parts = { bets, desk, store, clock, settings: () => ctx.settings.value, prefix };
    for (const kind of betCommands(parts)) ctx.registries.commands.add(kind);
    for (const kind of betActions(bets, desk)) ctx.registries.actions.add(kind);
    for (const kind of betTriggers((run) => ctx.on('bet.changed', run))) ctx.registries.triggers.add(kind);

    ctx.on('viewer.merged', ({ from, to }) => bets.merge(from, to));
    ctx.on('viewer.forgotten', ({ id }) => {
      bets.forget(id);
      push();
    });

    bets.wake();
    ctx.onStop(services.onChange(() => bets.arm()));
    ctx.onStop(
      ctx.settings.onChange(() => {
        bets.arm();
        push();
      }),
    );
    const tidy = (): void => db.write(() => store.tidy(clock.now() - ctx.settings.value.keepDays * DAY));
    ctx.after(60_000, tidy);
    ctx.every(DAY, tidy);

    const share = ({ name, option, amount, payout }: StoredStake): BetShare => ({
      name,
      option,
      stake: amount,
      payout,
    });

    return {
      handlers: {
        open: (draft, caller) => ({ id: desk.open(draft, panelDoer(caller)).id }),
        lock: ({ id }, caller) => {
          desk.lock(panelDoer(caller), id);
          return {};
        },
        preview: ({ id, winner }) => {
          const bet = bets.need(id);
          const { outcome, shares, paid } = bets.payouts(bet, winner);
          const getting = shares
            .filter(({ payout }) => payout > 0)
            .map(({ stake, payout }) => ({ ...share(stake), payout }))
            .sort((one, other) => other.payout - one.payout);
          return {
            outcome,
            pool: bet.pool,
            paid,
            shares: getting.slice(0, MOST_SHARES),
            more: Math.max(0, getting.length - MOST_SHARES),
          };
        },
        end: ({ id, winner }, caller) => ({ undo: desk.end(winner, panelDoer(caller), id).undo }),
        cancel: ({ id }, caller) => ({ undo: desk.cancel(panelDoer(caller), id).undo }),
        history: ({ limit, ...filter }) => {
          const found = store.list({ ...filter, limit: limit + 1 });
          const page = found.slice(0, limit);
          return { bets: page.map(view), next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
        },
        shares: ({ id }) => {
          if (!store.byId(id)) throw new AppError('not_found', 'That bet is not in the history any more.');
          return { shares: store.stakes(id).map(share) };
        },
        export: ({ format, ...filter }, caller) => {
          const found = store.list({ ...filter, before: null, limit: MOST_EXPORTED + 1 });
          const whole = found
            .slice(0, MOST_EXPORTED)
            .map((bet) => ({ bet: view(bet), shares: store.stakes(bet.id).map(share) }));
          ctx.log.info({
            category: 'audit',
            event: 'bets.exported',
            actor: caller.name,
            result: 'ok',
            message: `${caller.name} exported ${whole.length} bets as ${format}`,
          });
          return {
            fileName: `emcee-bets-${new Date(clock.now()).toISOString().slice(0, 10)}.${format}`,
            text: format === 'csv' ? betsAsCsv(whole) : betsAsJson(whole),
            bets: whole.length,
            cut: found.length > MOST_EXPORTED,
          };
        },
      },
      snapshots: { now },
      api: null,
    };
  },
});

function phaseOf({ state }: StoredBet): BetChange['phase'] {
  return state === 'open' ? 'changed' : state;
}
