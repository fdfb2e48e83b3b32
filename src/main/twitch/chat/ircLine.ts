import { Tags } from './tags.ts';

/** One line of Twitch's chat protocol, taken apart. Values of tags are texts, never anything else. */
export interface IrcLine {
  tags: Tags;
  /** The login or server that sent it; empty when the line does not say. */
  nick: string;
  command: string;
  /** All parameters; the last may hold spaces. */
  params: readonly string[];
}

/** Twitch's own bounds are 8,191 bytes of tags and 512 of message; what is far beyond is not a chat line. */
const LONGEST_LINE = 20_000;
const MOST_PARAMS = 20;

const NO_TAGS = new Tags('', 0, 0);

/** Null for what is not a line of the protocol. It never throws, whatever it is given. */
export function parseIrcLine(raw: string): IrcLine | null {
  if (raw.length === 0 || raw.length > LONGEST_LINE) return null;
  let at = 0;
  let tags = NO_TAGS;
  if (raw.charCodeAt(0) === 0x40) {
    const end = raw.indexOf(' ');
    if (end === -1) return null;
    tags = new Tags(raw, 1, end);
    at = skipSpaces(raw, end);
  }
  let nick = '';
  if (raw.charCodeAt(at) === 0x3a) {
    const end = raw.indexOf(' ', at);
    if (end === -1) return null;
    const bang = raw.indexOf('!', at);
    nick = raw.slice(at + 1, bang !== -1 && bang < end ? bang : end);
    at = skipSpaces(raw, end);
  }
  const commandEnd = endOfWord(raw, at);
  const command = raw.slice(at, commandEnd);
  if (!isCommand(command)) return null;
  const params: string[] = [];
  at = skipSpaces(raw, commandEnd);
  while (at < raw.length) {
    if (raw.charCodeAt(at) === 0x3a || params.length === MOST_PARAMS - 1) {
      params.push(raw.slice(raw.charCodeAt(at) === 0x3a ? at + 1 : at));
      break;
    }
    const end = endOfWord(raw, at);
    params.push(raw.slice(at, end));
    at = skipSpaces(raw, end);
  }
  return { tags, nick, command, params };
}

function skipSpaces(raw: string, from: number): number {
  let at = from;
  while (raw.charCodeAt(at) === 0x20) at += 1;
  return at;
}

function endOfWord(raw: string, from: number): number {
  const end = raw.indexOf(' ', from);
  return end === -1 ? raw.length : end;
}

/** Letters, or the three digits of a numeric. */
function isCommand(word: string): boolean {
  if (word.length === 0 || word.length > 30) return false;
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
    if (!isLetter && !(code >= 0x30 && code <= 0x39)) return false;
  }
  return true;
}
