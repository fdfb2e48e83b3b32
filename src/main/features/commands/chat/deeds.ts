import type { CommandOptions } from '../../../../shared/contract/commandDraft.ts';
import { commandNameSchema } from '../../../../shared/contract/commandDraft.ts';
import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import { arg } from '../../../engine/commands/arguments.ts';
import type { CommandCall, CommandKind } from '../../../engine/commands/command.ts';
import { shortSpan } from '../../../engine/commands/spans.ts';
import { cutWord } from '../finder.ts';
import { whoMay } from '../permission.ts';
import { bareName, type Crew, commandNamed, customNamed, fitting } from './crew.ts';
import { OPTION_USAGE, readCooldown, readOptions, roleOfWord } from './options.ts';
import { addCommand, editCommand } from './writing.ts';

/** Something that can be done to commands from chat, as a subcommand and under short names of its own. */
export interface Deed {
  key: string;
  /** As subcommands of `!command`. */
  names: readonly string[];
  /** As commands of their own. */
  shortNames: readonly string[];
  title: string;
  help: string;
  example: string;
  arguments: CommandKind['arguments'];
  /** What is answered. Throws AppError to refuse. */
  run(call: CommandCall): string;
}

const name = (help = 'The name of the command.') => arg.word(help);

export function deeds(crew: Crew): Deed[] {
  const { editor } = crew;
  const typed = (word: string): string => `${crew.prefix()}${bareName(crew, word)}`;
  const change = (
    call: CommandCall,
    words: string,
    options: Partial<CommandOptions>,
    done: string,
  ): string => {
    const entry = commandNamed(crew, words);
    editor.set(entry.kind.id, options, call.caller.name);
    const shown = typed(words.trim());
    crew.audit(call.caller, `changed ${shown}: ${done}`);
    return `${shown} ${done}.`;
  };
  const text = (call: CommandCall): string => call.occasion.argText;

  const personDeed = (key: 'allow' | 'deny' | 'clear', title: string, help: string): Deed => ({
    key,
    names: [key],
    shortNames: [],
    title,
    help,
    example: '!hi @robin',
    arguments: { name: name(), viewer: arg.viewer('Who.') },
    run: (call) => {
      const { name: word, viewer } = call.args as { name: string; viewer: Person };
      const { options } = commandNamed(crew, word);
      const person = { id: viewer.id, login: viewer.login, name: viewer.name };
      const others = (list: CommandOptions['allowed']) => list.filter(({ id }) => id !== viewer.id);
      const allowed = [...others(options.allowed), ...(key === 'allow' ? [person] : [])];
      const denied = [...others(options.denied), ...(key === 'deny' ? [person] : [])];
      const done = {
        allow: 'may be used by',
        deny: 'may not be used by',
        clear: 'has nothing of its own for',
      };
      return change(call, word, { allowed, denied }, `${done[key]} ${viewer.name} now`);
    },
  });

  return [
    {
      key: 'add',
      names: ['add', 'new', 'create'],
      shortNames: ['addcommand', 'addcom', 'newcommand'],
      title: 'Make a command',
      help: `Makes a command that says a text. Options before the text: ${OPTION_USAGE}.`,
      example: '!hi -cd=10 Hello $(user)!',
      arguments: { name: name(), text: arg.rest('What it says.', 5000) },
      run: (call) => addCommand(crew, call.caller, text(call)),
    },
    {
      key: 'edit',
      names: ['edit', 'change'],
      shortNames: ['editcommand', 'editcom'],
      title: 'Change a command',
      help: 'Changes the text or the options of a command of yours.',
      example: '!hi Good evening $(user)!',
      arguments: { name: name(), text: arg.rest('What it says from now on.', 5000) },
      run: (call) => editCommand(crew, call.caller, text(call)),
    },
    {
      key: 'remove',
      names: ['remove', 'delete', 'del', 'rm'],
      shortNames: ['removecommand', 'deletecommand', 'delcommand', 'delcom'],
      title: 'Delete a command',
      help: 'Deletes a command of yours. The panel can take it back.',
      example: '!hi',
      arguments: { name: name() },
      run: (call) => {
        const { custom } = customNamed(crew, cutWord(text(call))[0]);
        const shown = typed(custom.draft.names[0] ?? '');
        editor.bulk([`custom.${custom.id}`], { do: 'delete' }, call.caller.name);
        crew.audit(call.caller, `deleted the command ${shown}`);
        return `${shown} is gone.`;
      },
    },
    {
      key: 'show',
      names: ['show', 'info'],
      shortNames: [],
      title: 'Show a command',
      help: 'Shows what a command says and who may use it.',
      example: '!hi',
      arguments: { name: name() },
      run: (call) => shown(crew, text(call)),
    },
    {
      key: 'enable',
      names: ['enable', 'on'],
      shortNames: ['enablecommand', 'enable'],
      title: 'Switch a command on',
      help: 'Switches a command on, built in or your own.',
      example: '!hi',
      arguments: { command: arg.rest('The command.') },
      run: (call) => change(call, text(call), { enabled: true }, 'is on'),
    },
    {
      key: 'disable',
      names: ['disable', 'off'],
      shortNames: ['disablecommand', 'disable'],
      title: 'Switch a command off',
      help: 'Switches a command off, built in or your own.',
      example: '!hi',
      arguments: { command: arg.rest('The command.') },
      run: (call) => {
        if (commandNamed(crew, text(call)).kind.id.startsWith('commands.'))
          throw new AppError('bad_input', 'That one steers the others. The panel can switch it off.');
        return change(call, text(call), { enabled: false }, 'is off');
      },
    },
    {
      key: 'rename',
      names: ['rename'],
      shortNames: [],
      title: 'Rename a command',
      help: 'Gives a command another name; its aliases stay.',
      example: '!hi !hello',
      arguments: { name: name(), newName: name('Its new name.') },
      run: (call) => {
        const [old = '', fresh = ''] = call.occasion.args;
        const entry = commandNamed(crew, old);
        const names = [named(crew, fresh), ...entry.names.filter((each) => each !== entry.names[0])];
        editor.set(entry.kind.id, { names: [...new Set(names)] }, call.caller.name);
        crew.audit(call.caller, `renamed ${typed(old)} to ${typed(fresh)}`);
        return `${typed(old)} is ${typed(fresh)} now.`;
      },
    },
    {
      key: 'alias',
      names: ['alias', 'name'],
      shortNames: [],
      title: 'Give a command one more name',
      help: 'Gives a command one more name. With a - in front, takes it away.',
      example: '!hi !hello',
      arguments: { name: name(), alias: arg.word('The further name.') },
      run: (call) => {
        const [word = '', further = ''] = call.occasion.args;
        const entry = commandNamed(crew, word);
        const isLess = further.startsWith('-');
        const alias = named(crew, isLess ? further.slice(1) : further);
        const others = entry.names.filter((each) => each !== alias);
        if (others.length === 0) throw new AppError('bad_input', 'That is its only name.');
        editor.set(entry.kind.id, { names: isLess ? others : [...others, alias] }, call.caller.name);
        crew.audit(call.caller, `changed the names of ${typed(word)}`);
        return isLess
          ? `${typed(alias)} is no longer ${typed(word)}.`
          : `${typed(alias)} is ${typed(word)} too.`;
      },
    },
    {
      key: 'cooldown',
      names: ['cooldown', 'cd'],
      shortNames: [],
      title: 'Set how long a command rests',
      help: 'Sets how long a command rests for all; with "viewer" or "role" behind, for each of them. "off" for none.',
      example: '!hi 30s viewer',
      arguments: {
        name: name(),
        time: arg.word('Such as 30, 5m or 3/1m for three uses in a minute; off for none.'),
        for: arg.choice('Who it holds for.', ['everyone', 'viewer', 'role']).or('everyone'),
      },
      run: (call) => {
        const {
          name: word,
          time,
          for: bucket,
        } = call.args as { name: string; time: string; for: 'everyone' | 'viewer' | 'role' };
        const entry = commandNamed(crew, word);
        const rules = readCooldown(time, bucket);
        if (rules === null) throw new AppError('bad_input', `"${time}" is no time. Try 30, 5m, 3/1m or off.`);
        const others = entry.options.cooldowns.filter((rule) => rule.bucket !== bucket);
        const cooldowns = rules.length === 0 ? [] : [...others, ...rules];
        return change(call, word, { cooldowns }, cooldownText(cooldowns));
      },
    },
    {
      key: 'permission',
      names: ['permission', 'perm', 'role', 'ul'],
      shortNames: [],
      title: 'Set who may use a command',
      help: 'Sets from which role on a command may be used.',
      example: '!hi mod',
      arguments: { name: name(), role: arg.word('everyone, follower, sub, vip, mod or streamer.') },
      run: (call) => {
        const [word = '', roleWord = ''] = call.occasion.args;
        const role = roleOfWord(roleWord);
        if (role === null)
          throw new AppError(
            'bad_input',
            `"${roleWord}" is no role. There are everyone, follower, sub, sub2, sub3, vip, mod, streamer.`,
          );
        return change(call, word, { role }, `is for ${whoMay({ role, groups: [], allowed: [] }, null)} now`);
      },
    },
    personDeed('allow', 'Let somebody use a command', 'Lets one person use a command, whatever their role.'),
    personDeed(
      'deny',
      'Keep somebody from a command',
      'Keeps one person from a command, whatever their role.',
    ),
    personDeed('clear', 'Treat somebody like all others', 'Takes one person off both lists of a command.'),
    {
      key: 'options',
      names: ['options', 'set'],
      shortNames: [],
      title: 'Set options of a command',
      help: `Sets options of any command: ${OPTION_USAGE}.`,
      example: '!hi -cost=50 -live',
      arguments: { name: name(), options: arg.rest('The options.') },
      run: (call) => {
        const [word, rest] = cutWord(text(call));
        const read = readOptions(rest);
        if ('problem' in read) throw new AppError('bad_input', read.problem);
        if (read.rest !== '')
          throw new AppError('bad_input', `"${read.rest}" is no option. There are ${OPTION_USAGE}.`);
        const entry = commandNamed(crew, word);
        const names = [...entry.names, ...read.aliases.map((each) => named(crew, each))];
        const isOwn = entry.custom !== null;
        if (isOwn && Object.keys(read.draft).length > 0) {
          const { custom } = customNamed(crew, word);
          const draft = {
            ...custom.draft,
            ...read.draft,
            names,
            options: { ...custom.draft.options, ...read.options },
          };
          editor.save(entry.kind.id, draft, call.caller.name);
          crew.audit(call.caller, `set options of ${typed(word)}`);
          return `${typed(word)} is changed.`;
        }
        editor.set(
          entry.kind.id,
          { ...read.options, ...(read.aliases.length > 0 ? { names } : {}) },
          call.caller.name,
        );
        crew.audit(call.caller, `set options of ${typed(word)}`);
        return `${typed(word)} is changed.`;
      },
    },
    {
      key: 'uses',
      names: ['uses', 'count'],
      shortNames: [],
      title: 'Show how often a command was used',
      help: 'Tells how often a command was used.',
      example: '!hi',
      arguments: { name: name() },
      run: (call) => {
        const entry = commandNamed(crew, text(call));
        const { uses } = crew.rows.of(entry);
        return `${typed(text(call))} was used ${uses === 1 ? 'once' : `${uses} times`}.`;
      },
    },
    {
      key: 'list',
      names: ['list'],
      shortNames: [],
      title: 'List your own commands',
      help: 'Lists the commands that were made here.',
      example: '',
      arguments: {},
      run: () => {
        const names = [...crew.book.customs.values()].map(({ draft }) => typed(draft.names[0] ?? ''));
        if (names.length === 0) return `There are none yet. Make one with ${crew.prefix()}command add.`;
        return fitting(names.sort(), ' ');
      },
    },
  ];
}

function shown(crew: Crew, words: string): string {
  const entry = commandNamed(crew, words);
  const row = crew.rows.of(entry);
  const says =
    entry.custom?.draft.does === 'text'
      ? `says: ${entry.custom.draft.response}`
      : row.help.replace(/\.$/, '');
  const { options } = entry;
  const parts = [
    `${crew.prefix()}${row.name} ${entry.custom?.draft.does === 'text' ? says : `· ${says}`}`,
    `for ${whoMay(options, row.owner)}`,
    cooldownText(options.cooldowns),
    ...(options.enabled ? [] : ['off']),
    ...(options.liveOnly ? ['live only'] : []),
    `used ${row.uses} ${row.uses === 1 ? 'time' : 'times'}`,
  ];
  return parts.join(' · ');
}

function cooldownText(rules: CommandOptions['cooldowns']): string {
  if (rules.length === 0) return 'has no cooldown';
  const each = rules.map(({ bucket, uses, seconds }) => {
    const who = bucket === 'everyone' ? 'for all' : bucket === 'viewer' ? 'for each viewer' : 'for each role';
    return uses === 1 ? `${shortSpan(seconds)} ${who}` : `${shortSpan(seconds)} after ${uses} uses ${who}`;
  });
  return `rests ${each.join(', ')}`;
}

function named(crew: Crew, word: string): string {
  const parsed = commandNameSchema.safeParse(bareName(crew, word));
  if (!parsed.success) throw new AppError('bad_input', `"${word}" cannot be a name.`);
  return parsed.data;
}
