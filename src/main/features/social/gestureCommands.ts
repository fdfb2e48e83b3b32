import type { Person } from '../../engine/chat/chatMessage.ts';
import { arg } from '../../engine/commands/arguments.ts';
import {
  type CommandCall,
  type CommandKind,
  type CommandRefusal,
  command,
} from '../../engine/commands/command.ts';
import { randomPick } from '../../engine/random.ts';
import { chatDoer, recordChange } from '../../engine/recordChange.ts';
import { andThen } from '../../engine/texts/soon.ts';
import { GESTURES, type Gesture, type GestureBook } from './gestures.ts';
import type { Lists } from './lists.ts';
import { type SocialContext, thenSay, writeFrom } from './world.ts';

type Spoken = Pick<CommandCall, 'caller' | 'occasion' | 'reply' | 'say'>;

const PERSONAL = [{ bucket: 'viewer' as const, uses: 1, seconds: 15 }];

export interface GestureParts {
  ctx: SocialContext;
  lists: Lists;
  book: GestureBook;
}

export function gestureCommands(parts: GestureParts): CommandKind[] {
  return [
    ...GESTURES.flatMap((gesture) => [gestureCommand(parts, gesture), countCommand(parts, gesture)]),
    killCommand(parts),
    ...wishCommands(parts),
  ];
}

function gestureCommand(parts: GestureParts, gesture: Gesture): CommandKind {
  const { ctx, lists, book } = parts;
  const [main] = gesture.names;
  return command({
    id: `social.${gesture.id}`,
    title: gesture.title,
    help: `For somebody in chat, with a line of the list "${gesture.id}"; it is counted.`,
    examples: [`${main} @robin`],
    names: gesture.names,
    cooldowns: PERSONAL,
    arguments: { who: arg.viewer('for whom') },
    run: (call) => {
      const { caller, occasion, say } = call;
      const { who } = call.args;
      if (who.id === caller.id) return { refused: `Nobody can be ${gesture.past} by themselves. Ask chat!` };
      if (book.refuses(who.id)) return { refused: notWanted(who, gesture) };
      book.add(gesture.id, caller.id, who.id, ctx.clock.now());
      const line =
        writeFrom(ctx, lists, gesture.id, occasion, { facts: { target: who.name } }) ??
        `${caller.name} ${gesture.does} ${who.name}.`;
      return andThen(line, (text) => {
        if (isBot(ctx, who)) {
          book.add(gesture.id, who.id, caller.id, ctx.clock.now());
          say(`${text} ${who.name} ${gesture.does} ${caller.name} right back.`);
        } else say(`${text}${countText(parts, gesture, caller, who)}`);
        return undefined;
      });
    },
  });
}

function countText({ ctx, book }: GestureParts, gesture: Gesture, caller: Person, who: Person): string {
  if (!ctx.settings.value.tellCounts) return '';
  const { taken } = book.of(gesture.id, who.id);
  const pair = book.between(gesture.id, caller.id, who.id);
  if (taken === 1) return ` (The first time that ${who.name} was ${gesture.past}.)`;
  const byCaller = pair === taken ? `all by ${caller.name}` : `${pair} by ${caller.name}`;
  return ` (${who.name} was ${gesture.past} ${times(taken)}, ${byCaller}.)`;
}

function countCommand({ book }: GestureParts, gesture: Gesture): CommandKind {
  return command({
    id: `social.${gesture.many}`,
    title: `${gesture.title} count`,
    help: `Tells how often somebody was ${gesture.past}, and did it.`,
    examples: [gesture.many, `${gesture.many} @robin`],
    names: [gesture.many],
    hidden: gesture.id !== 'hug',
    cooldowns: [{ bucket: 'viewer', uses: 2, seconds: 15 }],
    arguments: { who: arg.viewer('whose count').optional() },
    run: ({ args, caller, reply }) => {
      const who = args.who ?? caller;
      const { taken, given } = book.of(gesture.id, who.id);
      const isCaller = who.id === caller.id;
      const pair = isCaller ? 0 : book.between(gesture.id, caller.id, who.id);
      const both = pair > 0 ? ` ${times(pair, true)} it was you.` : '';
      reply(
        `${isCaller ? 'You were' : `${who.name} was`} ${gesture.past} ${times(taken)} and ${gesture.past} others ${times(given)}.${both}`,
      );
    },
  });
}

function killCommand({ ctx, lists, book }: GestureParts): CommandKind {
  return command({
    id: 'social.kill',
    title: 'Sad end',
    help: 'Tells how somebody meets a silly end. Without a name it takes somebody in chat.',
    examples: ['kill @robin', 'kill'],
    names: ['kill'],
    cooldowns: PERSONAL,
    arguments: { who: arg.viewer('who has to go').optional() },
    run: ({ args, caller, occasion, say }) => {
      const who = args.who ?? anybodyBut(ctx, book, caller);
      if (!who) return { refused: 'Nobody else is around. Name somebody.' };
      if (who.id === caller.id) return { refused: 'Please stay with us. Name somebody else.' };
      if (book.refuses(who.id)) return { refused: `${who.name} would rather be left alone.` };
      const line = writeFrom(ctx, lists, 'kill', occasion, { facts: { target: who.name } });
      if (line === null) return { refused: 'No sad end is switched on. The page Lists has them.' };
      return thenSay(line, say);
    },
  });
}

function wishCommands({ ctx, book }: GestureParts): CommandKind[] {
  const wish = (call: Spoken, refuses: boolean): CommandRefusal | undefined => {
    const { caller } = call;
    if (!book.setRefuses(caller.id, refuses, ctx.clock.now())) {
      return { refused: refuses ? 'Nobody can hug you already.' : 'You can be hugged already.' };
    }
    recordChange(ctx, chatDoer(caller), {
      value: null,
      text: refuses ? `${caller.name} no longer wants to be hugged` : `${caller.name} may be hugged again`,
      undo: () => void book.setRefuses(caller.id, !refuses, ctx.clock.now()),
    });
    call.reply(
      refuses
        ? 'Noted: nobody hugs, slaps or boops you from now on. "yeshugs" takes it back.'
        : 'Noted: you can be hugged again.',
    );
    return undefined;
  };
  return [
    command({
      id: 'social.nohugs',
      title: 'No hugs for me',
      help: 'From then on nobody can hug you, kiss you, slap you and the like.',
      examples: ['nohugs'],
      names: ['nohugs'],
      run: (call) => wish(call, true),
    }),
    command({
      id: 'social.yeshugs',
      title: 'Hugs for me',
      help: 'Takes "nohugs" back.',
      examples: ['yeshugs'],
      names: ['yeshugs'],
      run: (call) => wish(call, false),
    }),
  ];
}

function notWanted(who: Person, gesture: Gesture): string {
  return `${who.name} would rather not be ${gesture.past}.`;
}

function times(count: number, first = false): string {
  const words = count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
  return first ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** The bot's own account; the streamer's is a person even when it does the bot's work. */
function isBot(ctx: SocialContext, who: Person): boolean {
  const { accounts, channel } = ctx.engine.twitch.state;
  const state = accounts.find(({ slot }) => slot === 'bot')?.state;
  return state?.kind === 'signed-in' && state.user.id === who.id && who.id !== channel?.id;
}

function anybodyBut(ctx: SocialContext, book: GestureBook, caller: Person): Person | null {
  const people = ctx.engine.services.get('people');
  const present = (people?.present() ?? []).filter(
    ({ id }) => id !== caller.id && !book.refuses(id) && !people?.record(id)?.ignored,
  );
  return randomPick(ctx.random, present);
}
