import { ANNOUNCEMENT_COLOURS, type AnnouncementColour } from '../../engine/chat/chatFacts.ts';
import type { ChatUser, Person } from '../../engine/chat/chatMessage.ts';
import { ANONYMOUS_GIVER_ID, type ChatNotice, tierOf } from '../notices/chatNotice.ts';
import { chatUser, type LineContext, sharedSourceOf, timeOf } from './chatLine.ts';
import { detached } from './detached.ts';
import type { IrcLine } from './ircLine.ts';
import { badgesAndStanding, partsOf, wholeNumber } from './tagValues.ts';

/** A `USERNOTICE` as a notice of ours; null when it lacks what a notice must have. */
export function chatNoticeOf(line: IrcLine, context: LineContext): ChatNotice | null {
  const { tags } = line;
  const id = tags.get('id') ?? '';
  const kind = tags.get('msg-id') ?? '';
  const userId = tags.get('user-id') ?? '';
  if (id === '' || kind === '' || userId === '') return null;
  const reading: Reading = {
    line,
    id: detached(id),
    time: timeOf(tags, context),
    user: chatUser(tags, userId, tags.get('login') ?? ''),
    text: detached(line.params[1] ?? ''),
    param: (name) => tags.get(`msg-param-${name}`) || undefined,
  };
  const shared = sharedSourceOf(tags, id);
  // What happened in another channel of a shared chat is no subscription or raid of this one.
  if (shared?.isCopy || kind === 'sharedchatnotice') {
    const source = tags.get('source-msg-id') || kind;
    return source === 'announcement' ? announcement(reading) : other(reading, source);
  }
  const read = READERS[kind];
  return (Object.hasOwn(READERS, kind) && read ? read(reading) : null) ?? other(reading, kind);
}

interface Reading {
  line: IrcLine;
  id: string;
  time: number;
  user: ChatUser;
  text: string;
  /** Undefined when it is missing or empty. */
  param(name: string): string | undefined;
}

/** Null when the notice lacks what its kind must have; it is then told in Twitch's words. */
type Reader = (reading: Reading) => ChatNotice | null;

const READERS: Readonly<Record<string, Reader>> = {
  sub: subscribed,
  resub: resubscribed,
  subgift: gift,
  anonsubgift: gift,
  submysterygift: giftBomb,
  anonsubmysterygift: giftBomb,
  giftpaidupgrade: (reading) => continued(reading, 'gift', senderOf(reading)),
  anongiftpaidupgrade: (reading) => continued(reading, 'gift', null),
  primepaidupgrade: (reading) => continued(reading, 'prime', null),
  standardpayforward: paidForward,
  communitypayforward: paidForward,
  raid: raided,
  announcement,
  viewermilestone: viewerMilestone,
  bitsbadgetier: ({ id, time, user, text, param }) => ({
    kind: 'milestone',
    fact: { id, time, user, kind: 'bits-badge', value: wholeNumber(param('threshold')), reward: 0, text },
  }),
  modiversary: ({ id, time, user, text, param }) => ({
    kind: 'milestone',
    fact: {
      id,
      time,
      user,
      kind: 'moderator-anniversary',
      value: wholeNumber(param('months')),
      reward: 0,
      text,
    },
  }),
  charitydonation: donated,
};

function subscribed({ id, time, user, param }: Reading): ChatNotice {
  const plan = param('sub-plan');
  const months = Math.max(1, wholeNumber(param('multimonth-duration')));
  return {
    kind: 'subscribed',
    fact: { id, time, user, tier: tierOf(plan), prime: plan === 'Prime', months, late: false },
  };
}

function resubscribed({ id, time, user, text, line, param }: Reading): ChatNotice {
  const plan = param('sub-plan');
  const giver = personOf(param('gifter-id'), param('gifter-login'), param('gifter-name'));
  const streak = wholeNumber(param('streak-months'));
  return {
    kind: 'resubscribed',
    fact: {
      id,
      time,
      user,
      tier: tierOf(plan),
      prime: plan === 'Prime',
      totalMonths: wholeNumber(param('cumulative-months')),
      streak: param('should-share-streak') === '1' && streak > 0 ? streak : null,
      text,
      parts: partsOf(text, line.tags.get('emotes')),
      giver: param('anon-gift') === 'true' ? null : giver,
    },
  };
}

function gift(reading: Reading): ChatNotice | null {
  const { id, time, param } = reading;
  const recipient = personOf(
    param('recipient-id'),
    param('recipient-user-name'),
    param('recipient-display-name'),
  );
  if (!recipient) return null;
  return {
    kind: 'gift',
    fact: {
      id,
      time,
      giver: giverOf(reading),
      tier: tierOf(param('sub-plan')),
      months: Math.max(1, wholeNumber(param('gift-months'))),
      given: wholeNumber(param('sender-count')) || null,
      recipient,
      bombId: idOf(param('community-gift-id')),
      originId: idOf(param('origin-id')),
    },
  };
}

function giftBomb(reading: Reading): ChatNotice | null {
  const { id, time, param } = reading;
  const total = wholeNumber(param('mass-gift-count'));
  if (total < 1) return null;
  return {
    kind: 'giftBomb',
    fact: {
      id,
      time,
      giver: giverOf(reading),
      tier: tierOf(param('sub-plan')),
      total,
      given: wholeNumber(param('sender-count')) || null,
      bombId: idOf(param('community-gift-id')) ?? id,
      originId: idOf(param('origin-id')),
    },
  };
}

function idOf(param: string | undefined): string | null {
  return param === undefined ? null : detached(param);
}

function giverOf({ user }: Reading): Person | null {
  return user.id === ANONYMOUS_GIVER_ID || user.login === 'ananonymousgifter' ? null : user;
}

function continued(
  { id, time, user, param }: Reading,
  from: 'gift' | 'prime',
  giver: Person | null,
): ChatNotice {
  const plan = param('sub-plan');
  return { kind: 'subContinued', fact: { id, time, user, from, giver, tier: plan ? tierOf(plan) : null } };
}

function senderOf({ param }: Reading): Person | null {
  const login = param('sender-login');
  return login ? { id: '', login: detached(login), name: detached(param('sender-name') ?? login) } : null;
}

function paidForward({ id, time, user, param }: Reading): ChatNotice {
  const before = personOf(
    param('prior-gifter-id'),
    param('prior-gifter-user-name'),
    param('prior-gifter-display-name'),
  );
  const recipient = personOf(
    param('recipient-id'),
    param('recipient-user-name'),
    param('recipient-display-name'),
  );
  const giver = param('prior-gifter-anonymous') === 'true' ? null : before;
  return { kind: 'giftPaidForward', fact: { id, time, user, giver, recipient } };
}

function raided({ id, time, user, param }: Reading): ChatNotice {
  const from = { id: user.id, login: user.login, name: param('displayName') ?? user.name };
  return {
    kind: 'raided',
    fact: { id, time, from, viewers: Math.max(0, wholeNumber(param('viewerCount'))) },
  };
}

function announcement({ id, time, user, text, line, param }: Reading): ChatNotice {
  const { tags } = line;
  const { badges, standing } = badgesAndStanding(tags);
  return {
    kind: 'announcement',
    fact: {
      id,
      time,
      shared: sharedSourceOf(tags, id),
      user,
      badges,
      standing,
      text,
      parts: partsOf(text, tags.get('emotes')),
      colour: announcementColour(param('color')),
    },
  };
}

export function announcementColour(name: string | undefined): AnnouncementColour {
  const wanted = name?.toLowerCase();
  return ANNOUNCEMENT_COLOURS.find((colour) => colour === wanted) ?? 'primary';
}

function viewerMilestone({ id, time, user, text, param }: Reading): ChatNotice {
  return {
    kind: 'milestone',
    fact: {
      id,
      time,
      user,
      kind: param('category') === 'watch-streak' ? 'watch-streak' : 'other',
      value: wholeNumber(param('value')),
      reward: Math.max(0, wholeNumber(param('copoReward'))),
      text,
    },
  };
}

function donated({ id, time, user, param }: Reading): ChatNotice | null {
  const currency = param('donation-currency');
  if (!currency) return null;
  const amount = {
    value: wholeNumber(param('donation-amount')),
    decimals: wholeNumber(param('exponent')),
    currency,
  };
  return { kind: 'donated', fact: { id, user, charity: param('charity-name') ?? '', amount, time } };
}

function other({ id, time, user, text, line }: Reading, kind: string): ChatNotice {
  return {
    kind: 'other',
    fact: {
      id,
      time,
      shared: sharedSourceOf(line.tags, id),
      kind: detached(kind),
      user,
      sentence: detached(line.tags.get('system-msg') ?? ''),
      text,
    },
  };
}

function personOf(
  id: string | undefined,
  login: string | undefined,
  name: string | undefined,
): Person | null {
  if (!id || !login) return null;
  return {
    id: detached(id),
    login: detached(login.toLowerCase()),
    name: detached((name ?? '').trim() || login),
  };
}
