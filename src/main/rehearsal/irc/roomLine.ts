import { type IrcLine, printBare, printTags } from './ircLine.ts';

export type Capability = 'twitch.tv/tags' | 'twitch.tv/commands' | 'twitch.tv/membership';
export const CAPABILITIES: readonly Capability[] = [
  'twitch.tv/tags',
  'twitch.tv/commands',
  'twitch.tv/membership',
];

/** A line for many listeners, printed at most once in each form. */
export class RoomLine {
  readonly line: IrcLine;
  /** Who has not asked for this does not get the line; null is for everybody. */
  readonly needs: Capability | null;
  private bare: string | null = null;
  private tagged: string | null = null;

  constructor(line: IrcLine, needs: Capability | null = null) {
    this.line = line;
    this.needs = needs;
  }

  print(withTags: boolean): string {
    this.bare ??= printBare(this.line);
    if (!withTags || !this.line.tags) return this.bare;
    this.tagged ??= `@${printTags(this.line.tags)} ${this.bare}`;
    return this.tagged;
  }
}

export const SERVER = 'tmi.twitch.tv';

export function taggedServerLine(
  tags: Record<string, string>,
  command: string,
  ...params: string[]
): RoomLine {
  return new RoomLine({ tags, prefix: SERVER, command, params }, 'twitch.tv/commands');
}

/** A notice to a room or a speaker; the id says which, the text is for people. */
export function noticeLine(channel: string, id: string, text: string): RoomLine {
  return taggedServerLine({ 'msg-id': id }, 'NOTICE', channel, text);
}

export function personPrefix(login: string): string {
  return `${login}!${login}@${login}.tmi.twitch.tv`;
}
