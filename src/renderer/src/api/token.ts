/** Where the browser keeps the token, so that a bookmark or a refresh works. */
const TOKEN_KEY = 'emcee.token';

/** The token in the part of an address behind the `#`; null when there is none. */
export function tokenInHash(hash: string): string | null {
  const found = new URLSearchParams(hash.replace(/^#\/?/, '')).get('token');
  return found ? found : null;
}

/** What somebody pasted: a whole link, the part behind the `#`, or the bare token. Null when it is none of these. */
export function tokenInText(text: string): string | null {
  const trimmed = text.trim();
  const hash = trimmed.indexOf('#');
  if (hash >= 0) return tokenInHash(trimmed.slice(hash));
  if (trimmed.startsWith('token=')) return tokenInHash(trimmed);
  return /^[\w.~-]{16,}$/.test(trimmed) ? trimmed : null;
}

export function storedToken(): string | null {
  return localStorage.getItem(TOKEN_KEY);
}

export function storeToken(token: string): void {
  localStorage.setItem(TOKEN_KEY, token);
}

/** Keeps the token that came with the link, and takes it out of the address bar at once. True when there was one. */
export function takeTokenFromAddress(): boolean {
  const token = tokenInHash(location.hash);
  if (token === null) return false;
  storeToken(token);
  history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  return true;
}
