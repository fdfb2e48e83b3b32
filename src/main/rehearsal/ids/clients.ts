/** A registered application. */
export interface Client {
  id: string;
  /** Null for a public client, which is what a desktop app must be. */
  secret: string | null;
}

/** The application that exists from the start. It is public, so it signs in by device code only. */
export const REHEARSAL_CLIENT_ID = 'rehearsalpublicclient000000001';

/** A confidential one beside it, for what only such a client meets: app tokens, secrets that are missing. */
export const CONFIDENTIAL_CLIENT_ID = 'rehearsalsecretclient000000001';
export const CONFIDENTIAL_CLIENT_SECRET = 'rehearsalsecret000000000000001';

export class Clients {
  private readonly byId = new Map<string, Client>();

  constructor(more: readonly Client[] = []) {
    this.add({ id: REHEARSAL_CLIENT_ID, secret: null });
    this.add({ id: CONFIDENTIAL_CLIENT_ID, secret: CONFIDENTIAL_CLIENT_SECRET });
    for (const client of more) this.add(client);
  }

  add(client: Client): void {
    this.byId.set(client.id, client);
  }

  get(id: string): Client | null {
    return this.byId.get(id) ?? null;
  }
}
