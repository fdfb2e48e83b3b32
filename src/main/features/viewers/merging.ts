import { AppError } from '../../../shared/rpc/errors.ts';
import type { Events } from '../../engine/events.ts';
import type { ViewersStore } from './store.ts';
import type { Known, Viewers } from './viewers.ts';

export interface MergeParts {
  store: ViewersStore;
  viewers: Viewers;
  merged(fact: Events['viewer.merged']): void;
}

/**
 * Two entries of one person become one, such as an old account, or an entry that came from another bot. Times and counts
 * are added; what the person themselves said goes before what the other entry says.
 */
export function mergeViewers(
  { store, viewers, merged }: MergeParts,
  from: Known,
  to: Known,
  actor: string,
): void {
  if (from.id === to.id) throw new AppError('bad_input', 'Choose two different entries.');
  viewers.mustSettle();
  const before = { ...to };
  const put = (): void => {
    const firsts = [from.firstSeen, to.firstSeen].filter((time) => time > 0);
    to.firstSeen = firsts.length > 0 ? Math.min(...firsts) : 0;
    to.lastSeen = Math.max(from.lastSeen, to.lastSeen);
    to.watchedSeconds += from.watchedSeconds;
    to.messages += from.messages;
    to.streams += from.streams;
    if (from.lastStream > to.lastStream) {
      to.lastStream = from.lastStream;
      to.streak = from.streak;
    } else if (from.lastStream === to.lastStream) to.streak = Math.max(from.streak, to.streak);
    to.followedAt ??= from.followedAt;
    to.pronouns ??= from.pronouns;
    to.birthday ??= from.birthday;
    to.notes = [to.notes, from.notes]
      .filter((text) => text !== '')
      .join('\n')
      .slice(0, 2000);
    store.moveHistory(from.id, to.id);
    store.addName(to.id, from, Math.max(from.lastSeen, 1));
    store.put(to);
    viewers.drop([from.id]);
    merged({ from: from.id, to: to.id, actor });
  };
  try {
    viewers.together(put);
  } catch (thrown) {
    Object.assign(to, before);
    throw thrown;
  }
}
