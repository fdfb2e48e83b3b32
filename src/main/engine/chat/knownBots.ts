/** Logins of well-known chat bots. What they say is not chat: it wakes no timer and gets no welcome. */
const KNOWN_BOTS: ReadonlySet<string> = new Set([
  'blerp',
  'botisimo',
  'botrixoficial',
  'buttsbot',
  'deepbot',
  'dixperbot',
  'fossabot',
  'frostytoolsdotcom',
  'kofistreambot',
  'moobot',
  'nightbot',
  'ohbot',
  'own3d',
  'phantombot',
  'playwithviewersbot',
  'pokemoncommunitygame',
  'pretzelrocks',
  'restreambot',
  'scorpbot',
  'sery_bot',
  'songlistbot',
  'soundalerts',
  'streamelements',
  'streamjarbot',
  'streamlabs',
  'streamlootsbot',
  'streamstickers',
  'tangiabot',
  'tipeeestream',
  'wizebot',
  'wzbot',
  'xanbot',
]);

/** `login` in lower case. */
export function isKnownBot(login: string): boolean {
  return KNOWN_BOTS.has(login);
}
