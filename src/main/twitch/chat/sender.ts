import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import type { ChatMessage, Reply } from '../../engine/chat/chatMessage.ts';
import type { ChatLine, ChatPort, Delivery, SpeakerLimits } from '../../engine/chat/chatPort.ts';
import type { Clock, Disposer, Random } from '../../engine/ports.ts';
import type { ConnectionState } from '../../engine/twitch/connection.ts';
import { dropReason, retryAfter } from './dropReasons.ts';
import type { OwnLine, OwnLines } from './ownLines.ts';
import type { Room } from './room.ts';

/** So long we wait for Twitch to say that it took a line that went out over IRC. */
const RECEIPT_MS = 5_000;

export type ApiSpeech =
  | { kind: 'said'; messageId: string }
  | { kind: 'dropped'; code: string; message: string };

export interface SenderOptions {
  clock: Clock;
  random: Random;
  room: Room;
  ownLines: OwnLines;
  /** Lower case, without the #. */
  channel: () => string;
  state: () => ConnectionState;
  /** False while nobody should hear us, although chat is read. */
  maySpeak: () => boolean;
  sendRaw: (raw: string) => boolean;
  /** Null when the account has not allowed it; IRC is used then. Rejects with AppError. */
  sayByApi: () => ((text: string, replyTo: string | null) => Promise<ApiSpeech>) | null;
  /** Announces Emcee's own line; false when it is known already. */
  announce: (message: ChatMessage) => boolean;
  /** The line of this id, as one that is answered; null when it is not known any more. */
  replyTo: (messageId: string) => Reply | null;
}

/** The way out: the API, which says whether and why a line was dropped, or IRC where that is not allowed. */
export class Sender implements ChatPort {
  private readonly options: SenderOptions;
  private readonly watchers = new Set<() => void>();
  /** What happens when Twitch refuses the line that is under way over IRC; null when none is. */
  private refuse: ((code: string, text: string) => void) | null = null;

  constructor(options: SenderOptions) {
    this.options = options;
  }

  get readiness(): ChatPort['readiness'] {
    const { kind } = this.options.state();
    if (!this.options.maySpeak()) return 'never';
    if (kind === 'online') return 'ready';
    return kind === 'connecting' || kind === 'waiting' ? 'soon' : 'never';
  }

  get limits(): SpeakerLimits {
    return this.options.room.limits;
  }

  onChange(run: () => void): Disposer {
    this.watchers.add(run);
    return () => {
      this.watchers.delete(run);
    };
  }

  /** Readiness or limits have changed. */
  changed(): void {
    for (const run of this.watchers) run();
  }

  /** Twitch said over IRC that a line was not shown. */
  refused(code: string, text: string): void {
    this.refuse?.(code, text);
  }

  async deliver(line: ChatLine): Promise<Delivery> {
    const sayByApi = this.options.sayByApi();
    if (sayByApi) {
      const delivery = await this.byApi(line, sayByApi);
      if (delivery) return delivery;
    }
    return await this.byIrc(line);
  }

  /** Null when nothing was sent and IRC may be tried. */
  private async byApi(
    line: ChatLine,
    say: (text: string, replyTo: string | null) => Promise<ApiSpeech>,
  ): Promise<Delivery | null> {
    const own = this.options.ownLines.expect(line.text, this.nonce(), () => {});
    try {
      const speech = await say(line.action ? `/me ${line.text}` : line.text, line.replyTo);
      if (speech.kind === 'said') {
        this.options.ownLines.settle(own, speech.messageId);
        this.announce(line, speech.messageId);
        return { kind: 'sent', messageId: speech.messageId };
      }
      this.options.ownLines.settle(own, null);
      return this.dropped(speech.code, speech.message);
    } catch (thrown) {
      this.options.ownLines.settle(own, null);
      if (!(thrown instanceof AppError))
        return { kind: 'refused', code: 'internal', reason: errorText(thrown) };
      if (thrown.code === 'rate_limited') {
        return { kind: 'later', wait: waitOf(thrown.data) ?? 10_000, reason: thrown.message };
      }
      if (wasNotSent(thrown) || thrown.code === 'twitch.missing_scope') return null;
      // Whether it was said is not known; saying it twice would be worse than not at all.
      return { kind: 'refused', code: thrown.code, reason: thrown.message };
    }
  }

  private byIrc(line: ChatLine): Promise<Delivery> {
    const { clock, ownLines, channel, sendRaw } = this.options;
    const nonce = this.nonce();
    const tags = [`client-nonce=${nonce}`];
    // An id in any other form than Twitch's could add a tag or a command of its own.
    if (line.replyTo !== null && /^[\w-]+$/.test(line.replyTo))
      tags.push(`reply-parent-msg-id=${line.replyTo}`);
    const text = line.action ? `\u0001ACTION ${line.text}\u0001` : line.text;
    return new Promise((resolve) => {
      let own: OwnLine | null = null;
      const finish = (delivery: Delivery, messageId: string | null): void => {
        stopWaiting();
        this.refuse = null;
        if (own) ownLines.settle(own, messageId);
        resolve(delivery);
      };
      const stopWaiting = clock.after(RECEIPT_MS, () => finish({ kind: 'sent', messageId: null }, null));
      own = ownLines.expect(line.text, nonce, (messageId) => {
        this.announce(line, messageId);
        finish({ kind: 'sent', messageId }, messageId);
      });
      this.refuse = (code, message) => finish(this.dropped(code, message), null);
      if (!sendRaw(`@${tags.join(';')} PRIVMSG #${channel()} :${text}`)) {
        finish({ kind: 'later', wait: 1_000, reason: 'Emcee is not connected to chat.' }, null);
      }
    });
  }

  private dropped(code: string, message: string): Delivery {
    const wait = retryAfter(code, this.options.room.modes.slow);
    const reason = dropReason(code, message);
    return wait === null ? { kind: 'refused', code, reason } : { kind: 'later', wait, reason };
  }

  /** Twitch does not send our own lines back to us, so the panel gets them from here. */
  private announce(line: ChatLine, messageId: string): void {
    const { room, clock, channel } = this.options;
    const speaker = room.ourselves;
    if (!speaker) return;
    this.options.announce({
      id: messageId,
      time: clock.now(),
      channel: { id: room.id ?? '', login: channel() },
      user: speaker.user,
      badges: speaker.badges,
      standing: speaker.standing,
      text: line.text,
      words: line.text,
      action: line.action,
      parts: [{ kind: 'text', text: line.text }],
      bits: 0,
      reply: line.replyTo === null ? null : this.options.replyTo(line.replyTo),
      first: false,
      returning: false,
      highlighted: false,
      rewardId: null,
      shared: null,
      own: true,
    });
  }

  private nonce(): string {
    return Math.floor(this.options.random.next() * 2 ** 48).toString(16);
  }
}

function waitOf(data: unknown): number | null {
  const wait = typeof data === 'object' && data !== null && 'wait' in data ? data.wait : null;
  return typeof wait === 'number' ? wait : null;
}

function wasNotSent({ code, data }: AppError): boolean {
  return (
    code === 'unavailable' &&
    typeof data === 'object' &&
    data !== null &&
    'sent' in data &&
    data.sent === false
  );
}
