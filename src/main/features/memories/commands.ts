import { chatRoleAtLeast } from '../../../shared/contract/ladder.ts';
import { MEMORY_LENGTH, type Memory } from '../../../shared/contract/memories.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import { arg } from '../../engine/commands/arguments.ts';
import {
  type CommandCall,
  type CommandKind,
  type CommandRefusal,
  command,
} from '../../engine/commands/command.ts';
import { onlyFor, refusing } from '../../engine/commands/refusing.ts';
import { chatDoer, type Doer, type Made } from '../../engine/recordChange.ts';
import { wallTimeOf, zoneText } from '../../engine/zonedTime.ts';
import { type Memories, memoryWords } from './memories.ts';
import { recurrenceWords } from './recurrence.ts';
import type { Reminders } from './reminders.ts';
import type { MemoriesSettings } from './settings.ts';
import type { MemoryStore } from './store.ts';
import { understand } from './when.ts';

export interface MemoryCommandParts {
  memories: Memories;
  reminders: Reminders;
  store: MemoryStore;
  settings(): MemoriesSettings;
  now(): number;
  zone(): string;
  findPerson(name: string): Promise<Person | null>;
  /** Asks the page and keeps its title; null when it has none. */
  giveTitle(link: Memory): Promise<Memory | null>;
  /** Of this channel's commands: `!`. */
  prefix(): string;
  record(doer: Doer, made: Made<unknown>): void;
}

type Spoken = Pick<CommandCall, 'caller' | 'reply'>;

const MOST_REMINDERS = 2000;
const LISTED = 5;

/** `Friday, 2 January at 18:00`, by the streamer's clocks; `today` and `tomorrow` where that is shorter. */
export function momentWords(time: number, now: number, zone: string): string {
  const day = (at: number): string =>
    zoneText(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  const clock = zoneText(time, zone, { hour: '2-digit', minute: '2-digit' });
  if (day(time) === day(now)) return `today at ${clock}`;
  if (day(time) === day(now + 86_400_000)) return `tomorrow at ${clock}`;
  const sameYear = wallTimeOf(time, zone).year === wallTimeOf(now, zone).year;
  const date = zoneText(time, zone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return `${date} at ${clock}`;
}

/** Whom a reminder is for, and the rest of the words. */
export function readWhom(words: string): { whom: 'me' | 'chat' | { name: string }; rest: string } {
  const match = /^(\S+)\s+([\s\S]+)$/.exec(words.trim());
  const first = (match?.[1] ?? '').toLowerCase();
  const rest = match?.[2] ?? '';
  if (first === 'me' || first === 'myself') return { whom: 'me', rest };
  if (first === 'chat' || first === 'everyone' || first === 'all') return { whom: 'chat', rest };
  if (/^@\w{1,30}[,:]?$/u.test(first)) return { whom: { name: first.slice(1).replace(/[,:]$/, '') }, rest };
  return { whom: 'me', rest: words.trim() };
}

export function memoryCommands(parts: MemoryCommandParts): CommandKind[] {
  const { memories, reminders, store, record } = parts;
  const mayKeep = (call: Spoken): boolean => chatRoleAtLeast(call.caller.role, parts.settings().keepRole);
  const notTheirs = (): CommandRefusal => onlyFor('Keeping notes and links', parts.settings().keepRole);

  const removing = (kind: Memory['kind']): CommandKind =>
    command({
      id: `memories.${kind}.remove`,
      title: `Remove a ${kind}`,
      help: `Takes a ${kind} away.`,
      examples: ['remove 3'],
      names: ['remove', 'delete'],
      arguments: { number: arg.whole(`the number of the ${kind}`, 1) },
      run: (call) => {
        if (!mayKeep(call)) return notTheirs();
        return refusing(() => {
          const made = memories.remove(memories.need(call.args.number, kind).id);
          record(chatDoer(call.caller), made);
          call.reply(`${made.text}.`);
        });
      },
    });

  const finding = (kind: Memory['kind']): CommandKind =>
    command({
      id: `memories.${kind}.search`,
      title: `Search ${kind}s`,
      help: `Lists the ${kind}s with all these words in them, or the newest.`,
      examples: ['search oven', 'list'],
      names: ['search', 'find', 'list'],
      arguments: { text: arg.rest('words in it').optional() },
      run: (call) => show(call, kind, call.args.text ?? ''),
    });

  const show = (call: Spoken, kind: Memory['kind'], text: string): void => {
    const { memories: found, total } = store.list(kind, text, LISTED);
    const [only] = found;
    if (!only) call.reply(text === '' ? `There are no ${kind}s yet.` : `No ${kind} has "${text}" in it.`);
    else if (total === 1) call.reply(memoryWords(only));
    else {
      const names = found.map(
        ({ id, title, text: words }) => `${id}: ${short(title === '' ? words : title)}`,
      );
      call.reply(`${total} ${kind}s: ${names.join(' · ')}${total > found.length ? ' · and older ones' : ''}`);
    }
  };

  const open = (call: Spoken, kind: Memory['kind'], which: string): CommandRefusal | undefined => {
    if (/^#?\d{1,9}$/.test(which)) {
      return refusing(() => call.reply(memoryWords(memories.need(Number(which.replace('#', '')), kind))));
    }
    show(call, kind, which);
    return undefined;
  };

  const remind = async (call: Spoken, words: string): Promise<CommandRefusal | undefined> => {
    const settings = parts.settings();
    const { caller } = call;
    const { whom, rest } = readWhom(words);
    const needed = whom === 'me' ? settings.remindRole : settings.remindOthersRole;
    if (!chatRoleAtLeast(caller.role, needed)) {
      return onlyFor(whom === 'me' ? 'Setting reminders' : 'Reminding others', needed);
    }
    const isModerator = chatRoleAtLeast(caller.role, 'moderator');
    const { understood, problem } = understand(rest, parts.now(), parts.zone());
    if (!understood) return { refused: problem };
    if (understood.text.length > MEMORY_LENGTH - 100) return { refused: 'That is too long for a reminder.' };
    if (understood.dueAt > parts.now() + settings.longestDays * 86_400_000) {
      return { refused: `Reminders can be ${settings.longestDays} days ahead at most.` };
    }
    if (understood.recurrence) {
      if (!chatRoleAtLeast(caller.role, settings.repeatRole)) {
        return onlyFor('Reminders that come again', settings.repeatRole, 'are');
      }
      const { recurrence } = understood;
      if (recurrence.kind === 'every' && recurrence.minutes < settings.shortestMinutes) {
        return { refused: `A reminder can come every ${settings.shortestMinutes} minutes at most.` };
      }
    }
    let viewer: Pick<Person, 'id' | 'name'> | null = null;
    if (whom === 'me') viewer = { id: caller.id, name: caller.name };
    else if (whom !== 'chat') {
      viewer = await parts.findPerson(whom.name);
      if (!viewer) return { refused: `Nobody is called ${whom.name}.` };
    }
    // After all waiting, so that two at once do not both slip through.
    if (!isModerator && reminders.setBy(caller.id).length >= settings.mostPerViewer) {
      return {
        refused: `You have ${settings.mostPerViewer} reminders waiting. Cancel one: ${parts.prefix()}reminders cancel and its number.`,
      };
    }
    if (reminders.list().length >= MOST_REMINDERS) return { refused: 'There are too many reminders by now.' };
    const doer = chatDoer(caller);
    const made = reminders.add({ viewer, understood, onlyWhenHere: settings.onlyWhenHere }, doer);
    record(doer, made);
    const when = understood.recurrence
      ? recurrenceWords(understood.recurrence)
      : momentWords(understood.dueAt, parts.now(), parts.zone());
    const who = whom === 'me' ? 'you' : viewer === null ? 'chat' : viewer.name;
    call.reply(`I will remind ${who} ${when}. (Reminder ${made.value.id})`);
    return undefined;
  };

  const cancel = (call: Spoken, number: number): CommandRefusal | undefined =>
    refusing(() => {
      const isModerator = chatRoleAtLeast(call.caller.role, 'moderator');
      if (!isModerator && reminders.owner(number) !== call.caller.id) {
        throw new AppError('not_found', `You have no reminder ${number}.`);
      }
      record(chatDoer(call.caller), reminders.cancel(number));
      call.reply(`Cancelled reminder ${number}.`);
    });

  const listOwn = (call: Spoken): void => {
    const own = reminders.setBy(call.caller.id);
    if (own.length === 0) {
      call.reply('You have no reminders waiting.');
      return;
    }
    const words = own.slice(0, LISTED).map(({ id, text, dueAt, recurrenceText }) => {
      const when = recurrenceText === '' ? momentWords(dueAt, parts.now(), parts.zone()) : recurrenceText;
      return `${id}: ${short(text)} (${when})`;
    });
    const more = own.length > LISTED ? ` · and ${own.length - LISTED} more` : '';
    call.reply(`${words.join(' · ')}${more}`);
  };

  const cancelling = (id: string): CommandKind =>
    command({
      id,
      title: 'Cancel a reminder',
      help: 'Takes a reminder of yours back; moderators any.',
      examples: ['cancel 3'],
      names: ['cancel', 'remove', 'delete'],
      arguments: { number: arg.whole('the number of the reminder', 1) },
      run: (call) => cancel(call, call.args.number),
    });

  return [
    command({
      id: 'memories.note',
      title: 'Notes',
      help: 'Says a note: by number, or with some words in it.',
      examples: ['note 3', 'note oven', 'note add Oven: 220 degrees'],
      names: ['note', 'notes'],
      arguments: { which: arg.rest('a number, or words in it').optional() },
      subcommands: [
        command({
          id: 'memories.note.add',
          title: 'Keep a note',
          help: 'Keeps a note.',
          examples: ['add The oven needs 220 degrees'],
          names: ['add'],
          arguments: { text: arg.rest('the note', MEMORY_LENGTH) },
          run: (call) => {
            if (!mayKeep(call)) return notTheirs();
            return refusing(() => {
              const doer = chatDoer(call.caller);
              const made = memories.addNote('', call.args.text.trim(), doer);
              record(doer, made);
              call.reply(`Kept as note ${made.value.id}.`);
            });
          },
        }),
        command({
          id: 'memories.note.edit',
          title: 'Change a note',
          help: 'Gives a note another text.',
          examples: ['edit 3 The oven needs 230 degrees'],
          names: ['edit', 'change'],
          arguments: {
            number: arg.whole('the number of the note', 1),
            text: arg.rest('the new text', MEMORY_LENGTH),
          },
          run: (call) => {
            if (!mayKeep(call)) return notTheirs();
            return refusing(() => {
              const note = memories.need(call.args.number, 'note');
              const made = memories.edit(note.id, note.title, call.args.text.trim());
              record(chatDoer(call.caller), made);
              call.reply(`Changed note ${note.id}.`);
            });
          },
        }),
        removing('note'),
        finding('note'),
      ],
      run: (call) => open(call, 'note', (call.args.which ?? '').trim()),
    }),
    command({
      id: 'memories.link',
      title: 'Links',
      help: 'Says a link: by number, or with some words in it.',
      examples: ['link 3', 'link recipe', 'link add https://example.org/bread'],
      names: ['link', 'links'],
      arguments: { which: arg.rest('a number, or words in it').optional() },
      subcommands: [
        command({
          id: 'memories.link.add',
          title: 'Keep a link',
          help: 'Keeps a link under the title of its page, or under a title of yours.',
          examples: ['add https://example.org/bread', 'add https://example.org/bread Bread'],
          names: ['add'],
          arguments: { url: arg.word('the address'), title: arg.rest('a title', 150).optional() },
          run: async (call) => {
            if (!mayKeep(call)) return notTheirs();
            const doer = chatDoer(call.caller);
            const title = (call.args.title ?? '').trim();
            let link: Memory | null = null;
            const refusal = refusing(() => {
              const made = memories.addLink(call.args.url, title, doer);
              record(doer, made);
              link = made.value;
            });
            if (refusal || link === null) return refusal;
            const kept: Memory = link;
            const titled = title === '' ? await parts.giveTitle(kept) : null;
            call.reply(`Kept as link ${kept.id}: ${(titled ?? kept).title}`);
            return undefined;
          },
        }),
        removing('link'),
        finding('link'),
      ],
      run: (call) => open(call, 'link', (call.args.which ?? '').trim()),
    }),
    command({
      id: 'memories.remind',
      title: 'Remind',
      help: 'Reminds you, somebody or all of chat at a time in plain words.',
      examples: [
        'remind me in 10 minutes to check the oven',
        'remind @robin tomorrow at 18:00 about the raid',
        'remind chat every Friday 18:00 that the quiz begins',
      ],
      names: ['remind', 'remindme', 'reminder'],
      arguments: { words: arg.rest('whom, when and about what') },
      subcommands: [
        cancelling('memories.remind.cancel'),
        command({
          id: 'memories.remind.list',
          title: 'Your reminders',
          help: 'Lists the reminders that you have set.',
          examples: ['list'],
          names: ['list'],
          run: listOwn,
        }),
      ],
      run: (call) => remind(call, call.args.words),
    }),
    command({
      id: 'memories.reminders',
      title: 'Your reminders',
      help: 'Lists the reminders that you have set.',
      examples: ['reminders', 'reminders cancel 3'],
      names: ['reminders'],
      subcommands: [cancelling('memories.reminders.cancel')],
      run: listOwn,
    }),
  ];
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);
