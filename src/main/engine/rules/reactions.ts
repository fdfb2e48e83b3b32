import type { Reaction } from '../../../shared/contract/reaction.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { AnnouncementColour } from '../chat/chatFacts.ts';
import type { LinePriority, MergeRule } from '../chat/outgoing.ts';
import { LINE_LIMIT } from '../chat/splitting.ts';
import type { EngineControl } from '../control.ts';
import type { Occasion } from '../occasion.ts';
import type { Logger } from '../ports.ts';

/** The part of a feature's context that reacting takes. */
interface ReactingContext {
  readonly id: string;
  readonly engine: EngineControl;
  readonly log: Logger;
  guard(what: string, run: () => void | Promise<void>): void;
}

export interface ReactionRequest {
  reaction: Reaction;
  occasion: Occasion;
  priority: LinePriority;
  /** The line that is answered; null for none. */
  replyTo?: string | null;
  /** Null says it as an ordinary line. */
  announce?: AnnouncementColour | null;
  merge?: MergeRule | null;
  /** Runs of the same queue go one after the other. */
  queue?: string | null;
}

const ROUTINES_OFF = 'This runs a routine, and the module Routines is off. Switch it on first.';

/** Does what rules say: writes and says their texts, runs their steps. */
export class Reactions {
  private readonly ctx: ReactingContext;

  constructor(ctx: ReactingContext) {
    this.ctx = ctx;
  }

  /** Throws with the first problem. `known` are facts that texts may use. */
  mustBeValid(reaction: Reaction, known: readonly string[]): void {
    if (reaction.kind === 'text') this.ctx.engine.texts.mustBeValid(reaction.text, known);
    else this.ctx.engine.services.need('routines', ROUTINES_OFF).mustBeValid(reaction.steps, known);
  }

  /** The first problem in a sentence; null when all is well. */
  problem(reaction: Reaction, known: readonly string[]): string | null {
    try {
      this.mustBeValid(reaction, known);
      return null;
    } catch (thrown) {
      if (thrown instanceof AppError) return thrown.message;
      throw thrown;
    }
  }

  /** Begins at once and returns. `ended` hears null when it went well, else why not. */
  react(request: ReactionRequest, ended: (problem: string | null) => void = () => {}): void {
    const { reaction, occasion } = request;
    if (reaction.kind === 'steps') {
      const routines = this.ctx.engine.services.get('routines');
      if (!routines) {
        ended(ROUTINES_OFF);
        return;
      }
      this.ctx.guard(`running ${occasion.cause}`, async () => {
        const { done } = routines.run({
          name: occasion.cause,
          owner: this.ctx.id,
          steps: reaction.steps,
          occasion,
          queue: request.queue ?? null,
        });
        ended((await done).problem);
      });
      return;
    }
    this.ctx.guard(`saying ${occasion.cause}`, () => {
      const text = this.ctx.engine.texts.write(reaction.text, occasion);
      if (typeof text === 'string') return this.speak(text, request, ended);
      return text.then((written) => this.speak(written, request, ended));
    });
  }

  private async speak(
    text: string,
    request: ReactionRequest,
    ended: (problem: string | null) => void,
  ): Promise<void> {
    const { outbox, api } = this.ctx.engine.twitch;
    const colour = request.announce ?? null;
    const plain = text.trim();
    if (colour !== null && !outbox.muted && plain !== '' && [...plain].length <= LINE_LIMIT) {
      try {
        await api.chat.announce(plain, colour);
        ended(null);
        return;
      } catch (thrown) {
        // Better a plain line than none: the bot may not be a moderator.
        this.ctx.log.warn({
          event: 'announcement.refused',
          message: `${request.occasion.cause} is said as an ordinary line. ${thrown instanceof AppError ? thrown.message : 'Twitch did not take the announcement.'}`,
        });
      }
    }
    outbox.say(
      {
        text: harmless(text),
        from: this.ctx.id,
        priority: request.priority,
        replyTo: request.replyTo ?? null,
        merge: request.merge ?? null,
      },
      (outcome) => ended(outcome.kind === 'sent' ? null : outcome.detail),
    );
  }
}

/** What viewers typed may stand first in a text; it must not become a command to Twitch. `/me` alone is meant. */
function harmless(text: string): string {
  return /^\s*[/.](?!me\s)\w/i.test(text) ? `\u2060${text.trimStart()}` : text;
}
