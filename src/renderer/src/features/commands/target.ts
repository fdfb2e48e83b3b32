export const LIST_PATH = '/commands';

export type Target = { kind: 'new' } | { kind: 'key'; key: string } | { kind: 'name'; name: string };

export function pathOfKey(key: string): string {
  return `${LIST_PATH}/open/${encodeURIComponent(key)}`;
}

/** What an address of this page asks for; null for the page alone. */
export function targetOf(location: string): Target | null {
  const [, , what, value] = location.split('/');
  if (what === 'new') return { kind: 'new' };
  if (!value) return null;
  const text = decoded(value);
  if (what === 'open') return { kind: 'key', key: text };
  return what === 'called' ? { kind: 'name', name: text } : null;
}

/** The router may have decoded it before; a lone % is then only a sign. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
