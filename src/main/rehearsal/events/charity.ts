import { publishNotice } from '../chat/notice.ts';
import { broadcaster, names } from '../eventsub/payloads/names.ts';
import { picture } from '../helix/pictures.ts';
import type { Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';
import type { CharityCampaign } from '../world/charity.ts';

function amount(campaign: CharityCampaign, value: number) {
  return { value, decimal_places: 2, currency: campaign.currency };
}

function charityFacts(campaign: CharityCampaign) {
  return {
    charity_name: campaign.name,
    charity_description: campaign.description,
    charity_logo: picture('charity', campaign.id),
    charity_website: 'https://charity.rehearsal.invalid/',
  };
}

/** Start, progress and stop name the broadcaster without `user`, unlike everything else. */
function campaignEvent(channel: Channel, campaign: CharityCampaign) {
  return {
    id: campaign.id,
    broadcaster_id: channel.owner.id,
    broadcaster_name: channel.owner.displayName,
    broadcaster_login: channel.owner.login,
    ...charityFacts(campaign),
    current_amount: amount(campaign, campaign.current),
    target_amount: amount(campaign, campaign.target),
  };
}

export function beginCharity(
  stage: Stage,
  channel: Channel,
  name: string,
  targetCents: number,
  currency = 'EUR',
): CharityCampaign | null {
  if (channel.charity) return null;
  const campaign: CharityCampaign = {
    id: stage.ids.uuid(),
    name,
    description: `A campaign for ${name}, in rehearsal only.`,
    current: 0,
    target: targetCents,
    currency,
    startedAt: stage.clock.now(),
    donations: [],
  };
  channel.charity = campaign;
  stage.eventSub.publish(
    'channel.charity_campaign.start',
    '1',
    { broadcaster_user_id: channel.owner.id },
    () => ({
      ...campaignEvent(channel, campaign),
      started_at: eventSubTime(campaign.startedAt),
    }),
  );
  return campaign;
}

export function donate(stage: Stage, channel: Channel, account: Account, cents: number): boolean {
  const campaign = channel.charity;
  if (!campaign) return false;
  const id = stage.ids.uuid();
  campaign.current += cents;
  campaign.donations.push({ id, accountId: account.id, amount: cents });
  const about = { broadcaster_user_id: channel.owner.id };
  stage.eventSub.publish('channel.charity_campaign.donate', '1', about, () => ({
    id,
    campaign_id: campaign.id,
    ...broadcaster(channel),
    ...names('user', account),
    ...charityFacts(campaign),
    amount: amount(campaign, cents),
  }));
  stage.eventSub.publish('channel.charity_campaign.progress', '1', about, () =>
    campaignEvent(channel, campaign),
  );
  publishNotice(stage, channel, {
    author: account,
    ircId: 'charitydonation',
    params: {
      'charity-name': campaign.name,
      'donation-amount': String(cents),
      'donation-currency': campaign.currency,
      exponent: '2',
    },
    kind: 'charity_donation',
    facts: {
      charity_name: campaign.name,
      amount: { value: cents, decimal_place: 2, currency: campaign.currency },
    },
    system: `${account.displayName} donated ${campaign.currency} ${(cents / 100).toFixed(2)} to support ${campaign.name}`,
  });
  return true;
}

export function endCharity(stage: Stage, channel: Channel): boolean {
  const campaign = channel.charity;
  if (!campaign) return false;
  channel.charity = null;
  const now = stage.clock.now();
  stage.eventSub.publish(
    'channel.charity_campaign.stop',
    '1',
    { broadcaster_user_id: channel.owner.id },
    () => ({
      ...campaignEvent(channel, campaign),
      stopped_at: eventSubTime(now),
    }),
  );
  return true;
}
