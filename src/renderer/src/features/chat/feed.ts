import { watch } from '../../api/client.ts';
import { browserTiming } from '../../api/timing.ts';
import { ChatFeed } from './chatFeed.ts';

/** The one feed of live chat; Home and the Chat page show it, one at a time. */
export const chatFeed = new ChatFeed({
  watch: (handlers) => watch('chat', 'stream', handlers),
  frame: (run) => {
    const frame = requestAnimationFrame(run);
    return () => cancelAnimationFrame(frame);
  },
  after: (ms, run) => browserTiming.after(ms, run),
});
