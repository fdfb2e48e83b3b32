/** What is wrong with a client ID, before Twitch is asked; null when nothing is. */
export type ClientIdProblem = 'empty' | 'address' | 'letters' | 'length';

const SHORTEST = 20;
const LONGEST = 40;

export function clientIdProblem(typed: string): ClientIdProblem | null {
  const text = typed.trim();
  if (text === '') return 'empty';
  if (/[:/]/.test(text)) return 'address';
  if (!/^[a-z0-9]+$/.test(text)) return 'letters';
  return text.length < SHORTEST || text.length > LONGEST ? 'length' : null;
}

/** Twitch's page for registering an application. */
export const REGISTER_PAGE = 'https://dev.twitch.tv/console/apps/create';

/** What Twitch wants to have typed in; nothing ever answers there. */
export const REDIRECT_URL = 'http://localhost';
