import type { PollDraft } from '../../../shared/contract/polls.ts';
import type { Doer } from '../../engine/recordChange.ts';
import type { Polls } from './polls.ts';
import type { StoredPoll } from './store.ts';

export interface PollDeskParts {
  polls: Polls;
  /** Writes it down in the audit log. */
  wrote(doer: Doer, text: string): void;
}

/** What the panel, moderators in chat and routines do with polls; each is written down in the name of who did it. */
export class PollDesk {
  private readonly parts: PollDeskParts;

  constructor(parts: PollDeskParts) {
    this.parts = parts;
  }

  open(draft: PollDraft, doer: Doer): StoredPoll {
    const poll = this.parts.polls.open(draft, doer);
    this.parts.wrote(doer, `Opened the poll "${poll.question}"`);
    return poll;
  }

  end(doer: Doer, id: number | null = null): StoredPoll {
    const poll = this.parts.polls.end(doer.name, id);
    this.parts.wrote(doer, `Ended the poll "${poll.question}"`);
    return poll;
  }

  cancel(doer: Doer, id: number | null = null): StoredPoll {
    const poll = this.parts.polls.cancel(doer.name, id);
    this.parts.wrote(doer, `Called off the poll "${poll.question}"`);
    return poll;
  }
}
