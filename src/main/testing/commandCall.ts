import type { ChatRole } from '../../shared/contract/ladder.ts';
import type { App } from '../app.ts';
import type { ChatMessage, Reply } from '../engine/chat/chatMessage.ts';
import type { Argument } from '../engine/commands/arguments.ts';
import type { CommandCall, CommandKind } from '../engine/commands/command.ts';
import { occasionOf } from '../engine/occasion.ts';

export interface CallAs {
  name?: string;
  role?: ChatRole;
  /** The line that this one answers. */
  reply?: { name: string; text: string };
}

/**
 * Calls a command of a feature without the dispatcher, and says what it answered; a refusal comes back behind `!`. It
 * knows the kinds of arguments that these tests use, and none of the dispatcher's rules.
 */
export async function callCommand(app: App, line: string, as: CallAs = {}): Promise<string> {
  const said: string[] = [];
  const name = as.name ?? 'Robin';
  const caller = { id: `id-${name}`, login: name.toLowerCase(), name, role: as.role ?? 'everyone' };
  let { word, rest } = firstWord(line);
  let kind: CommandKind | undefined = app.registries.commands.list().find((one) => one.names.includes(word));
  if (!kind) throw new Error(`No command answers to "${word}".`);
  for (;;) {
    const next = firstWord(rest);
    const inner: CommandKind | undefined = kind.subcommands.find((one) =>
      one.names.includes(next.word.toLowerCase()),
    );
    if (!inner) break;
    kind = inner;
    ({ word, rest } = next);
  }
  const args = readArguments(kind, rest);
  const message = as.reply
    ? { reply: { user: { name: as.reply.name }, text: as.reply.text } as Reply }
    : null;
  const call: CommandCall = {
    args,
    caller,
    message: message as ChatMessage | null,
    occasion: occasionOf(`!${word}`, { viewer: caller }),
    name: word,
    reply: (text) => void said.push(text),
    say: (text) => void said.push(text),
  };
  const outcome = await kind.run(call);
  if (outcome) said.push(`! ${outcome.refused}`);
  return said.join('\n');
}

function firstWord(text: string): { word: string; rest: string } {
  const trimmed = text.trim();
  const at = trimmed.search(/\s/);
  return at < 0
    ? { word: trimmed, rest: '' }
    : { word: trimmed.slice(0, at), rest: trimmed.slice(at).trim() };
}

function readArguments(kind: CommandKind, text: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  let left = text;
  for (const [key, argument] of Object.entries(kind.arguments) as [string, Argument<unknown>][]) {
    const whole = argument.form.kind === 'rest';
    const { word, rest } = whole ? { word: left.trim(), rest: '' } : firstWord(left);
    left = rest;
    if (word === '') {
      if (argument.required) throw new Error(`${kind.id} needs ${key}.`);
      values[key] = argument.otherwise;
    } else values[key] = argument.form.kind === 'whole' ? Number(word) : word;
  }
  return values;
}
