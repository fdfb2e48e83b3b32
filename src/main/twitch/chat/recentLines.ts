import type { ChatMessage, Reply } from '../../engine/chat/chatMessage.ts';

/** More than anybody scrolls up to answer. */
const KEPT = 500;

/** The last lines of chat, so that an answer of Emcee's can be shown with what it answers. */
export class RecentLines {
  /** In a circle: a write for each line, and nothing moves. */
  private readonly lines: ChatMessage[] = [];
  private next = 0;

  add(message: ChatMessage): void {
    this.lines[this.next] = message;
    this.next = (this.next + 1) % KEPT;
  }

  /** Null for a line that is too old, or that was never seen. */
  replyTo(messageId: string): Reply | null {
    const message = this.lines.find(({ id }) => id === messageId);
    if (!message) return null;
    const { id, login, name } = message.user;
    const threadId = message.reply?.threadId ?? messageId;
    return { messageId, user: { id, login, name }, text: message.words, threadId };
  }
}
