import type { ChatPort, SpeakerRole } from '../../engine/chat/chatPort.ts';
import type { EventBus } from '../../engine/events.ts';
import type { Metrics } from '../../engine/metrics.ts';
import type { Clock, Disposer, Logger, Random } from '../../engine/ports.ts';
import { type ConnectionState, OFF } from '../../engine/twitch/connection.ts';
import type { TokenKeeper } from '../auth/tokenKeeper.ts';
import type { NoticeBoard } from '../notices/noticeBoard.ts';
import type { Tellings } from '../notices/tellings.ts';
import { ChatConnection } from './chatConnection.ts';
import { Intake } from './intake.ts';
import type { IrcLine } from './ircLine.ts';
import { OwnLines } from './ownLines.ts';
import { Room } from './room.ts';
import { Sender, type SenderOptions } from './sender.ts';

/** A line that makes no sense is shown in the log this often at most. */
const MALFORMED_EVERY_MS = 60_000;

export interface ChatOptions {
  clock: Clock;
  random: Random;
  log: Logger;
  metrics: Metrics;
  events: EventBus;
  irc: string;
  board: NoticeBoard;
  tellings: Tellings;
  sayByApi: SenderOptions['sayByApi'];
  maySpeak: SenderOptions['maySpeak'];
  /** What the speaking account is in the channel, as soon as and whenever Twitch tells it. */
  onStanding: (role: SpeakerRole) => void;
}

/** Chat of one channel, read and spoken in by one account. */
export class Chat {
  readonly room = new Room();
  private readonly options: ChatOptions;
  private readonly ownLines: OwnLines;
  private readonly intake: Intake;
  private readonly sender: Sender;
  private readonly watchers = new Set<() => void>();
  private connection: ChatConnection | null = null;
  private keeper: TokenKeeper | null = null;
  private channel = '';
  private malformedAt: number | null = null;

  constructor(options: ChatOptions) {
    this.options = options;
    const { clock, random, metrics, events, board, tellings } = options;
    this.ownLines = new OwnLines(clock);
    this.sender = new Sender({
      clock,
      random,
      room: this.room,
      ownLines: this.ownLines,
      channel: () => this.channel,
      state: () => this.state,
      sendRaw: (raw) => this.connection?.send(raw) ?? false,
      sayByApi: options.sayByApi,
      maySpeak: options.maySpeak,
      announce: (message) => this.intake.say(message),
      replyTo: (messageId) => this.intake.recent.replyTo(messageId),
    });
    this.intake = new Intake({
      clock,
      metrics,
      events,
      board,
      tellings,
      room: this.room,
      ownLines: this.ownLines,
      channel: () => this.channel,
      account: () => this.keeper?.user ?? null,
      onLimits: () => {
        this.sender.changed();
        options.onStanding(this.room.limits.role);
      },
      onRefusal: (code, text) => this.sender.refused(code, text),
    });
  }

  get port(): ChatPort {
    return this.sender;
  }

  get state(): ConnectionState {
    return this.connection?.state ?? OFF;
  }

  onChange(run: () => void): Disposer {
    this.watchers.add(run);
    return () => {
      this.watchers.delete(run);
    };
  }

  /** Connects as this account to this channel; what was connected before is left. */
  enter(channel: string, keeper: TokenKeeper): void {
    const { clock, random, log, irc } = this.options;
    this.leave();
    this.channel = channel.toLowerCase();
    this.keeper = keeper;
    this.connection = new ChatConnection({
      irc,
      channel: this.channel,
      keeper,
      clock,
      random,
      log,
      onLine: (line) => this.take(line),
      onMalformed: (raw) => this.malformed(raw),
      onState: (state) => this.stateChanged(state),
    });
    this.connection.start();
  }

  leave(): void {
    this.connection?.stop();
    this.connection = null;
    this.keeper = null;
    this.room.forget();
  }

  /** The modes of the room were told another way. */
  limitsChanged(): void {
    this.sender.changed();
  }

  /** At once, instead of when the wait is over. */
  retry(): void {
    this.connection?.retry();
  }

  stop(): void {
    this.leave();
    this.intake.stop();
    this.watchers.clear();
  }

  private take(line: IrcLine): void {
    try {
      this.intake.take(line);
    } catch (thrown) {
      // One line that cannot be handled must not end the connection, nor the process.
      this.options.log.error(
        { event: 'chat.failed', message: `A ${line.command} could not be handled.` },
        thrown,
      );
    }
  }

  private stateChanged(state: ConnectionState): void {
    this.options.log.info({
      event: 'chat.connection',
      message: `Chat: ${describe(state)}`,
      result: state.kind === 'failed' ? 'failed' : null,
      details: { ...state },
    });
    this.sender.changed();
    for (const run of this.watchers) run();
  }

  private malformed(raw: string): void {
    this.intake.malformed();
    const now = this.options.clock.elapsed();
    if (this.malformedAt !== null && now - this.malformedAt < MALFORMED_EVERY_MS) return;
    this.malformedAt = now;
    this.options.log.debug({
      event: 'chat.malformed',
      message: 'Twitch sent a line that is not of the chat protocol. It was skipped.',
      details: { line: raw.slice(0, 200) },
    });
  }
}

export function describe(state: ConnectionState): string {
  switch (state.kind) {
    case 'off':
      return 'off';
    case 'signing-in-needed':
      return state.message;
    case 'connecting':
      return 'connecting';
    case 'online':
      return 'connected';
    case 'waiting':
      return `disconnected (${state.why}); the next attempt comes by itself`;
    case 'failed':
      return `${state.why} ${state.cure}`;
  }
}
