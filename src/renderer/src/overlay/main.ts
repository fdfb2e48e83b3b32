import './overlay.css';
import type { EventOf, SnapshotOf } from '../api/contractTypes.ts';
import { EngineClient } from '../api/engineClient.ts';
import { SocketTransport, socketUrl } from '../api/socketTransport.ts';
import { browserTiming } from '../api/timing.ts';
import { tokenInHash } from '../api/token.ts';
import { CardQueue } from './cardQueue.ts';
import { SoundPlayer } from './soundPlayer.ts';
import { drawOn } from './stage.ts';

/** While the overlay module is off the stream is refused; it is asked for again after this, in milliseconds. */
const ASK_AGAIN = 10_000;

/** Starts the page that OBS loads. Whatever goes wrong, viewers see an empty stage and never an error. */
function start(stage: HTMLElement): void {
  const queue = new CardQueue(drawOn(stage), browserTiming);
  // OBS keeps the address, so the token stays in it.
  const token = () => tokenInHash(location.hash);
  const sounds = new SoundPlayer(
    (address) => new Audio(address),
    () => token() ?? '',
  );
  const setPaused = (paused: boolean): void => {
    queue.setPaused(paused);
    sounds.setPaused(paused);
  };
  const engine = new EngineClient({
    transport: new SocketTransport({
      url: socketUrl(location),
      token,
      limits: { first: 500, longest: 10_000 },
      keepTrying: true,
    }),
    onState: () => {},
    text: () => '',
  });
  let asking = 0;
  engine.watch('overlay.stage', {
    onSnapshot: (data) => setPaused((data as SnapshotOf<'overlay', 'stage'>).paused),
    onEvents: (events) => {
      for (const event of events as EventOf<'overlay', 'stage'>[]) {
        if (event.type === 'card') queue.add(event.card);
        else setPaused(event.paused);
      }
    },
    onRefused: () => {
      clearTimeout(asking);
      asking = setTimeout(() => engine.rewatch('overlay'), ASK_AGAIN);
    },
  });
  engine.watch('routines.sounds', {
    onSnapshot: () => {},
    onEvents: (events) => {
      for (const sound of events as EventOf<'routines', 'sounds'>[]) sounds.play(sound);
    },
    // Routines are always on, so this is a token that was renewed; the stage asks again for both.
    onRefused: () => {},
  });
  engine.start();
  addEventListener('hashchange', () => location.reload());
}

const stage = document.getElementById('stage');
if (stage) start(stage);
