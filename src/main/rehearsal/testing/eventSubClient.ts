import type { WebSocket } from 'ws';
import { Inbox, openSocket } from './frames.ts';

interface EventSubMessage {
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
  sessionId = '';
  private socket: WebSocket | null = null;
  private whenClosed: Promise<{ code: number; reason: string }> | null = null;

  /** Connects and waits for the welcome. */
  static async open(url: string): Promise<EventSubClient> {
    const client = new EventSubClient();
    const { socket, closed } = await openSocket(url, (frame) => client.messages.push(JSON.parse(frame)));
    client.socket = socket;
    client.whenClosed = closed;
    const welcome = await client.kind('session_welcome');
    client.sessionId = welcome.payload.session?.id ?? '';
    return client;
  }

  get closed(): Promise<{ code: number; reason: string }> {
    return this.whenClosed ?? Promise.reject(new Error('This connection was never open'));
  }

  send(text: string): void {
    this.socket?.send(text);
  }

  /** From now on the server hears no pong. */
  ignorePings(): void {
    if (this.socket) this.socket.pong = () => {};
  }

  close(): void {
    this.socket?.close();
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
