import { socialContract } from '../../../shared/contract/social.ts';
import { defineFeature } from '../../engine/feature.ts';
import { occasionOf } from '../../engine/occasion.ts';
import { type Made, panelDoer, recordChange } from '../../engine/recordChange.ts';
import { readFile, writeFile } from './files.ts';
import { gestureCommands } from './gestureCommands.ts';
import { GestureBook } from './gestures.ts';
import { ListStore } from './listStore.ts';
import { Lists } from './lists.ts';
import { backText, lurkCommands } from './lurkCommands.ts';
import { Lurkers } from './lurkers.ts';
import { OUR_LISTS } from './ourLists.ts';
import { socialSettings } from './settings.ts';
import { shoutoutCommand } from './shoutoutCommand.ts';
import { ShoutoutTimes } from './shoutouts.ts';
import { StoryTime } from './storyTime.ts';
import { tellingCommands } from './tellingCommands.ts';
import { socialVariables } from './variables.ts';

/** Changes that come in a row are told once, in milliseconds. */
const GATHER_MS = 50;

/** What chat does for fun and company: lurking, hugs, jokes, fortunes, stories, shoutouts. */
export const socialFeature = defineFeature({
  contract: socialContract,
  title: 'Social',
  description: 'Hugs, jokes, fortunes, lurking, shoutouts, and the lists of texts behind them.',
  group: 'chat',
  settings: { version: 1, schema: socialSettings },
  setup(ctx) {
    let gathering = false;
    const changed = (): void => {
      if (gathering) return;
      gathering = true;
      ctx.after(GATHER_MS, () => {
        gathering = false;
        ctx.push('lists', { lists: lists.all() });
      });
    };
    const lists: Lists = new Lists({
      store: new ListStore(ctx.db),
      random: ctx.random,
      ours: OUR_LISTS,
      changed,
    });
    const book = new GestureBook(ctx.db);
    const lurkers = new Lurkers(ctx.db);
    const shoutouts = new ShoutoutTimes(ctx.db);
    const story = new StoryTime(ctx.clock);
    ctx.onStop(() => story.end());

    const kinds = [
      ...lurkCommands({ ctx, lurkers }),
      ...gestureCommands({ ctx, lists, book }),
      ...tellingCommands({ ctx, lists, story }),
      shoutoutCommand(ctx, shoutouts),
    ];
    for (const kind of kinds) ctx.registries.commands.add(kind);
    for (const kind of socialVariables({ ctx, lists, book, lurkers })) ctx.registries.variables.add(kind);

    ctx.on('channel.gaveShoutout', ({ to, startedAt }) => shoutouts.given(to.id, startedAt));
    ctx.on('stream.ended', () => {
      if (ctx.settings.value.endWithStream) lurkers.endAll();
    });
    ctx.registries.lineSteps.add({
      id: 'social.lurkers',
      place: 'participation',
      order: 50,
      look: ({ message, role }) => {
        const { whenTalking } = ctx.settings.value;
        if (whenTalking === 'stay' || lurkers.of(message.user.id) === null) return 'on';
        const prefix = ctx.engine.services.get('commands')?.prefix ?? '!';
        // A command is no talk: !lurk itself, or a look at one's points in between.
        if (message.words.startsWith(prefix)) return 'on';
        const lurker = lurkers.end(message.user.id);
        if (lurker && whenTalking === 'welcome') {
          const { id, text, user } = message;
          const occasion = occasionOf('Back from lurking', { viewer: { ...user, role }, line: { id, text } });
          ctx.guard('a welcome back', async () => {
            const words = await backText(ctx, lurker, occasion);
            ctx.engine.twitch.outbox.say({ text: words, from: ctx.id, priority: 'answer' });
          });
        }
        return 'on';
      },
    });

    const record = (caller: { name: string }, made: Made<unknown>): string =>
      recordChange(ctx, panelDoer(caller), made);
    const isValid = (text: string, known: readonly string[]): boolean =>
      ctx.engine.texts.check(text, known).every(({ warning }) => warning);

    return {
      handlers: {
        entries: ({ list }) => ({ entries: lists.entries(list) }),
        save: ({ list, id, ...draft }, caller) => {
          ctx.engine.texts.mustBeValid(draft.text, lists.known(list));
          const made = lists.save(list, id, draft);
          return { entry: made.value, undo: record(caller, made) };
        },
        remove: ({ ids }, caller) => ({ undo: record(caller, lists.remove(ids)) }),
        block: ({ list, category, blocked }, caller) => ({
          undo: record(caller, lists.block(list, category, blocked)),
        }),
        create: ({ name, title }, caller) => ({ undo: record(caller, lists.create(name, title)) }),
        drop: ({ list }, caller) => ({ undo: record(caller, lists.drop(list)) }),
        reset: ({ list }, caller) => ({ undo: record(caller, lists.reset(list)) }),
        import: ({ list, format, text }, caller) => {
          const { drafts, unreadable } = readFile(format, text);
          const known = lists.known(list);
          const valid = drafts.filter((draft) => isValid(draft.text, known));
          const made = lists.import(list, valid);
          return {
            added: made.value,
            skipped: unreadable + drafts.length - made.value,
            undo: made.value === 0 ? null : record(caller, made),
          };
        },
        export: ({ list, format }, caller) => {
          const entries = lists.entries(list);
          ctx.log.info({
            category: 'audit',
            event: 'list.exported',
            actor: caller.name,
            result: 'ok',
            message: `${caller.name} exported ${entries.length} entries of the list ${list}`,
          });
          return { fileName: `${list}.${format}`, text: writeFile(format, entries), entries: entries.length };
        },
      },
      snapshots: { lists: () => ({ lists: lists.all() }) },
      api: null,
    };
  },
});
