import { client, watch } from '../../api/client.ts';
import { LogFeed } from './logFeed.ts';

/** The panel's one view of the log. It keeps the filters while other pages are open. */
export const logFeed = new LogFeed({
  list: (input) => client.log.list(input),
  tail: (handlers) => watch('log', 'tail', handlers),
});
