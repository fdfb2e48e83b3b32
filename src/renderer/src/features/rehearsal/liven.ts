import type { Stage } from '../../../../shared/contract/rehearsal.ts';
import type { TwitchStatus } from '../../../../shared/contract/twitch.ts';
import type { Result, WireError } from '../../../../shared/rpc/errors.ts';
import type { Timing } from '../../api/timing.ts';

export interface LivenParts {
  /** Null before it is known. */
  twitch(): TwitchStatus | null;
  stage(): Stage | null;
  /** Tells of each change of either. */
  onChange(run: () => void): () => void;
  signIn(): Promise<Result<unknown>>;
  approve(): Promise<Result<unknown>>;
  goLive(): Promise<Result<unknown>>;
  letCrowdIn(): Promise<Result<unknown>>;
  play(scene: string): Promise<Result<unknown>>;
  /** Told when the next part begins. */
  onStep(step: 'signIn' | 'crowd'): void;
  /** What to say when the simulated Twitch does not get on. */
  slowText: string;
  timing: Timing;
}

/** A part that takes longer than this has failed, in milliseconds. */
const WITHIN = 15_000;

/** Waits until something is so; false when that takes too long. */
function until({ onChange, timing }: LivenParts, isSo: () => boolean): Promise<boolean> {
  if (isSo()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const finish = (so: boolean): void => {
      stopListening();
      cancelTimeout();
      resolve(so);
    };
    const cancelTimeout = timing.after(WITHIN, () => finish(false));
    const stopListening = onChange(() => {
      if (isSo()) finish(true);
    });
  });
}

const isSignedIn = (status: TwitchStatus | null): boolean =>
  status?.accounts.some(({ role, state }) => role === 'streamer' && state === 'signed-in') ?? false;

/** The scene that shows most of what a channel is; null when there is none. */
export function livelyScene(scenes: Stage['scenes']): string | null {
  return (scenes.find(({ id }) => id.includes('lively')) ?? scenes[0])?.id ?? null;
}

/**
 * Brings an empty rehearsal to life: the streamer signed in, the stream on, viewers who chat. What is so already
 * stays. Answers what went wrong, or null.
 */
export async function liven(parts: LivenParts): Promise<WireError | null> {
  const slow: WireError = { code: 'timeout', message: parts.slowText, data: null };
  const ready = await until(parts, () => parts.twitch() !== null && parts.stage()?.on === true);
  if (!ready) return slow;

  parts.onStep('signIn');
  const failed = await signIn(parts, slow);
  if (failed) return failed;

  parts.onStep('crowd');
  // A stream that is on already is no reason to stop, and neither is one that does not start: chat works without.
  if (parts.stage()?.live === false) await parts.goLive();
  const crowd = await parts.letCrowdIn();
  if (!crowd.ok) return crowd.error;
  const now = parts.stage();
  const scene = livelyScene(now?.scenes ?? []);
  if (scene === null || now?.playing) return null;
  const played = await parts.play(scene);
  return played.ok ? null : played.error;
}

async function signIn(parts: LivenParts, slow: WireError): Promise<WireError | null> {
  if (isSignedIn(parts.twitch())) return null;
  if (!parts.stage()?.signIn) {
    const asked = await parts.signIn();
    if (!asked.ok) return asked.error;
  }
  const waits = await until(parts, () => isSignedIn(parts.twitch()) || parts.stage()?.signIn != null);
  if (!waits) return slow;
  if (!isSignedIn(parts.twitch())) {
    const approved = await parts.approve();
    if (!approved.ok) return approved.error;
  }
  return (await until(parts, () => isSignedIn(parts.twitch()))) ? null : slow;
}
