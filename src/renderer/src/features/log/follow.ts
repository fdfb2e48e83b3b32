import { logFeed } from './feed.ts';

/** Follows the log while its page is open. */
export function feedOpen(): () => void {
  return logFeed.open();
}

/** The streamer's own pause, and its end. */
export function toggleFollowing(): void {
  if (logFeed.store.getState().paused === 'no') logFeed.pause('asked');
  else logFeed.resume();
}
