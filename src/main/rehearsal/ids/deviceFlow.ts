import type { Clock } from '../../engine/ports.ts';
import type { Ids } from '../makeIds.ts';
import type { Account } from '../world/account.ts';

export const CODE_LIFE_S = 1800;
/** How long an app is to wait before it asks again, in seconds; as Twitch has it. */
export const POLL_INTERVAL_S = 5;

interface DeviceCode {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Epoch milliseconds. */
  expiresAt: number;
  state: 'pending' | 'approved' | 'denied' | 'redeemed';
  /** Who approved it; null before. */
  account: Account | null;
  /** How often the app asked, and the shortest wait between two questions in milliseconds. */
  polls: number;
  lastPollAt: number | null;
  shortestWait: number | null;
}

/** Codes that wait for somebody to say yes in a browser. */
export class DeviceFlow {
  /** When set, every new code is approved as this account, without a click. */
  autoApprove: Account | null = null;
  /** Seconds. */
  pollInterval = POLL_INTERVAL_S;
  private readonly byDeviceCode = new Map<string, DeviceCode>();
  private readonly clock: Clock;
  private readonly ids: Ids;

  constructor(clock: Clock, ids: Ids) {
    this.clock = clock;
    this.ids = ids;
  }

  start(clientId: string, scopes: readonly string[]): DeviceCode {
    const code: DeviceCode = {
      deviceCode: this.ids.token(40),
      userCode: this.ids.userCode(),
      clientId,
      scopes,
      expiresAt: this.clock.now() + CODE_LIFE_S * 1000,
      state: this.autoApprove ? 'approved' : 'pending',
      account: this.autoApprove,
      polls: 0,
      lastPollAt: null,
      shortestWait: null,
    };
    this.byDeviceCode.set(code.deviceCode, code);
    return code;
  }

  /** The account to hand a token for; `pending` while nobody has answered, `invalid` for all that is over. */
  poll(deviceCode: string, clientId: string): DeviceCode | 'pending' | 'invalid' {
    const code = this.byDeviceCode.get(deviceCode);
    if (!code || code.clientId !== clientId) return 'invalid';
    const now = this.clock.now();
    if (code.lastPollAt !== null) {
      const wait = now - code.lastPollAt;
      code.shortestWait = Math.min(code.shortestWait ?? wait, wait);
    }
    code.polls++;
    code.lastPollAt = now;
    if (code.expiresAt <= now || code.state === 'redeemed') return 'invalid';
    // Twitch does not tell a refusal: the app sees a code that stays pending.
    if (code.state !== 'approved') return 'pending';
    code.state = 'redeemed';
    return code;
  }

  /** By the code that people see. Null when nothing waits under it. */
  waiting(userCode: string): DeviceCode | null {
    for (const code of this.byDeviceCode.values())
      if (
        code.userCode === userCode.toUpperCase() &&
        code.state === 'pending' &&
        code.expiresAt > this.clock.now()
      )
        return code;
    return null;
  }

  /** The newest code that waits, for who does not care which; null when none does. */
  newest(): DeviceCode | null {
    return (
      [...this.byDeviceCode.values()].filter((code) => this.waiting(code.userCode) === code).at(-1) ?? null
    );
  }

  list(): DeviceCode[] {
    return [...this.byDeviceCode.values()];
  }

  approve(userCode: string, account: Account): boolean {
    const code = this.waiting(userCode);
    if (!code) return false;
    code.state = 'approved';
    code.account = account;
    return true;
  }

  deny(userCode: string): boolean {
    const code = this.waiting(userCode);
    if (!code) return false;
    code.state = 'denied';
    return true;
  }

  expire(userCode: string): boolean {
    for (const code of this.byDeviceCode.values())
      if (code.userCode === userCode.toUpperCase()) {
        code.expiresAt = this.clock.now();
        return true;
      }
    return false;
  }
}
