import { z } from 'zod';
import { errorText } from '../../../shared/rpc/errors.ts';
import type { Logger, Secrets } from '../../engine/ports.ts';
import type { AccountSlot, SignedOutReason } from '../../engine/twitch/accounts.ts';

const identity = {
  clientId: z.string(),
  userId: z.string().min(1),
  login: z.string().min(1),
  name: z.string().min(1),
};

const recordSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tokens'),
    ...identity,
    accessToken: z.string().min(1),
    refreshToken: z.string().min(1),
    scopes: z.array(z.string()),
    /** Epoch milliseconds. */
    obtainedAt: z.number(),
    expiresAt: z.number(),
    /** When a renewal was begun whose end is not known; null when there is none. */
    refreshStartedAt: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('gone'),
    ...identity,
    reason: z.enum(['refused', 'answer-lost', 'other-client'] satisfies SignedOutReason[]),
  }),
]);

export type StoredAccount = z.infer<typeof recordSchema>;
export type StoredTokens = Extract<StoredAccount, { kind: 'tokens' }>;

/** Where sign-ins lie, encrypted by the door. Those of the real Twitch and of a stand-in never meet. */
export class TokenStore {
  private readonly secrets: Secrets;
  private readonly realm: string;
  private readonly log: Logger;

  constructor(secrets: Secrets, realm: string, log: Logger) {
    this.secrets = secrets;
    this.realm = realm;
    this.log = log;
  }

  /** Null when there is none, or it cannot be read. */
  read(slot: AccountSlot): StoredAccount | null {
    let text: string | null;
    try {
      text = this.secrets.get(this.nameOf(slot));
    } catch (thrown) {
      this.unreadable(slot, errorText(thrown));
      return null;
    }
    if (text === null) return null;
    try {
      return recordSchema.parse(JSON.parse(text));
    } catch {
      // Its text could hold a token, so nothing of it is repeated.
      this.unreadable(slot, 'It is not in the form that Emcee writes.');
      return null;
    }
  }

  /** On the disk when it returns; throws when it cannot be written. */
  write(slot: AccountSlot, account: StoredAccount): void {
    this.secrets.set(this.nameOf(slot), JSON.stringify(account));
  }

  delete(slot: AccountSlot): void {
    this.secrets.delete(this.nameOf(slot));
  }

  private nameOf(slot: AccountSlot): string {
    return `${this.realm}.account.${slot}`;
  }

  private unreadable(slot: AccountSlot, why: string): void {
    this.log.warn({
      event: 'account.unreadable',
      category: 'authentication',
      message: `The saved sign-in of the ${slot} account cannot be read. ${why} Please sign in again.`,
    });
  }
}
