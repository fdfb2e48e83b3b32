/** Several channels whose chats are one. */
export interface SharedChat {
  id: string;
  hostId: string;
  /** Channel ids, the host's among them. */
  participants: string[];
  /** Epoch milliseconds. */
  createdAt: number;
  updatedAt: number;
}
