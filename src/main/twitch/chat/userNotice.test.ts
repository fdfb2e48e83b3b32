import { describe, expect, it } from 'vitest';
import { parseIrcLine } from './ircLine.ts';
import { chatNoticeOf } from './userNotice.ts';

function notice(kind: string, tags: string, text = '') {
  const line = parseIrcLine(
    `@id=n1;user-id=2002;login=ann;display-name=Ann;room-id=1001;tmi-sent-ts=1767225600005;msg-id=${kind};system-msg=Ann\\sdid\\sit.;${tags} :tmi.twitch.tv USERNOTICE #streamer_one${text && ` :${text}`}`,
  );
  return line && chatNoticeOf(line, { now: 9 });
}

const ann = { id: '2002', login: 'ann', name: 'Ann', colour: null };
const bob = { id: '3003', login: 'bob', name: 'Bob' };
const toBob =
  'msg-param-recipient-id=3003;msg-param-recipient-user-name=bob;msg-param-recipient-display-name=Bob;msg-param-sub-plan=1000';

describe('chatNoticeOf', () => {
  it('reads one month as one month, where tmi.js makes true of it', () => {
    expect(notice('resub', 'msg-param-cumulative-months=1;msg-param-sub-plan=2000', 'hi')).toEqual({
      kind: 'resubscribed',
      fact: {
        id: 'n1',
        time: 1_767_225_600_005,
        user: ann,
        tier: 2,
        prime: false,
        totalMonths: 1,
        streak: null,
        text: 'hi',
        parts: [{ kind: 'text', text: 'hi' }],
        giver: null,
      },
    });
  });

  it('shows a streak only when the person shares it', () => {
    const streak = 'msg-param-cumulative-months=9;msg-param-streak-months=4;msg-param-sub-plan=Prime';
    expect(notice('resub', `${streak};msg-param-should-share-streak=1`)?.fact).toMatchObject({
      streak: 4,
      prime: true,
    });
    expect(notice('resub', `${streak};msg-param-should-share-streak=0`)?.fact).toMatchObject({
      streak: null,
    });
  });

  it('reads a new subscription with the months that were paid at once', () => {
    expect(notice('sub', 'msg-param-sub-plan=3000;msg-param-multimonth-duration=6')).toMatchObject({
      kind: 'subscribed',
      fact: { tier: 3, months: 6, prime: false, late: false },
    });
  });

  it('reads one gift of a bomb and the bomb', () => {
    expect(
      notice('subgift', `${toBob};msg-param-community-gift-id=b1;msg-param-sender-count=12`),
    ).toMatchObject({
      kind: 'gift',
      fact: { giver: ann, recipient: bob, bombId: 'b1', given: 12, tier: 1, months: 1 },
    });
    expect(
      notice('submysterygift', 'msg-param-mass-gift-count=5;msg-param-community-gift-id=b1'),
    ).toMatchObject({
      kind: 'giftBomb',
      fact: { giver: ann, total: 5, bombId: 'b1', given: null },
    });
  });

  it('names nobody for an anonymous gift', () => {
    const line = parseIrcLine(
      `@id=n1;user-id=274598607;login=ananonymousgifter;msg-id=subgift;${toBob} :tmi.twitch.tv USERNOTICE #c`,
    );
    expect(line && chatNoticeOf(line, { now: 9 })).toMatchObject({ kind: 'gift', fact: { giver: null } });
  });

  it('reads a raid', () => {
    expect(
      notice('raid', 'msg-param-displayName=Ann;msg-param-login=ann;msg-param-viewerCount=1'),
    ).toMatchObject({
      kind: 'raided',
      fact: { from: { id: '2002', login: 'ann' }, viewers: 1 },
    });
  });

  it('reads an announcement with its colour', () => {
    expect(notice('announcement', 'msg-param-color=BLUE', 'hear ye')).toMatchObject({
      kind: 'announcement',
      fact: { colour: 'blue', text: 'hear ye' },
    });
    expect(notice('announcement', 'msg-param-color=CHARTREUSE', 'x')?.fact).toMatchObject({
      colour: 'primary',
    });
  });

  it('reads a watch streak and a cheer badge', () => {
    expect(
      notice('viewermilestone', 'msg-param-category=watch-streak;msg-param-value=7;msg-param-copoReward=450'),
    ).toMatchObject({ kind: 'milestone', fact: { kind: 'watch-streak', value: 7, reward: 450 } });
    expect(notice('bitsbadgetier', 'msg-param-threshold=1000')).toMatchObject({
      fact: { kind: 'bits-badge', value: 1000 },
    });
  });

  it('reads who goes on with a gift, and with Prime', () => {
    expect(notice('giftpaidupgrade', 'msg-param-sender-login=bob;msg-param-sender-name=Bob')).toMatchObject({
      kind: 'subContinued',
      fact: { from: 'gift', giver: { login: 'bob' }, tier: null },
    });
    expect(notice('primepaidupgrade', 'msg-param-sub-plan=1000')).toMatchObject({
      fact: { from: 'prime', giver: null, tier: 1 },
    });
  });

  it('takes no subscription of another channel of a shared chat for one of ours', () => {
    expect(
      notice('sharedchatnotice', 'source-msg-id=resub;source-room-id=5005;msg-param-cumulative-months=3'),
    ).toMatchObject({ kind: 'other', fact: { kind: 'resub', shared: { isCopy: true } } });
    expect(notice('resub', 'source-room-id=1001;msg-param-cumulative-months=3')?.kind).toBe('resubscribed');
  });

  it('tells what it does not know in Twitch’s words', () => {
    for (const kind of ['onetapstreakstarted', 'constructor', '__proto__', 'toString']) {
      expect(notice(kind, 'x=y')).toMatchObject({ kind: 'other', fact: { kind, sentence: 'Ann did it.' } });
    }
  });

  it('tells a gift without recipient, and a bomb of nothing, in Twitch’s words', () => {
    expect(notice('subgift', 'x=y')?.kind).toBe('other');
    expect(notice('submysterygift', 'msg-param-mass-gift-count=0')?.kind).toBe('other');
  });
});
