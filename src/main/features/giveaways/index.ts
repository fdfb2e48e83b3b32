import { type DrawShow, type GiveawayDesk, giveawaysContract } from '../../../shared/contract/giveaways.ts';
import { defineFeature } from '../../engine/feature.ts';
import type { Disposer } from '../../engine/ports.ts';
import { type Doer, type Made, panelDoer, recordChange } from '../../engine/recordChange.ts';
import { Admission } from './admission.ts';
import { Announcer } from './announcer.ts';
import { giveawayCommands } from './commands.ts';
import { Course } from './course.ts';
import { type Change, CurrentGiveaway, type GiveawayParts } from './current.ts';
import { EntryDesk } from './desk.ts';
import { Drawing } from './drawing.ts';
import { Entering } from './entering.ts';
import { EntriesOfPeople } from './entriesOfPeople.ts';
import { asEntrant, asGiveaway, EntrantsFeed } from './feed.ts';
import { entrantsAsCsv, winnersAsCsv } from './files.ts';
import { Giveaways } from './giveaways.ts';
import { keywordStep } from './keyword.ts';
import { giveawayPieces } from './pieces.ts';
import { giveawaysSettings } from './settings.ts';
import { GiveawayStore, type StoredGiveaway } from './store.ts';
import { TicketMoney } from './tickets.ts';
import { WinnerNews } from './winnerNews.ts';
import { openedText, prizeText } from './wording.ts';

/** A panel hears of changes so often at most, in milliseconds. */
const TELL_EVERY = 200;
const DAY = 86_400_000;

/** Prizes for viewers, drawn among those who have entered. */
export const giveawaysFeature = defineFeature({
  contract: giveawaysContract,
  title: 'Giveaways',
  description:
    'Giveaways and raffles: viewers enter by a word or with tickets, and winners are drawn fairly.',
  group: 'audience',
  settings: { version: 1, schema: giveawaysSettings },
  setup(ctx) {
    const { db, clock, random } = ctx;
    const { services, twitch } = ctx.engine;
    const people = () => services.get('people');
    const prefix = (): string => services.get('commands')?.prefix ?? '!';
    const say = (text: string): void => twitch.outbox.say({ text, from: ctx.id, priority: 'event' });
    const showLength = (): number => ctx.settings.value.showSeconds * 1000;
    const claimSeconds = (): number => ctx.settings.value.claimSeconds;

    const store = new GiveawayStore(db);
    const money = new TicketMoney(store, () => services.get('ledger'));
    const admission = new Admission({
      store,
      clock,
      people,
      streamerId: () => twitch.state.channel?.id ?? null,
      liveSince: () => twitch.state.live?.startedAt ?? null,
    });
    const parts: GiveawayParts = {
      store,
      money,
      admission,
      clock,
      random,
      purse: () => services.get('purse'),
      people,
      showLength,
      prefix,
      changed: (change) => changed(change),
    };
    const current = new CurrentGiveaway(parts);
    const giveaways = new Giveaways(parts, current);
    const entering = new Entering(parts, current);
    const drawing = new Drawing(parts, current);
    const entriesOfPeople = new EntriesOfPeople(parts, current);
    const news = new WinnerNews({ store, current, drawing, say });
    const announcer = new Announcer({
      clock,
      seconds: () => (ctx.settings.value.confirm ? ctx.settings.value.confirmSeconds : null),
      entrants: () => (current.now ? store.totals(current.now.id).entrants : 0),
      say: (text) => twitch.outbox.say({ text, from: ctx.id, priority: 'game' }),
      after: ctx.after,
    });
    const course = new Course({
      store,
      current,
      giveaways,
      drawing,
      news,
      clock,
      showLength,
      reminds: () => ctx.settings.value.remind,
      after: ctx.after,
      say,
      stuck: (giveaway, message) =>
        ctx.log.warn({ event: 'giveaways.stuck', message: `${giveaway.rules.title}: ${message}` }),
    });
    const feed = new EntrantsFeed(store, current);

    let show: DrawShow | null = null;
    let revision = 0;
    const shown = (giveaway: StoredGiveaway) => asGiveaway(giveaway, { store, current });
    const desk = (): GiveawayDesk => {
      const last = store.lastOver();
      return {
        now: current.now && shown(current.now),
        last: last && shown(last),
        planned: store.planned().map(shown),
        show,
        currencies: (services.get('purse')?.currencies() ?? []).map(({ id, one, many }) => ({
          id,
          one,
          many,
        })),
        revision,
        claimSeconds: claimSeconds(),
        groups: [...(people()?.groups() ?? [])],
      };
    };
    let telling = false;
    const tell = (): void => {
      if (telling) return;
      telling = true;
      ctx.after(TELL_EVERY, () => {
        telling = false;
        const entered = feed.take();
        if (entered && ctx.engine.hub.watching('giveaways.entered') > 0) ctx.push('entered', entered);
        if (ctx.engine.hub.watching('giveaways.desk') > 0) ctx.push('desk', desk());
      });
    };

    const changed = (change: Change): void => {
      switch (change.kind) {
        case 'opened':
        case 'closed':
          feed.anew();
          if (change.kind === 'opened') sayOpened(change.giveaway);
          break;
        case 'entered': {
          const { entry, giveaway, quiet } = change;
          feed.entered(entry);
          const { viewerId: id, login, name, tickets } = entry;
          if (!quiet) announcer.entered(id, { name, tickets });
          ctx.emit('giveaway.entered', { giveawayId: giveaway.id, viewer: { id, login, name }, tickets });
          break;
        }
        case 'left':
          feed.left(change.viewerId);
          break;
        case 'drawn':
          announcer.clear();
          show = change.show;
          if (change.opening !== null) news.first(change.opening);
          ctx.emit('giveaway.drawn', change.draw);
          break;
        case 'won':
          if (change.claimed) news.claimed(change.giveaway, change.won);
          ctx.emit('giveaway.won', change.won);
          break;
        case 'ended': {
          const { id, rules, state } = change.giveaway;
          announcer.clear();
          feed.anew();
          if (change.text !== null) say(change.text);
          if (state === 'cancelled' || state === 'over') {
            ctx.emit('giveaway.ended', { giveawayId: id, title: rules.title, state });
          }
          break;
        }
        case 'planned':
        case 'history':
          break;
      }
      revision += 1;
      // Who comes and goes changes nothing of when something is due.
      if (change.kind !== 'entered' && change.kind !== 'left') course.arm();
      tell();
    };
    const sayOpened = (giveaway: StoredGiveaway): void => {
      const currency = current.currencyOf(giveaway);
      say(openedText(shown(giveaway), currency, prefix()));
      ctx.emit('giveaway.opened', {
        giveawayId: giveaway.id,
        title: giveaway.rules.title,
        prize: prizeText(giveaway.rules, currency),
        word: current.wordOf(giveaway),
      });
    };

    const entryDesk = new EntryDesk({ entering, current, store });
    let offered: { games: unknown; end: Disposer } = { games: null, end: () => {} };
    const offerWords = (): void => {
      const games = services.get('games');
      if (games === offered.games) return;
      offered.end();
      offered = { games, end: games?.offerWords(entryDesk.offer()) ?? (() => {}) };
    };
    offerWords();
    ctx.onStop(
      services.onChange(() => {
        offerWords();
        tell();
      }),
    );
    ctx.onStop(() => offered.end());

    ctx.registries.lineSteps.add({
      id: 'giveaways.claims',
      place: 'participation',
      order: 60,
      look({ message }) {
        const winner = current.calledWinner(message.user.id);
        if (winner) drawing.claim(winner);
        return 'on';
      },
    });
    ctx.registries.lineSteps.add(
      keywordStep({
        current,
        entering,
        announcer,
        prefix,
        hasSharedWords: () => services.get('games') !== null && services.get('commands') !== null,
        reply: (text, replyTo) => twitch.outbox.say({ text, from: ctx.id, priority: 'answer', replyTo }),
        guard: ctx.guard,
      }),
    );

    const record = (doer: Doer, made: Made<unknown>): string => recordChange(ctx, doer, made);
    const note = (doer: Doer, message: string): void =>
      ctx.log.info({
        category: 'audit',
        event: 'giveaways.changed',
        actor: doer.name,
        result: 'ok',
        message: `${doer.name}: ${message}`,
      });
    const shared = { giveaways, drawing, current, store, clock, claimSeconds, record, note };
    const commands = giveawayCommands({
      ...shared,
      desk: entryDesk,
      prefix,
      hasShow: () => showLength() > 0,
    });
    for (const kind of commands) ctx.registries.commands.add(kind);
    const pieces = giveawayPieces({
      ...shared,
      viewerOf: (id) => {
        const person = people()?.byId(id);
        return person ? { ...person, role: services.get('crowd')?.roleOf(id) ?? 'everyone' } : null;
      },
      onWon: (run) => ctx.on('giveaway.won', run),
      onOpened: (run) => ctx.on('giveaway.opened', run),
    });
    for (const kind of pieces.actions) ctx.registries.actions.add(kind);
    for (const kind of pieces.triggers) ctx.registries.triggers.add(kind);
    for (const kind of pieces.variables) ctx.registries.variables.add(kind);

    const anew = (): void => {
      feed.anew();
      tell();
    };
    ctx.on('viewer.merged', ({ from, to }) => {
      const person = people()?.byId(to);
      if (person) entriesOfPeople.merge(from, person);
      anew();
    });
    ctx.on('viewer.forgotten', ({ id }) => {
      entriesOfPeople.forget(id);
      anew();
    });

    course.begin();
    const tidy = (): void => store.tidy(clock.now() - ctx.settings.value.keepDays * DAY);
    ctx.after(60_000, tidy);
    ctx.every(DAY, tidy);

    const done = (caller: { name: string }, made: Made<unknown>): { undo: string } => ({
      undo: record(panelDoer(caller), made),
    });
    const fileName = (what: string): string =>
      `${what}-${new Date(clock.now()).toISOString().slice(0, 10)}.csv`;

    return {
      handlers: {
        start: ({ rules, later }, caller) => {
          const made = later ? giveaways.plan(rules, caller.name) : giveaways.start(rules, caller.name);
          return { giveaway: shown(made.value), ...done(caller, made) };
        },
        open: ({ id }, caller) => done(caller, giveaways.open(id)),
        change: ({ id, rules }, caller) => done(caller, giveaways.change(id, rules)),
        remove: ({ id }, caller) => done(caller, giveaways.remove(id)),
        close: ({ id }, caller) => done(caller, giveaways.close(id)),
        draw: ({ id }) => ({ giveaway: shown(drawing.draw(id)) }),
        redraw: ({ winnerId }, caller) => ({ giveaway: shown(drawing.redraw(winnerId, caller.name)) }),
        accept: ({ winnerId }) => ({ giveaway: shown(drawing.accept(winnerId)) }),
        cancel: ({ id }) => {
          giveaways.cancel(id);
          return {};
        },
        takeOut: ({ id, viewerId }, caller) => done(caller, entering.takeOut(id, viewerId)),
        deliver: ({ winnerId, delivered }, caller) => done(caller, drawing.deliver(winnerId, delivered)),
        history: ({ before, limit }) => {
          const found = store.ended(before, limit + 1);
          const page = found.slice(0, limit);
          return {
            giveaways: page.map(shown),
            next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
          };
        },
        entrants: ({ id, offset, limit }) => ({
          entrants: store.entriesPage(id, limit, offset).map(asEntrant),
          total: store.totals(id).entrants,
        }),
        exportWinners: () => ({
          fileName: fileName('winners'),
          text: winnersAsCsv(
            store.everyWinner().flatMap((winner) => {
              const giveaway = store.get(winner.giveawayId);
              return giveaway ? [{ winner, giveaway, entrants: store.totals(giveaway.id).entrants }] : [];
            }),
          ),
        }),
        exportEntrants: ({ id }) => ({
          fileName: fileName(`entrants-${id}`),
          text: entrantsAsCsv(store.entries(id)),
        }),
      },
      snapshots: { desk, entered: () => feed.snapshot() },
      api: null,
    };
  },
});
