import { Peer, type Wire } from './peer.ts';
import type { AppAsks, GlassAsks } from './wire.ts';

const send = process.send?.bind(process);
if (!send) throw new Error('The stand-in for Electron runs only as a child of the journeys.');

const wire: Wire = {
  send: (message) => {
    if (process.connected) send(message);
  },
  onMessage: (listener) => process.on('message', listener),
  // Without the glass there is nothing to be an app for.
  onEnd: (listener) =>
    process.on('disconnect', () => {
      listener();
      process.exit(1);
    }),
};

/** The way to the real Chromium, which the test's process holds. */
export const glass = new Peer<AppAsks, GlassAsks>(wire);

/** Ends the process once all that was said is on its way. */
export function endProcess(code: number): void {
  if (!process.connected) process.exit(code);
  send?.({ kind: 'answer', id: 0, output: null }, () => process.exit(code));
}
