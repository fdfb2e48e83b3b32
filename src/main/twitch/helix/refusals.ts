import { AppError, type ErrorCode } from '../../../shared/rpc/errors.ts';

/** One known refusal: where it comes from, Twitch's words, and ours. */
interface Known {
  /** `METHOD /path`; null for any. */
  call: string | null;
  /** Null for any. */
  status: number | null;
  /** Found in Twitch's message; null for any. */
  text: RegExp | null;
  code: ErrorCode;
  message: string;
}

/** The first that fits is taken. */
const KNOWN: readonly Known[] = [
  // Anywhere
  known(
    null,
    null,
    /missing scope|requires the .* scope/i,
    'twitch.missing_scope',
    'The account has not allowed Emcee to do this yet. Sign in again to allow it.',
  ),
  known(
    null,
    401,
    /must match the user id/i,
    'twitch.not_allowed',
    'Only the account whose channel this is may do this. Sign in as the streamer.',
  ),
  known(
    null,
    401,
    /incorrect user authorization/i,
    'twitch.not_allowed',
    'Only the streamer may do this. Sign in as the streamer.',
  ),
  known(null, 410, null, 'twitch.gone', 'Twitch has taken this away. Please update Emcee.'),

  // Bans
  known('POST /moderation/bans', 400, /already banned/i, 'conflict', 'This person is banned already.'),
  known(
    'POST /moderation/bans',
    400,
    /may not be banned/i,
    'twitch.not_allowed',
    'This person cannot be banned or timed out: it is the streamer, a moderator, or somebody of Twitch.',
  ),
  known(
    'POST /moderation/bans',
    409,
    null,
    'conflict',
    'Somebody else is just changing the ban of this person. Please try again.',
  ),
  known(
    'DELETE /moderation/bans',
    400,
    /not banned/i,
    'conflict',
    'This person is neither banned nor timed out.',
  ),
  known(
    'DELETE /moderation/bans',
    409,
    null,
    'conflict',
    'Somebody else is just changing the ban of this person. Please try again.',
  ),
  known(
    null,
    403,
    /not a moderator|not one of the broadcaster's moderators/i,
    'twitch.not_moderator',
    'The account is no moderator of the channel. Make it one with /mod, or sign in as the streamer.',
  ),

  // Lines
  known(
    'DELETE /moderation/chat',
    404,
    null,
    'not_found',
    'The line is gone already, or older than six hours.',
  ),
  known(
    'DELETE /moderation/chat',
    400,
    null,
    'twitch.not_allowed',
    'Lines of the streamer and of other moderators cannot be deleted.',
  ),
  known('POST /chat/messages', 422, null, 'bad_input', 'The line is longer than 500 characters.'),
  known(
    'POST /chat/messages',
    403,
    null,
    'twitch.not_allowed',
    'The bot may not speak in the channel now: it is banned or timed out, or the modes of the room keep it out.',
  ),
  known(
    'POST /chat/announcements',
    429,
    null,
    'rate_limited',
    'There can be one announcement every two seconds. Please try again.',
  ),
  known(
    'POST /chat/shoutouts',
    400,
    /themselves/i,
    'bad_input',
    'The streamer cannot be given a shoutout in the own channel.',
  ),
  known(
    'POST /chat/shoutouts',
    400,
    /not streaming live|one or more viewers/i,
    'twitch.offline',
    'Shoutouts work only while the stream is live and somebody watches.',
  ),
  known(
    'POST /chat/shoutouts',
    429,
    null,
    'rate_limited',
    'Twitch allows one shoutout every two minutes, and one an hour for the same channel.',
  ),
  known(
    'PUT /chat/color',
    400,
    null,
    'twitch.colour_refused',
    'Twitch refuses this colour. Colours other than the named ones need Turbo or Prime.',
  ),
  known(
    'PATCH /chat/settings',
    400,
    /must be in the range/i,
    'bad_input',
    'This number is outside of what Twitch allows: slow mode takes 3 to 120 seconds, followers-only at most 90 days.',
  ),
  known(
    'POST /moderation/warnings',
    400,
    /may not be warned/i,
    'twitch.not_allowed',
    'This person cannot be warned: it is the streamer, a moderator, or somebody of Twitch.',
  ),
  known('POST /moderation/warnings', 409, null, 'conflict', 'Somebody else is just warning this person.'),
  known(
    'POST /moderation/automod/message',
    404,
    null,
    'not_found',
    'Somebody has decided about this line already.',
  ),
  known('POST /whispers', 400, /whisper themsel/i, 'bad_input', 'Nobody can whisper to themselves.'),
  known(
    'POST /whispers',
    401,
    /verified phone number/i,
    'twitch.no_phone',
    'Twitch lets only accounts with a verified phone number whisper. Add one to the account of the bot.',
  ),
  known(
    'POST /whispers',
    403,
    null,
    'twitch.not_allowed',
    'This person does not take whispers from the bot.',
  ),
  known(
    'POST /whispers',
    429,
    null,
    'rate_limited',
    'Twitch allows whispers to 40 people a day, and 100 a minute.',
  ),

  // Roles
  known(
    'POST /moderation/moderators',
    400,
    /already a mod/i,
    'conflict',
    'This person is a moderator already.',
  ),
  known('POST /moderation/moderators', 422, null, 'conflict', 'This person is a VIP. Take that away first.'),
  known(
    'POST /moderation/moderators',
    400,
    /banned/i,
    'conflict',
    'This person is banned. Unban them first.',
  ),
  known('DELETE /moderation/moderators', 400, /not a mod/i, 'conflict', 'This person is no moderator.'),
  known('POST /channels/vips', 409, null, 'twitch.no_slots', 'All VIP places of the channel are taken.'),
  known(
    'POST /channels/vips',
    425,
    null,
    'twitch.not_allowed',
    'The channel has not earned VIP places yet ("Build a Community").',
  ),
  known('POST /channels/vips', 422, null, 'conflict', 'This person is a VIP or a moderator already.'),
  known('DELETE /channels/vips', 422, null, 'conflict', 'This person is no VIP.'),
  known(
    null,
    429,
    /mod|vip/i,
    'rate_limited',
    'Twitch allows ten changes of roles in ten seconds. Please try again.',
  ),

  // Events
  known(
    'POST /eventsub/subscriptions',
    403,
    null,
    'twitch.not_allowed',
    'Twitch does not let this account hear of it: a right is missing, or the account is no moderator, or it is banned in the channel.',
  ),
  known(
    'POST /eventsub/subscriptions',
    429,
    null,
    'rate_limited',
    'Twitch allows three connections and a number of subscriptions for each account, and they are used up. Is Emcee running elsewhere with the same account?',
  ),

  // Channel and stream
  known(
    'PATCH /channels',
    400,
    null,
    'bad_input',
    'Twitch refuses the title, the category or the tags. A title has 1 to 140 characters, a tag at most 25 without spaces.',
  ),
  known(
    'PATCH /channels',
    409,
    null,
    'rate_limited',
    'The mark for branded content was changed too often. Please wait a little.',
  ),
  known(
    'POST /streams/markers',
    404,
    null,
    'twitch.offline',
    'Markers can be set only while the stream is live and recorded.',
  ),
  known('POST /clips', 404, null, 'twitch.offline', 'Clips can be made only while the stream is live.'),
  known('POST /clips', 403, /category/i, 'twitch.not_allowed', 'Twitch allows no clips of this category.'),
  known('POST /clips', 403, null, 'twitch.not_allowed', 'The channel does not let this account make clips.'),
  known(
    'POST /clips',
    503,
    null,
    'unavailable',
    'Twitch cannot make clips just now. Please try again in a minute.',
  ),
  known(
    'POST /channels/commercial',
    400,
    /streaming live/i,
    'twitch.offline',
    'Ads can be run only while the stream is live.',
  ),
  known('POST /channels/commercial', 429, null, 'rate_limited', 'It is too soon after the last ad.'),
  known(
    'POST /channels/commercial',
    400,
    null,
    'rate_limited',
    'Twitch does not run an ad now; it is perhaps too soon after the last one.',
  ),
  known(
    'POST /channels/ads/schedule/snooze',
    400,
    null,
    'twitch.not_allowed',
    'No ad can be put off now: none is planned, or no snooze is left.',
  ),
  known('POST /channels/ads/schedule/snooze', 429, null, 'twitch.not_allowed', 'No snooze is left.'),
  known('POST /raids', 400, /cannot be the same/i, 'bad_input', 'The streamer cannot raid the own channel.'),
  known('POST /raids', 404, null, 'not_found', 'The channel to raid does not exist.'),
  known('POST /raids', 409, null, 'conflict', 'A raid is being prepared already.'),
  known('POST /raids', 429, null, 'rate_limited', 'Twitch allows ten raids in ten minutes.'),
  known('DELETE /raids', 404, null, 'not_found', 'There is no raid to cancel.'),

  // Polls, predictions, rewards
  known('POST /polls', 400, /already|active/i, 'conflict', 'A poll is running already. End it first.'),
  known(
    'POST /predictions',
    400,
    /already|active|locked/i,
    'conflict',
    'A prediction is running already. Resolve or cancel it first.',
  ),
  known(
    null,
    403,
    /affiliate|partner/i,
    'twitch.not_affiliate',
    'Twitch offers this to affiliates and partners only.',
  ),
  known(
    'POST /channel_points/custom_rewards',
    400,
    /DUPLICATE/i,
    'conflict',
    'There is a reward with this title already.',
  ),
  known(
    'PATCH /channel_points/custom_rewards',
    400,
    /DUPLICATE/i,
    'conflict',
    'There is a reward with this title already.',
  ),
  known(
    'POST /channel_points/custom_rewards',
    400,
    /TOO_MANY/i,
    'twitch.no_slots',
    'The channel has 50 rewards, which is the most that Twitch allows.',
  ),
  known(
    'PATCH /channel_points/custom_rewards',
    403,
    null,
    'twitch.not_allowed',
    'This reward was made elsewhere. Only the app that made a reward may change it; make it anew in Emcee.',
  ),
  known(
    'DELETE /channel_points/custom_rewards',
    403,
    null,
    'twitch.not_allowed',
    'This reward was made elsewhere. Only the app that made a reward may delete it.',
  ),
  known(
    'PATCH /channel_points/custom_rewards/redemptions',
    403,
    null,
    'twitch.not_allowed',
    'This reward was made elsewhere. Only the app that made a reward may fulfil or refund it.',
  ),
  known(
    'GET /channel_points/custom_rewards/redemptions',
    403,
    null,
    'twitch.not_allowed',
    'This reward was made elsewhere, and Twitch shows its queue only to the app that made it.',
  ),
  known(
    'PATCH /channel_points/custom_rewards/redemptions',
    404,
    null,
    'not_found',
    'This redemption is done already, or gone.',
  ),
];

function known(
  call: string | null,
  status: number | null,
  text: RegExp | null,
  code: ErrorCode,
  message: string,
): Known {
  return { call, status, text, code, message };
}

/** What a status means when nothing better is known. */
const BY_STATUS: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  400: ['bad_input', 'Twitch does not accept this.'],
  401: ['twitch.signed_out', 'Twitch does not accept the sign-in. Please sign in again.'],
  403: ['twitch.not_allowed', 'Twitch does not allow this.'],
  404: ['not_found', 'Twitch does not know this.'],
  409: ['conflict', 'Something else is just changing the same thing. Please try again.'],
  422: ['bad_input', 'Twitch does not accept this.'],
  429: ['rate_limited', 'Twitch wants us to slow down. Please try again in a moment.'],
};

/** The error for an answer that is none; `message` is Twitch's, without secrets. */
export function refusalOf(call: string, status: number, message: string): AppError {
  const found = KNOWN.find(
    (one) =>
      (one.call === null || one.call === call) &&
      (one.status === null || one.status === status) &&
      (one.text === null || one.text.test(message)),
  );
  const data = { status, twitch: message === '' ? null : message };
  if (found) return new AppError(found.code, found.message, data);
  if (status >= 500) {
    return new AppError(
      'unavailable',
      `Twitch has trouble just now (${status}). Please try again in a minute.`,
      data,
    );
  }
  const [code, text] = BY_STATUS[status] ?? ['twitch.refused', `Twitch refused this (${status}).`];
  return new AppError(code, message === '' ? text : `${text} It says: ${message}`, data);
}
