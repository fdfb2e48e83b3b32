import type { TraceDecision } from '../../../../shared/contract/chat.ts';
import { addressOf, featureAt } from '../../app/routes.ts';

/** Where what was decided about can be looked at and changed; null when there is no page for it. */
export function pathOf({ by, what }: Pick<TraceDecision, 'by' | 'what'>): string | null {
  const page = addressOf(by);
  if (featureAt(page) === null) return null;
  // A command is found by its name; the words behind it are subcommands.
  const [name = ''] = what.split(' ');
  return by === 'commands' && name !== '' ? `${page}/called/${encodeURIComponent(name)}` : page;
}
