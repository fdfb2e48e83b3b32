/**
 * Lines in forms that Twitch has been seen to send, or that a broken proxy leaves behind. A client must survive
 * them all. `#ROOM` is replaced by the room.
 */
export const ODD_LINES: readonly string[] = [
  // Emote ranges without an end, beyond the text, and backwards.
  '@badge-info=;badges=;color=;display-name=Odd;emotes=25:04;id=00000000-0000-4000-8000-0000000000a1;mod=0;room-id=700000001;subscriber=0;tmi-sent-ts=1;turbo=0;user-id=799999991;user-type= :odd!odd@odd.tmi.twitch.tv PRIVMSG #ROOM :Kappa',
  '@badge-info=;badges=;color=;display-name=Odd;emotes=25:90-94,3-1;id=00000000-0000-4000-8000-0000000000a2;mod=0;room-id=700000001;subscriber=0;tmi-sent-ts=1;turbo=0;user-id=799999991;user-type= :odd!odd@odd.tmi.twitch.tv PRIVMSG #ROOM :short',
  // An empty display name, one with an escaped space at its end, tags without a value, a lone backslash.
  '@badge-info;badges;color;display-name=;emotes=;id=00000000-0000-4000-8000-0000000000a3;mod=0;room-id=700000001;subscriber=0;tmi-sent-ts=1;turbo=0;user-id=799999992;user-type= :odd2!odd2@odd2.tmi.twitch.tv PRIVMSG #ROOM :no display name',
  '@badge-info=;badges=;color=;display-name=Odd\\s;emotes=;id=00000000-0000-4000-8000-0000000000a4;mod=0;reply-parent-msg-body=ends\\swith\\;room-id=700000001;subscriber=0;tmi-sent-ts=1;turbo=0;user-id=799999991;user-type= :odd!odd@odd.tmi.twitch.tv PRIVMSG #ROOM :escapes',
  // A badge whose info holds slashes and commas, an unknown badge, an unknown tag.
  '@badge-info=predictions/Heads\\sor\\stails/2,subscriber/7;badges=predictions/blue-1,lead_moderator/1,never_seen/9;brand-new-tag=1;color=#ABC;display-name=Odd;emotes=;id=00000000-0000-4000-8000-0000000000a5;mod=1;room-id=700000001;subscriber=1;tmi-sent-ts=1;turbo=0;user-id=799999991;user-type=mod :odd!odd@odd.tmi.twitch.tv PRIVMSG #ROOM :badges',
  // A last parameter without a colon, and one that is empty.
  '@badge-info=;badges=;color=;display-name=Odd;emotes=;id=00000000-0000-4000-8000-0000000000a6;mod=0;room-id=700000001;subscriber=0;tmi-sent-ts=1;turbo=0;user-id=799999991;user-type= :odd!odd@odd.tmi.twitch.tv PRIVMSG #ROOM unmarked',
  ':odd!odd@odd.tmi.twitch.tv PRIVMSG #ROOM :',
  // No tags at all, an unknown notice, an unknown command, an unknown number.
  ':odd!odd@odd.tmi.twitch.tv PRIVMSG #ROOM :without tags',
  '@badge-info=;badges=;color=;display-name=Odd;emotes=;id=00000000-0000-4000-8000-0000000000a7;login=odd;mod=0;msg-id=neverheardof;room-id=700000001;subscriber=0;system-msg=Something\\snew;tmi-sent-ts=1;user-id=799999991;user-type= :tmi.twitch.tv USERNOTICE #ROOM',
  ':tmi.twitch.tv SOMETHINGNEW #ROOM :and its text',
  ':tmi.twitch.tv 999 rehearsal_bot :a number nobody knows',
  // A message to a room that was never joined, and a deletion without a room id.
  ':odd!odd@odd.tmi.twitch.tv PRIVMSG #never_joined :hello there',
  '@login=odd;room-id=;target-msg-id=00000000-0000-4000-8000-0000000000a3;tmi-sent-ts=1 :tmi.twitch.tv CLEARMSG #ROOM :no display name',
  // Broken beyond reading.
  '@only=tags',
  ':only.a.prefix',
  '   ',
];
