import { AppError } from '../../../shared/rpc/errors.ts';
import type { LineStep } from '../../engine/chat/pipeline.ts';
import { readAmount } from '../../engine/commands/parseArguments.ts';
import type { Announcer } from './announcer.ts';
import type { CurrentGiveaway } from './current.ts';
import type { Entering } from './entering.ts';

export interface KeywordParts {
  current: CurrentGiveaway;
  entering: Entering;
  announcer: Announcer;
  prefix(): string;
  /** Whether `!join` reaches the giveaway by itself. */
  hasSharedWords(): boolean;
  reply(text: string, lineId: string): void;
  guard(what: string, run: () => void | Promise<void>): void;
}

/** Looks for the word that the streamer has set; `!join` too, while the games that share it are off. */
export function keywordStep(parts: KeywordParts): LineStep {
  const { current, entering, announcer } = parts;
  return {
    id: 'giveaways.word',
    place: 'games',
    order: 5,
    look(line) {
      const { message, role } = line;
      const giveaway = current.now;
      if (giveaway?.state !== 'open') return 'on';
      if (giveaway.rules.word === '' && parts.hasSharedWords()) return 'on';
      const word = current.wordOf(giveaway);
      const [first = '', second = ''] = message.words.trim().split(/\s+/u, 2);
      if (first.toLowerCase() !== word.toLowerCase()) return 'on';
      const isCommand = word.startsWith(parts.prefix());
      const { user, standing, id } = message;
      const told = (outcome: 'ran' | 'refused', why: string): void =>
        line.decide({ by: 'giveaways', outcome, what: word, why });
      const refuse = (thrown: unknown): void => {
        if (!(thrown instanceof AppError)) throw thrown;
        told('refused', thrown.message);
        // An emote that is said again is talk: it needs no answer.
        const isAgain = !isCommand && entering.isIn(user.id);
        if (!isAgain && announcer.mayRefuse(user.id)) parts.reply(thrown.message, id);
      };
      try {
        const amount = /\d/.test(second) || isCommand ? readTickets(second) : null;
        const entered = entering.enter({ ...user, role, standing }, amount, () => {
          if (announcer.mayRefuse(user.id))
            parts.reply('One moment: Twitch is asked since when you follow.', id);
        });
        const done = (): void => told('ran', `${user.name} is in "${giveaway.rules.title}".`);
        if (entered instanceof Promise) parts.guard('an entry', () => entered.then(done, refuse));
        else done();
      } catch (thrown) {
        refuse(thrown);
      }
      return isCommand ? 'stop' : 'on';
    },
  };
}

/** Null for nothing. */
export function readTickets(word: string): ReturnType<typeof readAmount> {
  if (word === '') return null;
  const amount = readAmount(word);
  if (amount !== null) return amount;
  throw new AppError('bad_input', 'Take a whole number of tickets above 0, or "all", or "half".');
}
