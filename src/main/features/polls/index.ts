import { type Poll, type PollNow, type PollVoter, pollsContract } from '../../../shared/contract/polls.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { defineFeature } from '../../engine/feature.ts';
import type { Caller } from '../../engine/occasion.ts';
import { panelDoer } from '../../engine/recordChange.ts';
import type { OwnPollChange } from './change.ts';
import { pollCommands, quietly, readPlainVotes } from './commands.ts';
import { PollDesk } from './desk.ts';
import { pollsAsCsv, pollsAsJson } from './files.ts';
import { pollActions, pollTriggers } from './pieces.ts';
import { followerRole, Polls } from './polls.ts';
import { pollSettings } from './settings.ts';
import { PollStore, type StoredPoll } from './store.ts';
import { tally, winnersOf } from './words.ts';

/** Panels and overlays hear of votes so often at most, in milliseconds. */
const TELL_EVERY = 250;
const DAY = 86_400_000;
const MOST_EXPORTED = 1000;

/** Viewers vote in chat. */
export const pollsFeature = defineFeature({
  contract: pollsContract,
  title: 'Polls',
  description: 'Viewers vote in chat, with one choice or several, for points or for nothing.',
  group: 'audience',
  settings: { version: 1, schema: pollSettings },
  setup(ctx) {
    const { db, clock } = ctx;
    const { services, twitch, hub } = ctx.engine;
    const store = new PollStore(db);
    const prefix = (): string => services.get('commands')?.prefix ?? '!';
    let revision = 0;
    /** Asked for with each line of chat, so it is kept at hand; null while none is open. */
    let running: StoredPoll | null = null;

    const polls = new Polls({
      db,
      store,
      clock,
      ledger: () => services.get('ledger'),
      purse: () => services.get('purse'),
      settings: () => ctx.settings.value,
      prefix,
      say: (text) => twitch.outbox.say({ text, from: ctx.id, priority: 'game' }),
      changed: (poll) => changed(poll),
      after: (ms, run) => ctx.after(ms, run),
      fault: (what, thrown) =>
        ctx.guard(what, () => {
          throw thrown;
        }),
    });
    ctx.onStop(() => polls.stop());

    const view = (poll: StoredPoll): Poll => {
      const { id, question, state, most, cost, role, weights, anonymous, openedBy } = poll;
      const { openedAt, endsAt, endedAt } = poll;
      const options = tally(poll, store.sums(id));
      const known = services
        .get('purse')
        ?.currencies()
        .find((currency) => currency.id === poll.currency);
      return {
        id,
        question,
        options,
        state,
        most,
        cost,
        currency: known?.many ?? poll.currency,
        role,
        weighted: weights !== null,
        anonymous,
        voters: store.voters(id),
        openedBy,
        openedAt,
        endsAt,
        endedAt,
        winners: winnersOf(options),
      };
    };
    const now = (): PollNow => {
      const { minutes, cost, role, weighted, anonymous } = ctx.settings.value;
      return {
        poll: running && view(running),
        usual: { minutes, cost, role, weighted, anonymous },
        revision,
      };
    };
    const tell = (poll: StoredPoll, phase: OwnPollChange['phase']): void => {
      const { id, question, options, winners, voters } = view(poll);
      ctx.emit('ownPoll.changed', { id, phase, question, options, winners, voters });
    };
    const push = (): void => {
      if (hub.watching('polls.now') > 0) ctx.push('now', now());
    };

    let waiting = false;
    const changed = (poll: StoredPoll): void => {
      const isNew = running === null;
      running = poll.state === 'open' ? poll : null;
      if (isNew || poll.state !== 'open') {
        revision += 1;
        tell(poll, poll.state === 'open' ? 'opened' : poll.state);
        push();
        return;
      }
      if (waiting) return;
      waiting = true;
      ctx.after(TELL_EVERY, () => {
        waiting = false;
        if (running) tell(running, 'changed');
        push();
      });
    };
    running = polls.running();

    const desk = new PollDesk({
      polls,
      wrote: (doer, text) => {
        if (doer.way === 'panel') return;
        const message = `${doer.name}: ${text}`;
        ctx.log.info({ category: 'audit', event: 'polls.changed', actor: doer.name, result: 'ok', message });
      },
    });

    const withFollow = (caller: Caller): Caller | Promise<Caller> => {
      const people = services.get('people');
      const follows = caller.role === 'everyone' ? (people?.follows(caller.id) ?? null) : false;
      const known = (is: boolean): Caller => ({ ...caller, role: followerRole(caller.role, is) });
      return follows === null && people ? people.isFollower(caller.id).then(known) : known(follows === true);
    };
    const parts = { polls, desk, store, clock, settings: () => ctx.settings.value, prefix, withFollow };
    for (const kind of pollCommands(parts)) ctx.registries.commands.add(kind);
    for (const kind of pollActions(desk)) ctx.registries.actions.add(kind);
    for (const kind of pollTriggers((run) => ctx.on('ownPoll.changed', run)))
      ctx.registries.triggers.add(kind);

    ctx.registries.lineSteps.add({
      id: 'polls.votes',
      place: 'games',
      // After the games: a number that answers a quiz is no vote.
      order: 20,
      look: (line) => {
        const { message, role } = line;
        if (running === null || !ctx.settings.value.plainNumbers) return 'on';
        const options = readPlainVotes(running, message.words.trim());
        if (options === null) return 'on';
        const { id, login, name } = message.user;
        const count = (caller: Caller): void => {
          const refused = quietly(() => void polls.vote(caller, options));
          line.decide({
            by: ctx.id,
            outcome: refused === null ? 'ran' : 'refused',
            what: 'Vote',
            why: refused ?? 'It counts in the poll that runs.',
          });
        };
        const who = { id, login, name, role };
        const known = polls.asksWhoFollows(running) ? withFollow(who) : who;
        if (known instanceof Promise) ctx.guard('counting a vote', async () => count(await known));
        else count(known);
        return 'on';
      },
    });

    ctx.on('viewer.merged', ({ from, to }) => {
      const person = services.get('people')?.byId(to);
      polls.merge(from, person ?? { id: to, login: '', name: '' });
    });
    ctx.on('viewer.forgotten', ({ id }) => {
      polls.forget(id);
      push();
    });

    polls.wake();
    ctx.onStop(
      services.onChange(() => {
        polls.arm();
      }),
    );
    ctx.onStop(ctx.settings.onChange(push));
    const tidy = (): void => db.write(() => store.tidy(clock.now() - ctx.settings.value.keepDays * DAY));
    ctx.after(60_000, tidy);
    ctx.every(DAY, tidy);

    const votersOf = (poll: StoredPoll): PollVoter[] => {
      if (poll.anonymous) return [];
      const found = new Map<string, PollVoter>();
      for (const { voter, name, option, weight } of store.votes(poll.id)) {
        const there = found.get(voter);
        if (there) there.options.push(option);
        else found.set(voter, { name, options: [option], weight });
      }
      return [...found.values()];
    };

    return {
      handlers: {
        open: (draft, caller) => ({ id: desk.open(draft, panelDoer(caller)).id }),
        end: ({ id }, caller) => {
          desk.end(panelDoer(caller), id);
          return {};
        },
        cancel: ({ id }, caller) => {
          desk.cancel(panelDoer(caller), id);
          return {};
        },
        history: ({ limit, ...filter }) => {
          const found = store.list({ ...filter, limit: limit + 1 });
          const page = found.slice(0, limit);
          return { polls: page.map(view), next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
        },
        voters: ({ id }) => {
          const poll = store.byId(id);
          if (!poll) throw new AppError('not_found', 'That poll is not in the history any more.');
          return { voters: votersOf(poll) };
        },
        export: ({ format, ...filter }, caller) => {
          const found = store.list({ ...filter, before: null, limit: MOST_EXPORTED + 1 });
          const whole = found
            .slice(0, MOST_EXPORTED)
            .map((poll) => ({ poll: view(poll), voters: votersOf(poll) }));
          ctx.log.info({
            category: 'audit',
            event: 'polls.exported',
            actor: caller.name,
            result: 'ok',
            message: `${caller.name} exported ${whole.length} polls as ${format}`,
          });
          return {
            fileName: `emcee-polls-${new Date(clock.now()).toISOString().slice(0, 10)}.${format}`,
            text: format === 'csv' ? pollsAsCsv(whole) : pollsAsJson(whole),
            polls: whole.length,
            cut: found.length > MOST_EXPORTED,
          };
        },
      },
      snapshots: { now },
      api: null,
    };
  },
});
