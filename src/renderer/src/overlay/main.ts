import './overlay.css';
import type { EventOf, SnapshotOf } from '../api/contractTypes.ts';
import { EngineClient } from '../api/engineClient.ts';
import { SocketTransport, socketUrl } from '../api/socketTransport.ts';
import { browserTiming } from '../api/timing.ts';
import { tokenInHash } from '../api/token.ts';
import { CardQueue } from './cardQueue.ts';
import { drawOn } from './stage.ts';

/** While the overlay module is off the stream is refused; it is asked for again after this, in milliseconds. */
const ASK_AGAIN = 10_000;

/** Starts the page that OBS loads. Whatever goes wrong, viewers see an empty stage and never an error. */
function start(stage: HTMLElement): void {
  const queue = new CardQueue(drawOn(stage), browserTiming);
  const engine = new EngineClient({
    transport: new SocketTransport({
      url: socketUrl(location),
      // OBS keeps the address, so the token stays in it.
      token: () => tokenInHash(location.hash),
      limits: { first: 500, longest: 10_000 },
      keepTrying: true,
    }),
    onState: () => {},
    text: () => '',
  });
  let asking = 0;
  engine.watch('overlay.stage', {
    onSnapshot: (data) => queue.setPaused((data as SnapshotOf<'overlay', 'stage'>).paused),
    onEvents: (events) => {
      for (const event of events as EventOf<'overlay', 'stage'>[]) {
        if (event.type === 'card') queue.add(event.card);
        else queue.setPaused(event.paused);
      }
    },
    onRefused: () => {
      clearTimeout(asking);
      asking = setTimeout(() => engine.rewatch('overlay'), ASK_AGAIN);
    },
  });
  engine.start();
  addEventListener('hashchange', () => location.reload());
}

const stage = document.getElementById('stage');
if (stage) start(stage);
