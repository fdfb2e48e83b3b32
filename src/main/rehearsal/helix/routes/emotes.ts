import type { Answer } from '../../http/exchange.ts';
import type { Emote } from '../../world/emotes.ts';
import type { HelixCall } from '../helixCall.ts';
import { HelixError, missing } from '../helixError.ts';
import { picture } from '../pictures.ts';
import type { HelixRoute } from '../route.ts';

const TEMPLATE = 'https://static.rehearsal.invalid/emoticons/v2/{{id}}/{{format}}/{{theme_mode}}/{{scale}}';

function base(emote: Emote) {
  return {
    id: emote.id,
    name: emote.name,
    format: emote.animated ? ['static', 'animated'] : ['static'],
    scale: ['1.0', '2.0', '3.0'],
    theme_mode: ['light', 'dark'],
  };
}

function withImages(emote: Emote) {
  const at = (scale: string) => picture('emoticons', 'v2', emote.id, 'static', 'light', scale);
  const { id, name, ...rest } = base(emote);
  return { id, name, images: { url_1x: at('1.0'), url_2x: at('2.0'), url_4x: at('3.0') }, ...rest };
}

function kind(emote: Emote): string {
  return emote.ownerId === '0' ? 'globals' : 'subscriptions';
}

function answer(items: unknown[], more: Record<string, unknown> = {}): Answer {
  return { status: 200, json: { data: items, template: TEMPLATE, ...more } };
}

function badge(set: string, versions: readonly (readonly [string, string])[]) {
  return {
    set_id: set,
    versions: versions.map(([id, title]) => ({
      id,
      image_url_1x: picture('badges', set, id, '1'),
      image_url_2x: picture('badges', set, id, '2'),
      image_url_4x: picture('badges', set, id, '3'),
      title,
      description: title,
      click_action: null,
      click_url: null,
    })),
  };
}

const GLOBAL_BADGES = [
  badge('broadcaster', [['1', 'Broadcaster']]),
  badge('moderator', [['1', 'Moderator']]),
  badge('lead_moderator', [['1', 'Lead Moderator']]),
  badge('vip', [['1', 'VIP']]),
  badge('partner', [['1', 'Verified']]),
  badge('premium', [['1', 'Prime Gaming']]),
  badge('turbo', [['1', 'Turbo']]),
  badge('staff', [['1', 'Staff']]),
  badge('founder', [['0', 'Founder']]),
  badge('no_audio', [['1', 'Watching without audio']]),
  badge('no_video', [['1', 'Listening only']]),
  badge('sub-gifter', [
    ['1', 'Sub Gifter'],
    ['5', '5 Gift Subs'],
    ['10', '10 Gift Subs'],
    ['25', '25 Gift Subs'],
    ['50', '50 Gift Subs'],
    ['100', '100 Gift Subs'],
  ]),
  badge('bits', [
    ['1', 'cheer 1'],
    ['100', 'cheer 100'],
    ['1000', 'cheer 1000'],
    ['5000', 'cheer 5000'],
    ['10000', 'cheer 10000'],
    ['25000', 'cheer 25000'],
    ['50000', 'cheer 50000'],
    ['100000', 'cheer 100000'],
  ]),
];

const MONTHS = [0, 2, 3, 6, 9, 12, 18, 24, 30, 36, 48, 60, 72];

function channelBadges() {
  const versions = [0, 2000, 3000].flatMap((offset) =>
    MONTHS.map(
      (months) =>
        [String(offset + months), months === 0 ? 'Subscriber' : `${months}-Month Subscriber`] as const,
    ),
  );
  return [badge('subscriber', versions)];
}

function ownEmotes(call: HelixCall): Emote[] {
  const userId = call.need('user_id');
  if (userId !== call.user.id)
    throw new HelixError(401, "The ID in user_id must match the user ID found in the request's OAuth token.");
  return call.world.emotes.list().filter((emote) => {
    if (emote.ownerId === '0' || emote.ownerId === userId) return true;
    const sub = call.world.channel(emote.ownerId)?.subscribers.get(userId);
    return sub !== undefined && Number(sub.tier) >= Number(emote.tier);
  });
}

export const EMOTE_ROUTES: readonly HelixRoute[] = [
  {
    method: 'GET',
    path: '/chat/emotes/global',
    run: (call) =>
      answer(
        call.world.emotes
          .list()
          .filter((emote) => emote.ownerId === '0')
          .map(withImages),
      ),
  },
  {
    method: 'GET',
    path: '/chat/emotes',
    run(call) {
      const { id } = call.channel().owner;
      const emotes = call.world.emotes.list().filter((emote) => emote.ownerId === id);
      return answer(
        emotes.map((emote) => ({
          ...withImages(emote),
          tier: emote.tier,
          emote_type: kind(emote),
          emote_set_id: emote.setId,
        })),
      );
    },
  },
  {
    method: 'GET',
    path: '/chat/emotes/set',
    run(call) {
      const sets = call.list('emote_set_id', 25);
      if (sets.length === 0) throw missing('emote_set_id');
      const emotes = call.world.emotes.list().filter((emote) => sets.includes(emote.setId));
      return answer(
        emotes.map((emote) => ({
          ...withImages(emote),
          emote_type: kind(emote),
          emote_set_id: emote.setId,
          owner_id: emote.ownerId,
        })),
      );
    },
  },
  {
    method: 'GET',
    path: '/chat/emotes/user',
    scopes: ['user:read:emotes'],
    run(call) {
      const emotes = ownEmotes(call).map((emote) => ({
        ...base(emote),
        emote_type: kind(emote),
        emote_set_id: emote.setId,
        owner_id: emote.ownerId,
      }));
      return answer(emotes, { pagination: {} });
    },
  },
  {
    method: 'GET',
    path: '/chat/badges/global',
    run: () => ({ status: 200, json: { data: GLOBAL_BADGES } }),
  },
  {
    method: 'GET',
    path: '/chat/badges',
    run(call) {
      const channel = call.channel();
      return { status: 200, json: { data: channel.owner.broadcasterType === '' ? [] : channelBadges() } };
    },
  },
];
