const WINDOW_MS = 30_000;
const ORDINARY = 20;
const PRIVILEGED = 100;
const ROOM_GAP_MS = 1_000;
const REPEAT_MS = 30_000;

interface Sender {
  /** Times of the lines of the last 30 s, oldest first. */
  ordinary: number[];
  all: number[];
  attempts: number[];
  lastIn: Map<string, { at: number; text: string }>;
}

function dropOld(times: number[], now: number): void {
  while (times.length > 0 && (times[0] ?? 0) <= now - WINDOW_MS) times.shift();
}

type LimitVerdict = 'ok' | 'ratelimit' | 'duplicate' | 'flood';

/** What one account may send: 20 lines in 30 s, 100 where it is privileged, nothing twice. */
export class MessageLimits {
  private readonly senders = new Map<string, Sender>();

  take(
    accountId: string,
    channelId: string,
    text: string,
    rank: { privileged: boolean; moderator: boolean },
    now: number,
  ): LimitVerdict {
    let sender = this.senders.get(accountId);
    if (!sender) {
      sender = { ordinary: [], all: [], attempts: [], lastIn: new Map() };
      this.senders.set(accountId, sender);
    }
    dropOld(sender.ordinary, now);
    dropOld(sender.all, now);
    dropOld(sender.attempts, now);
    sender.attempts.push(now);
    const limit = rank.privileged ? PRIVILEGED : ORDINARY;
    const used = rank.privileged ? sender.all.length : sender.ordinary.length;
    // Whoever goes on at twice the allowed rate is thrown out.
    if (sender.attempts.length > limit * 2) return 'flood';
    if (used >= limit) return 'ratelimit';
    const last = sender.lastIn.get(channelId);
    if (last && !rank.moderator && last.text === text && now - last.at < REPEAT_MS) return 'duplicate';
    if (last && !rank.privileged && now - last.at < ROOM_GAP_MS) return 'ratelimit';
    sender.all.push(now);
    if (!rank.privileged) sender.ordinary.push(now);
    sender.lastIn.set(channelId, { at: now, text });
    return 'ok';
  }
}

/** So many tries in so much time: logins, joins, calls of one kind. */
export class Attempts {
  private readonly times = new Map<string, number[]>();
  private readonly limit: number;
  private readonly windowMs: number;

  constructor(limit: number, windowMs: number) {
    this.limit = limit;
    this.windowMs = windowMs;
  }

  take(key: string, now: number): boolean {
    const times = (this.times.get(key) ?? []).filter((time) => time > now - this.windowMs);
    const allowed = times.length < this.limit;
    if (allowed) times.push(now);
    this.times.set(key, times);
    return allowed;
  }
}

/** What Helix counts besides its points. */
export class Quotas {
  /** Moderators and VIPs made or unmade. */
  readonly roleChanges = new Attempts(10, 10_000);
  readonly raids = new Attempts(10, 10 * 60_000);
  readonly whispersASecond = new Attempts(3, 1_000);
  readonly whispersAMinute = new Attempts(100, 60_000);
}
