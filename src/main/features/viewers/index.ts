import { z } from 'zod';
import { viewersContract } from '../../../shared/contract/viewers.ts';
import { defineFeature } from '../../engine/feature.ts';
import { viewerCommands } from './commands.ts';
import { Editing } from './editing.ts';
import { Follows } from './follows.ts';
import { Groups } from './groups.ts';
import { viewerHandlers } from './handlers.ts';
import { KNOWN_BOTS } from './knownBots.ts';
import { PeopleDesk } from './people.ts';
import { Presence } from './presence.ts';
import { ViewersStore } from './store.ts';
import { Viewers } from './viewers.ts';

const settingsSchema = z.object({
  knownBots: z
    .array(z.string().max(40))
    .max(2000)
    .default([...KNOWN_BOTS])
    .meta({
      title: 'Other bots',
      description:
        'The bot does not react to these accounts. Each person on the Users page can be set apart.',
    }),
  ignoreBots: z.boolean().default(true).meta({
    title: 'Leave other bots alone',
    description: 'Their lines earn nothing, set off no command and start no rule.',
  }),
});

const TIDY_EVERY = 600_000;
const TELL_EVERY = 2000;

/** Who is here, and who was. */
export const viewersFeature = defineFeature({
  contract: viewersContract,
  title: 'Users',
  description: 'Knows everybody who was ever here: names, roles, watch time, notes and groups.',
  group: 'audience',
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    const { twitch } = ctx.engine;
    const { db, clock, log } = ctx;
    const store = new ViewersStore(db);
    const viewers = new Viewers({ db, store, clock });
    const groups = new Groups(db);
    const follows = new Follows({ viewers, audience: twitch.api.audience, clock, log });
    let bots: ReadonlySet<string> = new Set();
    const readBots = (): void => {
      const names = ctx.settings.value.knownBots.map((name) => name.trim().replace(/^@/, '').toLowerCase());
      bots = new Set(ctx.settings.value.ignoreBots ? names : []);
    };
    readBots();
    ctx.settings.onChange(readBots);
    const people = new PeopleDesk({
      viewers,
      follows,
      groups,
      users: twitch.api.users,
      knownBots: () => bots,
    });
    const editing = new Editing({ db, store, viewers, groups });

    ctx.onStop(
      twitch.needScopes({
        feature: 'viewers',
        account: 'bot',
        scopes: ['moderator:read:chatters', 'moderator:read:followers'],
        why: 'to see who is in chat and who follows, for watch time and roles',
      }),
    );

    const tell = (edited: boolean): void =>
      ctx.push('now', { total: viewers.total, present: viewers.presentCount(), edited });
    let told = '';
    ctx.every(TELL_EVERY, () => {
      const now = `${viewers.total} ${viewers.presentCount()}`;
      if (now !== told) tell(false);
      told = now;
    });

    ctx.registries.lineSteps.add({
      id: 'viewers.seen',
      place: 'participation',
      order: 0,
      look: (line) => {
        const { message, role } = line;
        const viewer = viewers.spoke(message.user, role);
        if (!people.isIgnored(viewer)) return 'on';
        line.decide({
          by: 'viewers',
          outcome: 'passed',
          what: message.user.name,
          why: `The bot leaves ${message.user.name} alone. The Users page changes that.`,
        });
        return 'stop';
      },
    });
    ctx.on('viewer.followed', ({ user, time }) => follows.heard(viewers.meet(user), time));

    const presence = new Presence({
      viewers,
      clock,
      log,
      chatters: () => twitch.api.at('background').chat.chatters(),
      live: () => twitch.state.live,
      tell: (watched) => ctx.emit('viewers.watched', watched),
      every: ctx.every,
      after: ctx.after,
    });
    ctx.onStop(twitch.onChange(() => ctx.guard('a change of the stream', () => presence.look())));

    ctx.every(TIDY_EVERY, () => viewers.tidy());
    ctx.onStop(() => viewers.settle());

    ctx.provide('people', people);
    ctx.provide('crowd', {
      roleOf: (id) => {
        const viewer = viewers.find(id);
        return viewer ? viewers.roleOf(viewer) : 'everyone';
      },
      longestWatching: (count) => {
        viewers.settle();
        return store
          .longestWatching(count)
          .map(({ id, seconds }) => ({ id, minutes: Math.floor(seconds / 60) }));
      },
      watchPlace: (id) => {
        const seconds = viewers.find(id)?.watchedSeconds ?? 0;
        if (seconds === 0) return null;
        viewers.settle();
        return store.watchedLonger(seconds) + 1;
      },
    });

    const commands = viewerCommands({
      viewers,
      follows,
      clock,
      channelId: () => twitch.state.channel?.id ?? null,
      edited: () => tell(true),
    });
    for (const one of commands) ctx.registries.commands.add(one);

    return {
      handlers: viewerHandlers({
        db,
        store,
        viewers,
        groups,
        people,
        editing,
        clock,
        log,
        knownBots: () => bots,
        undo: ctx.engine.undo,
        ledger: () => ctx.engine.services.get('ledger'),
        currencies: () => ctx.engine.services.get('purse')?.currencies() ?? [],
        merged: (fact) => ctx.emitWithin('viewer.merged', fact),
        forgotten: (fact) => ctx.emitWithin('viewer.forgotten', fact),
        edited: () => tell(true),
      }),
      snapshots: { now: () => ({ total: viewers.total, present: viewers.presentCount() }) },
      api: null,
    };
  },
});
