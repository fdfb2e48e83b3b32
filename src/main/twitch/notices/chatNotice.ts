import type {
  Announcement,
  GiftPaidForward,
  Milestone,
  OtherNotice,
  Raided,
  Resubscribed,
  SubContinued,
  Subscribed,
  SubTier,
} from '../../engine/chat/chatFacts.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { CharityDonated } from '../../engine/twitch/campaignFacts.ts';

/** One given subscription, as Twitch tells each of them. */
export interface GiftNotice {
  id: string;
  time: number;
  giver: Person | null;
  tier: SubTier;
  months: number;
  given: number | null;
  recipient: Person;
  /** What the gifts of one bomb have in common; null when Twitch does not say that it is part of one. */
  bombId: string | null;
  /** An older sign of the same, which a gift to one person has as well; null on EventSub. */
  originId: string | null;
}

/** Many subscriptions given to chat; each of them follows as a gift of its own. */
export interface GiftBombNotice {
  id: string;
  time: number;
  giver: Person | null;
  tier: SubTier;
  total: number;
  given: number | null;
  bombId: string;
  originId: string | null;
}

/** What Twitch announces in the chat room, whether IRC or EventSub brought it. */
export type ChatNotice =
  | { kind: 'subscribed'; fact: Subscribed }
  | { kind: 'resubscribed'; fact: Resubscribed }
  | { kind: 'gift'; fact: GiftNotice }
  | { kind: 'giftBomb'; fact: GiftBombNotice }
  | { kind: 'subContinued'; fact: SubContinued }
  | { kind: 'giftPaidForward'; fact: GiftPaidForward }
  | { kind: 'raided'; fact: Raided }
  | { kind: 'announcement'; fact: Announcement }
  | { kind: 'milestone'; fact: Milestone }
  | { kind: 'donated'; fact: CharityDonated }
  | { kind: 'other'; fact: OtherNotice };

/** Twitch's account that stands for givers who do not want to be named. */
export const ANONYMOUS_GIVER_ID = '274598607';

/** From `Prime`, `1000`, `2000`, `3000`. */
export function tierOf(plan: string | undefined): SubTier {
  if (plan === '3000') return 3;
  return plan === '2000' ? 2 : 1;
}
