import { lengthOf } from '../../chat/message.ts';
import { whisper } from '../../events/whispers.ts';
import { NO_CONTENT } from '../helixCall.ts';
import { HelixError } from '../helixError.ts';
import type { HelixRoute } from '../route.ts';

const FIRST_CONTACT = 500;
const KNOWN_CONTACT = 10_000;

export const WHISPER_ROUTES: readonly HelixRoute[] = [
  {
    method: 'POST',
    path: '/whispers',
    scopes: ['user:manage:whispers'],
    run(call) {
      const from = call.need('from_user_id');
      const to = call.need('to_user_id');
      if (from !== call.user.id)
        throw new HelixError(
          401,
          "The ID in from_user_id must match the user ID found in the request's OAuth token.",
        );
      if (from === to) throw new HelixError(400, 'A user cannot whisper themself');
      const text = call.body.text('message');
      const target = call.world.accounts.get(to);
      if (!target) throw new HelixError(404, 'The ID in to_user_id was not found.');
      if (!call.user.phoneVerified)
        throw new HelixError(401, 'the sender does not have a verified phone number');
      if (target.blocksWhispers || call.world.blocks.get(to)?.has(from))
        throw new HelixError(403, "The recipient's settings prevent this sender from whispering them");
      const { quotas } = call.stage;
      if (!quotas.whispersASecond.take(from, call.now) || !quotas.whispersAMinute.take(from, call.now))
        throw new HelixError(429, 'You are sending whispers too quickly.');
      const { whispered } = call.world;
      const pair = `${from} ${to}`;
      const limit = whispered.has(pair) ? KNOWN_CONTACT : FIRST_CONTACT;
      whispered.add(pair);
      // Longer ones are cut, and nobody is told.
      const cut = lengthOf(text) > limit ? [...text].slice(0, limit).join('') : text;
      whisper(call.stage, call.user, target, cut);
      return NO_CONTENT;
    },
  },
];
