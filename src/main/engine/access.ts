import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Caller } from '../../shared/rpc/contract.ts';
import type { Redactor } from './log/redactor.ts';
import type { Disposer, Secrets } from './ports.ts';
import { Watchers } from './watchers.ts';

export type AccessKind = 'panel' | 'overlay';

const CALLERS: Record<AccessKind, Caller> = {
  panel: { role: 'streamer', name: 'browser' },
  overlay: { role: 'overlay', name: 'overlay' },
};

/** The tokens that open the local server: one for the panel, one that can only watch the overlay. */
export class AccessTokens {
  private readonly tokens: Record<AccessKind, string>;
  private readonly watchers = new Watchers<AccessKind>();
  private readonly secrets: Secrets;
  private readonly redactor: Redactor;

  constructor(secrets: Secrets, redactor: Redactor) {
    this.secrets = secrets;
    this.redactor = redactor;
    this.tokens = { panel: this.readOrMake('panel'), overlay: this.readOrMake('overlay') };
  }

  token(kind: AccessKind): string {
    return this.tokens[kind];
  }

  /** Who holds this token; null when it is nobody's. Takes the same time for every wrong token. */
  resolve(token: string): Caller | null {
    let found: Caller | null = null;
    for (const kind of ['panel', 'overlay'] as const) {
      if (sameText(token, this.tokens[kind])) found = CALLERS[kind];
    }
    return found;
  }

  /** The address of the panel in a browser; null while there is no server. */
  panelUrl(origin: string | null): string | null {
    return origin === null ? null : `${origin}/#token=${this.tokens.panel}`;
  }

  /** The address for OBS; null while there is no server. */
  overlayUrl(origin: string | null): string | null {
    return origin === null ? null : `${origin}/overlay#token=${this.tokens.overlay}`;
  }

  renew(kind: AccessKind): string {
    const token = this.make(kind);
    this.tokens[kind] = token;
    this.watchers.call(kind);
    return token;
  }

  /** Connections that were opened with the old token are to be closed. */
  onRenew(run: (kind: AccessKind) => void): Disposer {
    return this.watchers.add(run);
  }

  private readOrMake(kind: AccessKind): string {
    const token = this.secrets.get(secretName(kind)) ?? this.make(kind);
    this.redactor.hide(token);
    return token;
  }

  private make(kind: AccessKind): string {
    const token = randomBytes(24).toString('base64url');
    this.redactor.hide(token);
    this.secrets.set(secretName(kind), token);
    return token;
  }
}

function secretName(kind: AccessKind): string {
  return `access.${kind}`;
}

function sameText(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
