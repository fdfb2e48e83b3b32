/** The sounds that Emcee brings; `npm run sounds` makes them. */
export const BUILT_IN_SOUNDS = ['bell', 'chime', 'coin', 'drum', 'fanfare', 'pop'] as const;

/** What browsers play. */
export const SOUND_TYPES: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  webm: 'audio/webm',
  m4a: 'audio/mp4',
  flac: 'audio/flac',
};
