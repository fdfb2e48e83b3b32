import type { Random } from '../../engine/ports.ts';
import { randomInt, randomPick } from '../../engine/random.ts';
import type { Account } from '../world/account.ts';
import type { Channel, Tier } from '../world/channel.ts';
import type { World } from '../world/world.ts';
import { inventName } from './names.ts';

export interface Member {
  readonly account: Account;
  /** How much this one talks, beside the others. */
  readonly weight: number;
}

const DAY_MS = 86_400_000;
const TIERS: readonly Tier[] = ['1000', '1000', '1000', '1000', '2000', '3000'];

/** A person who has been around for a while: followed, subscribed, helped, as it happens in a channel. */
export function inviteMember(world: World, channel: Channel, random: Random, fresh = false): Member {
  const name = inventName(random, (login) => world.accounts.find(login) !== null);
  const now = world.clock.now();
  const account = world.accounts.add({
    ...name,
    createdAt: now - randomInt(random, fresh ? 3 : 60, 3000) * DAY_MS,
    turbo: random.next() < 0.12,
    broadcasterType: random.next() < 0.05 ? 'affiliate' : '',
  });
  channel.present.add(account.id);
  if (!fresh) settleIn(channel, account, random, now);
  // Few talk much and many talk little.
  return { account, weight: 0.05 + random.next() ** 4 * 6 };
}

function settleIn(channel: Channel, account: Account, random: Random, now: number): void {
  const { id } = account;
  channel.everChatted.add(id);
  if (random.next() < 0.7) channel.followers.set(id, now - randomInt(random, 1, 900) * DAY_MS);
  if (random.next() < 0.22) {
    const months = randomInt(random, 1, 40);
    channel.subscribers.set(id, {
      tier: randomPick(random, TIERS) ?? '1000',
      prime: random.next() < 0.3,
      gift: random.next() < 0.2,
      gifterId: null,
      months,
      streak: randomInt(random, 1, months),
      founder: channel.subscribers.size < 5,
      since: now - randomInt(random, 1, 28) * DAY_MS,
    });
  }
  if (random.next() < 0.12) channel.bitsGiven.set(id, randomInt(random, 1, 12_000));
  if (random.next() < 0.06) channel.giftsGiven.set(id, randomInt(random, 1, 60));
  const role = random.next();
  if (role < 0.03 && channel.moderators.size < 8) channel.moderators.add(id);
  else if (role < 0.07 && channel.vips.size < 20) channel.vips.add(id);
}
