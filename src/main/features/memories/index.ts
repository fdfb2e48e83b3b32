import { type Memory, memoriesContract } from '../../../shared/contract/memories.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import { defineFeature } from '../../engine/feature.ts';
import { type Doer, type Made, panelDoer, recordChange } from '../../engine/recordChange.ts';
import { ownZone } from '../../engine/zonedTime.ts';
import { memoryCommands } from './commands.ts';
import { fetchTitle } from './links.ts';
import { Memories } from './memories.ts';
import { memoryActions, memoryVariables } from './pieces.ts';
import { RecentTalkers } from './recentTalkers.ts';
import { recurrenceWords } from './recurrence.ts';
import { Reminders } from './reminders.ts';
import { memoriesSettings } from './settings.ts';
import { MemoryStore, ReminderStore, type StoredReminder } from './store.ts';
import { understand } from './when.ts';

/** Notes, links, and reminders that are not forgotten. */
export const memoriesFeature = defineFeature({
  contract: memoriesContract,
  title: 'Memories',
  description: 'Keeps notes and links, and reminds people at times that they give in plain words.',
  group: 'chat',
  settings: { version: 1, schema: memoriesSettings },
  setup(ctx) {
    const store = new MemoryStore(ctx.db);
    const memories = new Memories(store, ctx.clock);
    const { twitch, services, outside } = ctx.engine;
    const zone = (): string => ctx.settings.value.timeZone || ownZone();
    const now = (): number => ctx.clock.now();
    const talkers = new RecentTalkers(ctx.clock);

    const reminders: Reminders = new Reminders({
      store: new ReminderStore(ctx.db),
      clock: ctx.clock,
      zone,
      say: (text, told) => twitch.outbox.say({ text, from: ctx.id, priority: 'event' }, told),
      isHere: (id) => talkers.has(id) || (services.get('people')?.isPresent(id) ?? false),
      nameOf: (id) => services.get('people')?.byId(id)?.name ?? null,
      gaveUp: ({ id }, why) =>
        ctx.log.warn({
          event: 'reminder.refused',
          result: 'failed',
          message: `Reminder ${id} was given up after several attempts: ${why}`,
        }),
    });

    ctx.on('chat.message', ({ user, own, shared }) => {
      if (own || shared?.isCopy) return;
      // While Users is on, it knows who is here.
      if (services.get('people') === null) talkers.add(user.id);
      reminders.cameIn(user.id);
    });

    const findPerson = async (name: string): Promise<Person | null> => {
      const people = services.get('people');
      if (people) return people.find(name);
      const [profile] = await twitch.api.users.byLogins([name.replace(/^@/, '').toLowerCase()]);
      return profile ?? null;
    };
    const leaving = new AbortController();
    ctx.onStop(() => leaving.abort());
    const giveTitle = async (link: Memory): Promise<Memory | null> => {
      if (!ctx.settings.value.fetchTitles || link.url === null) return null;
      const title = await fetchTitle(outside, link.url, leaving.signal);
      return title === null || leaving.signal.aborted ? null : memories.titled(link.id, title);
    };
    const record = (doer: Doer, made: Made<unknown>): string => recordChange(ctx, doer, made);
    const parts = {
      memories,
      reminders,
      store,
      settings: () => ctx.settings.value,
      now,
      zone,
      findPerson,
      giveTitle,
      prefix: () => services.get('commands')?.prefix ?? '!',
      record: (doer: Doer, made: Made<unknown>) => void record(doer, made),
    };
    for (const kind of memoryCommands(parts)) ctx.registries.commands.add(kind);
    for (const kind of memoryVariables(parts)) ctx.registries.variables.add(kind);
    for (const kind of memoryActions(parts)) ctx.registries.actions.add(kind);

    ctx.onStop(memories.onChange(() => ctx.push('memories', memories.counts())));
    ctx.onStop(reminders.onChange(() => ctx.push('reminders', { reminders: reminders.list() })));
    ctx.onStop(() => reminders.stop());
    reminders.start();

    const changed = (caller: { name: string }, made: Made<Memory>): { memory: Memory; undo: string } => ({
      memory: made.value,
      undo: record(panelDoer(caller), made),
    });
    const kept = (caller: { name: string }, made: Made<StoredReminder>) => ({
      reminder: reminders.shown(made.value),
      undo: record(panelDoer(caller), made),
    });

    return {
      handlers: {
        list: ({ kind, text, limit }) => store.list(kind, text, limit),
        addNote: ({ title, text }, caller) =>
          changed(caller, memories.addNote(title, text, panelDoer(caller))),
        addLink: async ({ url, title }, caller) => {
          const made = memories.addLink(url, title, panelDoer(caller));
          const answer = changed(caller, made);
          const titled = title === '' ? await giveTitle(made.value) : null;
          return titled ? { ...answer, memory: titled } : answer;
        },
        edit: ({ id, title, text }, caller) => changed(caller, memories.edit(id, title, text)),
        remove: ({ id }, caller) => ({ undo: record(panelDoer(caller), memories.remove(id)) }),
        understand: ({ words }) => {
          const { understood, problem } = understand(words, now(), zone());
          const recurrence = understood?.recurrence ?? null;
          return {
            dueAt: understood?.dueAt ?? null,
            text: understood?.text ?? '',
            recurrenceText: recurrence === null ? '' : recurrenceWords(recurrence),
            problem,
            zone: zone(),
          };
        },
        remind: async ({ whom, words, onlyWhenHere }, caller) => {
          const { understood, problem } = understand(words, now(), zone());
          if (!understood) throw new AppError('memories.words', problem);
          let viewer: Person | null = null;
          if (whom.toLowerCase() !== 'chat') {
            viewer = await findPerson(whom);
            if (!viewer) throw new AppError('not_found', `Nobody is called ${whom}. Check the name.`);
          }
          return kept(caller, reminders.add({ viewer, understood, onlyWhenHere }, panelDoer(caller)));
        },
        cancel: ({ id }, caller) => ({ undo: record(panelDoer(caller), reminders.cancel(id)) }),
      },
      snapshots: {
        memories: () => memories.counts(),
        reminders: () => ({ reminders: reminders.list() }),
      },
      api: null,
    };
  },
});
