import { arg } from '../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../engine/commands/command.ts';
import type { Occasion } from '../../engine/occasion.ts';
import { durationWords } from '../../engine/reckoning/spans.ts';
import type { Soon } from '../../engine/texts/soon.ts';
import type { Lurker, Lurkers } from './lurkers.ts';
import { type SocialContext, thenSay, withFacts } from './world.ts';

/** So many lurkers are named; of the others only how many. */
const NAMED = 10;

export interface LurkParts {
  ctx: SocialContext;
  lurkers: Lurkers;
}

export function lurkCommands({ ctx, lurkers }: LurkParts): CommandKind[] {
  const lasted = ({ since }: Lurker): string => lurkedFor(ctx, since);
  return [
    command({
      id: 'social.lurk',
      title: 'Lurk',
      help: 'Tells chat that you are still there, only quiet.',
      examples: ['lurk', 'lurk cooking dinner'],
      names: ['lurk'],
      cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 15 }],
      arguments: { reason: arg.rest('why', 200).optional() },
      run: ({ args, caller, occasion, reply, say }) => {
        if (caller.role === 'streamer') return { refused: 'You are the show: nobody can lurk in it less.' };
        const before = lurkers.of(caller.id);
        const reason = args.reason ?? '';
        lurkers.begin({ viewer: caller.id, name: caller.name, since: ctx.clock.now(), reason });
        if (before) {
          reply(`You have been lurking for ${lasted(before)}. Counting starts anew.`);
          return undefined;
        }
        return thenSay(
          ctx.engine.texts.write(ctx.settings.value.lurkText, withFacts(occasion, { reason })),
          say,
        );
      },
    }),
    command({
      id: 'social.unlurk',
      title: 'Back from lurking',
      help: 'Ends your lurking and tells how long it was.',
      examples: ['unlurk'],
      names: ['unlurk', 'back'],
      run: ({ caller, occasion, say }) => {
        const lurker = lurkers.end(caller.id);
        if (!lurker) return { refused: 'You were not lurking. Good to see you anyway!' };
        return thenSay(backText(ctx, lurker, occasion), say);
      },
    }),
    command({
      id: 'social.lurking',
      title: 'Who lurks',
      help: 'Names who lurks and for how long; with a name only that one.',
      examples: ['lurking', 'lurking @robin'],
      names: ['lurking', 'lurkers'],
      cooldowns: [{ bucket: 'everyone', uses: 2, seconds: 10 }],
      arguments: { who: arg.viewer('only this one').optional() },
      run: ({ args: { who }, reply }) => {
        if (who) {
          const lurker = lurkers.of(who.id);
          if (!lurker) return { refused: `${who.name} is not lurking.` };
          const why = lurker.reason === '' ? '' : ` The reason: ${lurker.reason}`;
          reply(`${lurker.name} has been lurking for ${lasted(lurker)}.${why}`);
          return undefined;
        }
        const all = lurkers.all();
        if (all.length === 0) {
          reply('Nobody lurks, as far as I know.');
          return undefined;
        }
        const named = all.slice(0, NAMED).map((lurker) => `${lurker.name} (${lasted(lurker)})`);
        const more = all.length > NAMED ? ` and ${all.length - NAMED} more` : '';
        reply(`${all.length === 1 ? '1 lurks' : `${all.length} lurk`}: ${named.join(', ')}${more}.`);
        return undefined;
      },
    }),
    command({
      id: 'social.lurklead',
      title: 'Longest lurker',
      help: 'Names who has been lurking the longest.',
      examples: ['lurklead'],
      names: ['lurklead'],
      cooldowns: [{ bucket: 'everyone', uses: 2, seconds: 10 }],
      run: ({ reply }) => {
        const [longest] = lurkers.all();
        reply(
          longest
            ? `${longest.name} leads with ${lasted(longest)} of lurking.`
            : 'Nobody lurks, as far as I know.',
        );
      },
    }),
  ];
}

export function lurkedFor(ctx: SocialContext, since: number): string {
  return durationWords((ctx.clock.now() - since) / 1000);
}

/** What is said to who is back. */
export function backText(ctx: SocialContext, lurker: Lurker, occasion: Occasion): Soon<string> {
  const facts = { lurked: lurkedFor(ctx, lurker.since), reason: lurker.reason };
  return ctx.engine.texts.write(ctx.settings.value.backText, withFacts(occasion, facts));
}
