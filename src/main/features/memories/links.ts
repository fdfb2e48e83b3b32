import { AppError } from '../../../shared/rpc/errors.ts';
import type { Outside } from '../../engine/net/outside.ts';

const TITLE_LENGTH = 150;
/** The title stands in the head of a page; more of it is not looked at. */
const HEAD = 200_000;
const PATIENCE_MS = 5000;
const LARGEST = 3 * 1024 * 1024;

/** The address in order: http or https, with a host. Throws `memories.link`. */
export function checkUrl(given: string): string {
  const text = /^[a-z][a-z0-9+.-]*:/i.test(given) ? given : `https://${given}`;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new AppError('memories.link', 'That is no web address. It looks like https://example.org/page.');
  }
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || !url.hostname.includes('.')) {
    throw new AppError('memories.link', 'Only web addresses can be kept, such as https://example.org/page.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new AppError('memories.link', 'The address holds a name or a password. Leave them out.');
  }
  return url.href;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  middot: '·',
  laquo: '«',
  raquo: '»',
};

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : '';
  });
}

/** The title in a page's source, as plain text on one line; null when it has none. It runs through the source once. */
export function titleIn(source: string): string | null {
  const head = source.slice(0, HEAD);
  const lower = head.toLowerCase();
  let at = lower.indexOf('<title');
  while (at !== -1 && !/[\s>]/.test(lower.charAt(at + 6))) at = lower.indexOf('<title', at + 6);
  if (at === -1) return null;
  const start = lower.indexOf('>', at);
  const end = start === -1 ? -1 : lower.indexOf('</title', start);
  if (end === -1) return null;
  const text = decoded(head.slice(start + 1, end))
    // Control and direction characters could hide or turn around what follows in chat.
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return null;
  return text.length > TITLE_LENGTH ? `${text.slice(0, TITLE_LENGTH - 1).trimEnd()}…` : text;
}

/** Asks the page for its title; null when it does not answer in time, or has none. */
export async function fetchTitle(
  outside: Outside,
  url: string,
  signal?: AbortSignal,
): Promise<string | null> {
  try {
    const answer = await outside.ask({
      url,
      headers: { accept: 'text/html,application/xhtml+xml' },
      timeout: PATIENCE_MS,
      largest: LARGEST,
      ...(signal ? { signal } : {}),
    });
    const isPage = answer.type === 'text/html' || answer.type === 'application/xhtml+xml';
    return answer.status >= 200 && answer.status < 300 && isPage ? titleIn(answer.text) : null;
  } catch (thrown) {
    if (thrown instanceof AppError) return null;
    throw thrown;
  }
}
