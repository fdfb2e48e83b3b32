/** One line of IRC with Twitch's message tags. */
export interface IrcLine {
  tags?: Record<string, string>;
  /** Null when there is none. */
  prefix: string | null;
  command: string;
  params: string[];
}

const ESCAPES: Record<string, string> = { ';': '\\:', ' ': '\\s', '\\': '\\\\', '\r': '\\r', '\n': '\\n' };
const UNESCAPES: Record<string, string> = { ':': ';', s: ' ', '\\': '\\', r: '\r', n: '\n' };
const MUST_ESCAPE = /[; \\\r\n]/;

export function escapeTag(value: string): string {
  if (!MUST_ESCAPE.test(value)) return value;
  return value.replace(/[; \\\r\n]/g, (letter) => ESCAPES[letter] ?? letter);
}

/** A backslash at the very end is dropped, one before any other letter falls away. */
export function unescapeTag(value: string): string {
  if (!value.includes('\\')) return value;
  return value.replace(/\\(.?)/gs, (_, letter: string) => UNESCAPES[letter] ?? letter);
}

export function printTags(tags: Record<string, string>): string {
  let text = '';
  for (const name in tags) {
    if (text) text += ';';
    text += `${name}=${escapeTag(tags[name] ?? '')}`;
  }
  return text;
}

/** Without tags and without the line's end. Twitch marks the last parameter even where it need not. */
export function printBare(line: IrcLine): string {
  let text = line.prefix === null ? line.command : `:${line.prefix} ${line.command}`;
  const last = line.params.length - 1;
  for (let i = 0; i <= last; i++) {
    const param = line.params[i] ?? '';
    text += i === last && (i > 0 || !param.startsWith('#')) ? ` :${param}` : ` ${param}`;
  }
  return text;
}

export function printLine(line: IrcLine, withTags = true): string {
  const bare = printBare(line);
  return withTags && line.tags ? `@${printTags(line.tags)} ${bare}` : bare;
}

/** Null when there is no command in it. */
export function parseLine(text: string): IrcLine | null {
  let rest = text.replace(/[\r\n]+$/, '');
  const tags: Record<string, string> = {};
  let tagged = false;
  if (rest.startsWith('@')) {
    const end = rest.indexOf(' ');
    if (end < 0) return null;
    tagged = true;
    for (const pair of rest.slice(1, end).split(';')) {
      const cut = pair.indexOf('=');
      if (cut < 0) tags[pair] = '';
      else tags[pair.slice(0, cut)] = unescapeTag(pair.slice(cut + 1));
    }
    rest = rest.slice(end + 1).trimStart();
  }
  let prefix: string | null = null;
  if (rest.startsWith(':')) {
    const end = rest.indexOf(' ');
    if (end < 0) return null;
    prefix = rest.slice(1, end);
    rest = rest.slice(end + 1).trimStart();
  }
  const params: string[] = [];
  while (rest !== '') {
    if (rest.startsWith(':')) {
      params.push(rest.slice(1));
      break;
    }
    const end = rest.indexOf(' ');
    if (end < 0) {
      params.push(rest);
      break;
    }
    params.push(rest.slice(0, end));
    rest = rest.slice(end + 1).trimStart();
  }
  const command = params.shift();
  if (!command) return null;
  return { ...(tagged ? { tags } : {}), prefix, command: command.toUpperCase(), params };
}
