import { errorText } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import { arg } from '../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../engine/commands/command.ts';
import type { ShoutoutTimes } from './shoutouts.ts';
import { type SocialContext, thenSay, withFacts } from './world.ts';

export function shoutoutCommand(ctx: SocialContext, times: ShoutoutTimes): CommandKind {
  const { twitch, texts } = ctx.engine;

  /** Twitch's own card. What is said in chat never waits for it, and never fails with it. */
  const official = async (who: Person): Promise<void> => {
    const now = ctx.clock.now();
    if (!ctx.settings.value.twitchShoutout || twitch.state.live === null) return;
    if (!times.allowed(who.id, now)) return;
    times.given(who.id, now);
    try {
      await twitch.api.chat.shoutout(who.id);
    } catch (thrown) {
      ctx.log.warn({
        event: 'shoutout.refused',
        result: 'failed',
        message: `Twitch did not give ${who.name} its shoutout; the text was said. ${errorText(thrown)}`,
      });
    }
  };

  return command({
    id: 'social.shoutout',
    title: 'Shoutout',
    help: "Recommends somebody's channel, with what was played there last.",
    examples: ['so @robin'],
    names: ['so', 'shoutout'],
    role: 'moderator',
    arguments: { who: arg.viewer('whose channel') },
    run: async ({ args: { who }, occasion, say }) => {
      if (who.id === twitch.state.channel?.id) return { refused: 'Everybody is in that channel already.' };
      ctx.guard('a shoutout', () => official(who));
      const { shoutoutText, shoutoutTextNoGame } = ctx.settings.value;
      const info = await infoOf(who);
      const game = info?.category.name ?? '';
      const facts = {
        name: who.name,
        target: who.name,
        link: `https://twitch.tv/${who.login}`,
        game,
        streamtitle: info?.title ?? '',
      };
      const text = game === '' ? shoutoutTextNoGame : shoutoutText;
      return thenSay(texts.write(text, withFacts(occasion, facts)), say);
    },
  });

  /** Null when Twitch does not tell, or takes too long: then it is the text without a game. */
  async function infoOf(who: Person) {
    const asking = twitch.api.channel.info([who.id]).then(
      ([found]) => found ?? null,
      () => null,
    );
    const late = new Promise<null>((resolve) => {
      const end = ctx.after(5_000, () => resolve(null));
      void asking.then(end);
    });
    return Promise.race([asking, late]);
  }
}
