import { arg } from '../../engine/commands/arguments.ts';
import {
  type CommandCall,
  type CommandKind,
  type CommandRefusal,
  command,
} from '../../engine/commands/command.ts';
import type { Soon } from '../../engine/texts/soon.ts';
import type { Lists } from './lists.ts';
import { STORY_BLANKS } from './ourLists.ts';
import { STORY_TIME, type StoryTime, type StoryWords, storyWords, WORD_LENGTH } from './storyTime.ts';
import { type SocialContext, thenSay, writeFrom } from './world.ts';

export interface TellingParts {
  ctx: SocialContext;
  lists: Lists;
  story: StoryTime;
}

const SHARED = [{ bucket: 'everyone' as const, uses: 2, seconds: 15 }];

export function tellingCommands(parts: TellingParts): CommandKind[] {
  const { ctx, lists } = parts;
  return [
    command({
      id: 'social.joke',
      title: 'Joke',
      help: 'Tells a joke; with a word, one of that category.',
      examples: ['joke', 'joke food'],
      names: ['joke'],
      cooldowns: SHARED,
      arguments: { category: arg.word('the category').optional() },
      run: ({ args, occasion, say }) => {
        const category = args.category?.toLowerCase() ?? null;
        const open = lists.categories('joke');
        if (category !== null && !open.includes(category)) {
          const there = open.length === 0 ? '' : ` There are ${open.join(', ')}.`;
          return { refused: `I know no jokes of that kind.${there}` };
        }
        const joke = writeFrom(ctx, lists, 'joke', occasion, { category });
        return joke === null ? { refused: 'All jokes are switched off.' } : thenSay(joke, say);
      },
    }),
    command({
      id: 'social.fortune',
      title: 'Fortune',
      help: 'Tells what the future may hold for you.',
      examples: ['fortune'],
      names: ['fortune'],
      cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 30 }],
      run: ({ occasion, reply }) => {
        const fortune = writeFrom(ctx, lists, 'fortune', occasion);
        return fortune === null
          ? { refused: 'The stars are clouded: all fortunes are switched off.' }
          : thenSay(fortune, reply);
      },
    }),
    storyCommand(parts),
  ];
}

function storyCommand(parts: TellingParts): CommandKind {
  const { ctx, story } = parts;
  return command({
    id: 'social.story',
    title: 'Story',
    help: `Tells a story with words of chat: five at once (${STORY_BLANKS.join(', ')}), or one by one.`,
    examples: ['story badger soup Paris sleepy umbrella', 'story', 'story badger'],
    names: ['story'],
    arguments: { words: arg.rest('the words; what stands in quotes is one').optional() },
    run: (call) => {
      const words = wordsOf(call.args.words ?? '');
      const tooLong = words.find((word) => word.length > WORD_LENGTH);
      if (tooLong) return { refused: `A word has at most ${WORD_LENGTH} letters.` };
      if (words.length === 0) return beginStory(parts, call);
      if (words.length === STORY_BLANKS.length) {
        // Whoever brings all the words gets a story of their own; one that chat is writing goes on.
        return tell(parts, call, storyWords(words));
      }
      if (words.length > 1 || !story.open) {
        return {
          refused: `A story needs five words: ${STORY_BLANKS.join(', ')}. Without any, chat finds them together.`,
        };
      }
      const given = story.give(call.caller.id, words[0] ?? '');
      if (given.kind === 'refused') return { refused: given.why };
      if (given.kind === 'done') return tell(parts, call, given.words);
      call.say(`Noted. Now ${withArticle(given.next)}: ${prefixOf(ctx)}${call.name} and a word.`);
      return undefined;
    },
  });
}

function beginStory({ ctx, story }: TellingParts, call: CommandCall): CommandRefusal | undefined {
  if (story.open) return { refused: 'A story is waiting for words already.' };
  const next = story.begin(() => call.say('The story did not find all its words in time. Another day!'));
  call.say(
    `A story needs five words from you all, within ${STORY_TIME / 60_000} minutes. First ${withArticle(next)}: ${prefixOf(ctx)}${call.name} and a word.`,
  );
  return undefined;
}

function tell(
  { ctx, lists }: TellingParts,
  call: CommandCall,
  words: StoryWords,
): CommandRefusal | Soon<undefined> {
  const written = writeFrom(ctx, lists, 'story', call.occasion, { facts: { ...words } });
  return written === null ? { refused: 'All stories are switched off.' } : thenSay(written, call.say);
}

function prefixOf(ctx: SocialContext): string {
  return ctx.engine.services.get('commands')?.prefix ?? '!';
}

/** A food and a feeling are named without one. */
function withArticle(blank: string): string {
  if (blank === 'food') return 'something to eat';
  return `${/^[aeiou]/.test(blank) ? 'an' : 'a'} ${blank}`;
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]+)"|\S+/g)].map(([whole, quoted]) => (quoted ?? whole).trim());
}
