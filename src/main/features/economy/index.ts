import { z } from 'zod';
import { economyContract } from '../../../shared/contract/economy.ts';
import { defineFeature } from '../../engine/feature.ts';
import type { Levels } from '../../engine/levels.ts';
import { occasionOf } from '../../engine/occasion.ts';
import { isZone } from '../../engine/zonedTime.ts';
import { BooksReader } from './booksReader.ts';
import { Claims } from './claims.ts';
import { economyCommands } from './commands.ts';
import { listenToDeeds } from './deeds.ts';
import { Earnings } from './earnings.ts';
import { Excluded } from './excluded.ts';
import { economyHandlers } from './handlers.ts';
import { clockOnTheWall } from './happyHours.ts';
import { HappyNow } from './happyNow.ts';
import { Books } from './ledger.ts';
import { LedgerStore } from './ledgerStore.ts';
import { PlanKeeper } from './planKeeper.ts';
import { LedgerPurse } from './purse.ts';
import { Ranks } from './ranks.ts';
import { Seasons } from './seasons.ts';
import { economyVariables } from './variables.ts';

const whole = (least: number, most: number, value: number) =>
  z.number().int().min(least).max(most).default(value);

const settingsSchema = z.object({
  timeZone: z
    .string()
    .max(60)
    .refine((name) => name === '' || isZone(name), 'There is no such time zone.')
    .default('')
    .meta({
      title: 'Time zone',
      description: 'When a day begins, such as Europe/Berlin. Empty for this computer’s own.',
    }),
  excluded: z.array(z.string().max(40)).max(500).default([]).meta({
    title: 'Who earns nothing',
    description: 'Accounts that get no points and stand on no leaderboard. The bot never does.',
  }),
  excludeStreamer: z.boolean().default(true).meta({
    title: 'The streamer earns nothing',
    description: 'You stand on no leaderboard of your own channel.',
  }),
  perLevel: whole(1, 1_000_000, 100).meta({
    title: 'XP for a level',
    description: 'So much for each level; everybody begins at level 1.',
  }),
  dailyBase: whole(0, 1_000_000, 10).meta({ title: 'Daily claim', description: 'What !daily always gives.' }),
  dailyStep: whole(0, 1_000_000, 2).meta({
    title: 'More for each day in a row',
    description: 'Added to the daily claim, times the days in a row.',
  }),
  dailyMost: whole(0, 1_000_000, 20).meta({
    title: 'Most for days in a row',
    description: 'The row adds no more than this.',
  }),
  hourly: whole(0, 1_000_000, 3).meta({ title: 'Hourly claim', description: 'What !hourly gives.' }),
  workSeconds: whole(10, 86_400, 300).meta({
    title: 'Rest between jobs (seconds)',
    description: 'How long !work makes tired.',
  }),
  feePercent: whole(0, 90, 5).meta({
    title: 'Fee of a gift (%)',
    description: 'At least 1 is kept of every gift among viewers; 0 for no fee at all.',
  }),
  announceRanks: z.boolean().default(true).meta({
    title: 'Congratulate on a rank',
    description: 'Says in chat who has reached a new rank.',
  }),
  announceLevels: z.boolean().default(false).meta({
    title: 'Congratulate on a level',
    description: 'Says in chat who has reached a new level.',
  }),
  rankText: z.string().min(1).max(300).default('$(user) is now $(newrank). Congratulations!').meta({
    title: 'Words for a rank',
    description: 'May use $(user) and $(newrank).',
  }),
  levelText: z.string().min(1).max(300).default('$(user) has reached level $(newlevel)!').meta({
    title: 'Words for a level',
    description: 'May use $(user) and $(newlevel).',
  }),
});

/** Who has reached a rank is told so long after, in milliseconds. */
const LOOK_AFTER = 500;
const TIDY_EVERY = 60_000;
/** A burst of ranks, all within so many milliseconds, makes a few lines, not twenty. */
const A_BURST = 1000;
const MOST_ANNOUNCED = 3;

/** What viewers own: currencies, experience, and the books about them. */
export const economyFeature = defineFeature({
  contract: economyContract,
  title: 'Economy',
  description: 'Points and experience, what they are given for, and a ledger of every change.',
  group: 'audience',
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    const { db, clock, random } = ctx;
    const { twitch, services, undo, texts } = ctx.engine;
    const people = () => services.get('people');
    const nameOf = (id: string): string | null => people()?.byId(id)?.name ?? null;
    const plan = new PlanKeeper(db, ctx.log);
    const local = clockOnTheWall(
      () => clock.now(),
      () => ctx.settings.value.timeZone,
    );
    const happyNow = new HappyNow({ db, clock, after: ctx.after, changed: () => tell(false) });
    const tell = (planned: boolean): void => ctx.push('now', { happy: happyNow.now(), planned });

    const excluded = new Excluded({
      clock,
      logins: () => ctx.settings.value.excluded,
      idOf: (login) => people()?.known(login)?.id ?? null,
      always: () => {
        const { accounts, channel } = twitch.state;
        const bots = accounts.flatMap(({ slot, state }) => {
          if (state.kind !== 'signed-in' || slot === 'streamer') return [];
          return state.user.id;
        });
        return channel !== null && ctx.settings.value.excludeStreamer ? [...bots, channel.id] : bots;
      },
    });
    const leftOut = (): ReadonlySet<string> => excluded.now();
    ctx.settings.onChange(() => excluded.forget());
    ctx.onStop(twitch.onChange(() => excluded.forget()));

    const store = new LedgerStore(db);
    const books = new Books({
      db,
      store,
      clock,
      currency: (id) => plan.currency(id),
      excluded: leftOut,
      changed: (changes) => ranks.changed(changes),
    });
    let announced = { since: Number.NEGATIVE_INFINITY, lines: 0 };
    const announce = (viewerId: string, source: string, facts: Record<string, string | number>): void => {
      const person = people()?.byId(viewerId);
      const now = clock.elapsed();
      if (now - announced.since >= A_BURST) announced = { since: now, lines: 0 };
      if (!person || announced.lines >= MOST_ANNOUNCED) return;
      announced.lines += 1;
      const caller = { ...person, role: services.get('crowd')?.roleOf(viewerId) ?? ('everyone' as const) };
      ctx.guard('congratulating', async () => {
        const text = await texts.write(source, occasionOf('Rank', { viewer: caller, facts }));
        if (text !== '') twitch.outbox.say({ text, from: ctx.id, priority: 'event' });
      });
    };
    const ranks = new Ranks({
      plan: () => plan.now,
      perLevel: () => ctx.settings.value.perLevel,
      balance: (id) => books.balance(id, 'xp'),
      balances: (ids) => store.balancesOf(ids, 'xp'),
      watchedHours: (id) => (people()?.record(id)?.watchedMinutes ?? 0) / 60,
      isHere: (id) => people()?.isPresent(id) ?? false,
      excluded: leftOut,
      reached: (id, rank) => {
        const { announceRanks, rankText } = ctx.settings.value;
        if (announceRanks) announce(id, rankText, { newrank: rank.name });
      },
      levelled: (id, level) => {
        const { announceLevels, levelText } = ctx.settings.value;
        if (announceLevels) announce(id, levelText, { newlevel: level });
      },
      lookSoon: () => void ctx.after(LOOK_AFTER, () => ranks.look()),
    });

    const released = books.releaseLeftOpen();
    if (released > 0) {
      ctx.log.warn({
        event: 'economy.holds_released',
        message: `${released} games were cut off; everybody has got their stake back.`,
      });
    }

    const earnings = new Earnings({
      db,
      ledger: books,
      clock,
      plan: () => plan.now,
      local,
      happyNow: () => happyNow.now()?.factor ?? 1,
      roleOf: (id) => services.get('crowd')?.roleOf(id) ?? 'everyone',
      ignored: (id) => people()?.record(id)?.ignored ?? false,
    });
    ctx.registries.lineSteps.add({
      id: 'economy.participation',
      place: 'participation',
      order: 10,
      look: ({ message, role }) => {
        earnings.spoke(message.user.id, role, message.id);
        return 'on';
      },
    });
    listenToDeeds(ctx.on, earnings, ranks);
    ctx.every(TIDY_EVERY, () => earnings.tidy());
    // What is still to be paid is paid while the ledger is there.
    ctx.onStop(() => db.behind.flush());

    const claims = new Claims({
      db,
      ledger: books,
      clock,
      random,
      local,
      settings: () => ctx.settings.value,
      currency: () => plan.main.id,
    });
    ctx.on('viewer.merged', ({ from, to, actor }) => {
      books.merge(from, to, actor);
      claims.merge(from, to);
    });
    ctx.on('viewer.forgotten', ({ id }) => {
      books.forget(id);
      claims.forget(id);
    });

    const seasons = new Seasons({ db, ledger: books, clock });
    ctx.guard('ending a season', () => seasons.run());
    // One that the disk has cut off goes on by itself.
    ctx.every(TIDY_EVERY, () => ctx.guard('ending a season', () => seasons.goOn()));
    ctx.onStop(() => seasons.stop());

    ctx.provide('ledger', books);
    const levels: Levels = { of: (viewerId) => ranks.level(viewerId) };
    ctx.provide('levels', levels);
    ctx.provide('purse', new LedgerPurse(books, plan));

    const commands = economyCommands({
      ledger: books,
      plan,
      claims,
      ranks,
      clock,
      feePercent: () => ctx.settings.value.feePercent,
      nameOf: (id) => nameOf(id) ?? 'somebody',
      present: () =>
        (people()?.present() ?? [])
          .map(({ id }) => id)
          .filter((id) => !leftOut().has(id) && !(people()?.record(id)?.ignored ?? false)),
      crowd: () => services.get('crowd'),
      did: (caller, text, reference) => {
        ctx.log.info({
          category: 'audit',
          event: 'economy.changed',
          actor: caller.name,
          result: 'ok',
          message: text,
        });
        undo.add({ feature: 'economy', text, actor: caller.name }, () => {
          books.undo(reference, caller.name);
        });
      },
    });
    for (const one of commands) ctx.registries.commands.add(one);
    const variables = economyVariables({
      ledger: books,
      plan,
      ranks,
      people,
      nameOf: (id) => nameOf(id) ?? 'somebody',
    });
    for (const one of variables) ctx.registries.variables.add(one);

    return {
      handlers: economyHandlers({
        db,
        books,
        store,
        reader: new BooksReader(db),
        plan,
        seasons,
        happyNow,
        clock,
        undo,
        nameOf,
        crowd: () => services.get('crowd'),
        backUp: () => ctx.engine.backups.make(),
        planned: () => tell(true),
        released: (holdId) => ctx.emitWithin('ledger.released', { holdId }),
      }),
      snapshots: { now: () => ({ happy: happyNow.now() }) },
      api: null,
    };
  },
});
