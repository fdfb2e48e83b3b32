import { randomUUID } from 'node:crypto';

const TEXTS = [
  'hello everybody',
  'that was close LUL',
  '!points',
  'what game is this and how long have you been playing it already?',
  'Kappa 😂 Kappa',
  'gg',
];

/** Lines as Twitch sends them, with all their tags; no two have the same id. */
export function roomLines(room: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const user = 1000 + (index % 500);
    const text = TEXTS[index % TEXTS.length] ?? '';
    const emotes = text.startsWith('Kappa') ? '25:0-4,8-12' : '';
    return (
      `@badge-info=subscriber/${index % 40};badges=subscriber/12,bits/100;client-nonce=${index};color=#1E90FF;` +
      `display-name=Viewer_${user};emotes=${emotes};first-msg=0;flags=;id=${randomUUID()};mod=0;` +
      `returning-chatter=0;room-id=1;subscriber=1;tmi-sent-ts=${1_767_225_600_000 + index};turbo=0;` +
      `user-id=${user};user-type= :viewer_${user}!viewer_${user}@viewer_${user}.tmi.twitch.tv PRIVMSG #${room} :${text}`
    );
  });
}
