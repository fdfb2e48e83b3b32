import { Inbox, openSocket } from './frames.ts';

export interface EventSubMessage {
  metadata: {
    message_id: string;
    message_type: string;
    message_timestamp: string;
    subscription_type?: string;
    subscription_version?: string;
  };
  payload: {
    session?: {
      id: string;
      status: string;
      keepalive_timeout_seconds: number | null;
      reconnect_url: string | null;
    };
    subscription?: { id: string; status: string; type: string; condition: Record<string, string> };
    event?: Record<string, unknown>;
  };
}

/** A bare EventSub connection that keeps its messages. */
export class EventSubClient {
  readonly messages = new Inbox<EventSubMessage>();
  readonly closed: Promise<{ code: number; reason: string }>;
  sessionId = '';
  private readonly send_: (text: string) => void;
  private readonly close_: () => void;

  private constructor(
    send: (text: string) => void,
    close: () => void,
    closed: Promise<{ code: number; reason: string }>,
  ) {
    this.send_ = send;
    this.close_ = close;
    this.closed = closed;
  }

  /** Connects and waits for the welcome. */
  static async open(url: string): Promise<EventSubClient> {
    const { socket, closed } = await openSocket(url);
    const client = new EventSubClient(
      (text) => socket.send(text),
      () => socket.close(),
      closed,
    );
    socket.on('message', (bytes) => client.messages.push(JSON.parse(bytes.toString())));
    const welcome = await client.kind('session_welcome');
    client.sessionId = welcome.payload.session?.id ?? '';
    return client;
  }

  send(text: string): void {
    this.send_(text);
  }

  close(): void {
    this.close_();
  }

  kind(type: string): Promise<EventSubMessage> {
    return this.messages.take((message) => message.metadata.message_type === type);
  }

  /** The event of the next notification of this type. */
  async event(type: string, version?: string): Promise<Record<string, unknown>> {
    const message = await this.messages.take(
      ({ metadata }) =>
        metadata.message_type === 'notification' &&
        metadata.subscription_type === type &&
        (version === undefined || metadata.subscription_version === version),
    );
    return message.payload.event ?? {};
  }
}
