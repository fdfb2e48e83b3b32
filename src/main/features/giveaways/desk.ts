import type { Amount } from '../../engine/commands/arguments.ts';
import type { CommandCall, CommandRefusal } from '../../engine/commands/command.ts';
import { refusingSoon } from '../../engine/commands/refusing.ts';
import type { WordOffer } from '../../engine/games/wordOffer.ts';
import type { Asker } from './admission.ts';
import type { CurrentGiveaway } from './current.ts';
import type { Entering } from './entering.ts';
import type { GiveawayStore } from './store.ts';
import { amountText } from './wording.ts';

type Spoken = Pick<CommandCall, 'caller' | 'message' | 'reply'>;
type Answer = CommandRefusal | undefined | Promise<CommandRefusal | undefined>;

/** Getting in and out by commands and by the shared words. */
export class EntryDesk {
  private readonly entering: Entering;
  private readonly current: CurrentGiveaway;
  private readonly store: GiveawayStore;

  constructor(parts: { entering: Entering; current: CurrentGiveaway; store: GiveawayStore }) {
    this.entering = parts.entering;
    this.current = parts.current;
    this.store = parts.store;
  }

  enter({ caller, message, reply }: Spoken, wanted: Amount | null): Answer {
    const asker: Asker = { ...caller, standing: message?.standing ?? null };
    return refusingSoon(() => {
      const entered = this.entering.enter(asker, wanted, () =>
        reply('One moment: Twitch is asked since when you follow.'),
      );
      return entered instanceof Promise ? entered.then(() => undefined) : undefined;
    });
  }

  leave({ caller, reply }: Spoken): Answer {
    return refusingSoon(() => {
      const giveaway = this.current.mustBeOpen();
      const back = this.entering.leave(caller.id);
      const words = back > 0 ? ` ${amountText(back, this.current.currencyOf(giveaway))} are back.` : '';
      reply(`You are out.${words}`);
      return undefined;
    });
  }

  /** The part of a giveaway in `!join` and `!leave`. */
  offer(): WordOffer {
    return {
      name: 'giveaway',
      offers: ({ id }) => {
        const giveaway = this.current.now;
        if (giveaway?.state !== 'open') return [];
        const isIn = (this.store.entry(giveaway.id, id)?.tickets ?? 0) > 0;
        return [
          ...(giveaway.rules.word === '' ? (['join'] as const) : []),
          ...(isIn ? (['leave'] as const) : []),
        ];
      },
      said: (word, call) => {
        if (word === 'leave') return this.leave(call);
        return this.enter(call, call.typed);
      },
    };
  }
}
