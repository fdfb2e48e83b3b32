import type { CommandDraft } from '../../../shared/contract/commandDraft.ts';
import type { commandsContract } from '../../../shared/contract/commands.ts';
import { errorText } from '../../../shared/rpc/errors.ts';
import type { FindPerson } from '../../engine/commands/parseArguments.ts';
import type { FeatureContext, RunningFeature } from '../../engine/feature.ts';
import type { Caller } from '../../engine/occasion.ts';
import { checkConditions } from '../../engine/routines/checking.ts';
import { CommandBook } from './book.ts';
import { aliasCommand } from './chat/aliasCommand.ts';
import { helpCommands } from './chat/help.ts';
import { managingCommands } from './chat/manage.ts';
import { moduleCommand } from './chat/moduleCommand.ts';
import { mustHold as draftMustHold, problemsOf } from './check.ts';
import { Cooldowns } from './cooldowns.ts';
import { COMMAND_FACTS, kindOfCustom } from './custom.ts';
import { Dispatcher, type DispatcherParts } from './dispatcher.ts';
import { Editor } from './editor.ts';
import type { CommandUsed } from './events.ts';
import { TableFeed } from './feed.ts';
import { Finder } from './finder.ts';
import { type CustomCommand, customId, type Entry } from './model.ts';
import { runAction, switchModuleAction, usedTrigger } from './pieces.ts';
import { publicList, publicPage } from './publicList.ts';
import type { World } from './questions.ts';
import { Rows } from './rows.ts';
import { commandHandlers } from './rpc.ts';
import { commandsService } from './service.ts';
import type { commandSettingsSchema } from './settings.ts';
import { CommandStore } from './store.ts';
import { tryLine } from './trial.ts';
import { UseCounter } from './uses.ts';
import { speakingVoice } from './voice.ts';

type Context = FeatureContext<typeof commandsContract, typeof commandSettingsSchema>;

const TIDY_EVERY_MS = 60_000;

export function setUpCommands(ctx: Context): RunningFeature<typeof commandsContract, null> {
  const { engine, registries, clock } = ctx;
  const { services, texts, twitch, modules } = engine;
  const prefix = (): string => ctx.settings.value.prefix;
  const routines = () => services.get('routines');

  const uses = new UseCounter(ctx.db);
  const cooldowns = new Cooldowns(ctx.db, clock);
  ctx.every(TIDY_EVERY_MS, () => cooldowns.tidy());
  const book = new CommandBook({
    store: new CommandStore(ctx.db),
    registry: registries.commands,
    kindOf: (custom) => kindOfCustom(custom, { texts, routines }),
    prefix,
  });
  if (book.broken.length > 0) {
    ctx.notice({
      id: 'broken',
      level: 'warn',
      title: 'Some commands could not be read',
      text: `${book.broken.length} of your commands are not in a form that this version knows. They are kept, but off.`,
      page: 'commands',
    });
  }

  const find: FindPerson = (name) => {
    const people = services.get('people');
    if (people) return people.known(name) ?? people.find(name);
    const login = name.replace(/^@/, '').toLowerCase();
    if (!/^[a-z0-9_]{1,25}$/.test(login)) return null;
    return twitch.api.users.byLogins([login]).then(([person]) => person ?? null);
  };
  const world: World = {
    settings: () => ctx.settings.value,
    cooldowns,
    people: () => services.get('people'),
    purse: () => services.get('purse'),
    boons: () => services.get('boons'),
    routines,
    isLive: () => twitch.state.live !== null,
    find,
    get prefix() {
      return prefix();
    },
  };

  const titles = moduleTitles(ctx);
  const rows = new Rows({
    book,
    uses,
    prefix,
    module: (feature) => titles().get(feature) ?? { title: feature, state: 'off' },
    faultOf: ({ custom }) => {
      if (custom === null) return null;
      const [first] = problemsOf(
        { ...custom.draft, names: [...custom.draft.names] },
        customId(custom.id),
        checkParts(),
      );
      return first?.message ?? null;
    },
  });
  const checkParts = () => ({
    texts,
    routines: routines(),
    conditionProblems: (conditions: CommandDraft['conditions']) =>
      checkConditions({ ...ctx.registries, texts }, conditions, COMMAND_FACTS).map(({ message }) => message),
    prefix: prefix(),
    takenBy: (name: string, except: string | null) => book.takenBy(name, except),
  });
  const feed = new TableFeed({
    book,
    rows,
    uses,
    after: (ms, run) => void ctx.after(ms, run),
    isWatched: () => engine.hub.watching('commands.table') > 0,
    push: (event) => ctx.push('table', event),
  });
  ctx.onStop(book.onChange(() => feed.changed()));
  ctx.onStop(modules.onChange(() => feed.changed()));
  ctx.onStop(services.onChange(() => feed.changed()));

  const voiceFor: DispatcherParts['voiceFor'] = (message, caller) =>
    speakingVoice({
      say: (request) => twitch.outbox.say(request),
      settings: ctx.settings.value,
      mark: services.get('boons')?.mark(caller.id) ?? '',
      message,
      caller,
    });
  const finder = new Finder({
    book,
    prefix,
    isModuleOn: (feature) => {
      const module = titles().get(feature);
      return { title: module?.title ?? feature, on: module?.state === 'on' };
    },
  });
  const dispatcher = new Dispatcher({
    book,
    finder,
    world,
    uses,
    clock,
    voiceFor,
    ran: ({ root, name, occasion }) => {
      feed.counted(root.kind.id);
      ctx.metrics.count('commands_total', 'Commands that ran', { owner: root.owner });
      ctx.emit('command.used', { id: root.kind.id, name, occasion });
    },
    fault: ({ name, caller }, thrown) => {
      ctx.log.error(
        {
          event: 'command.failed',
          actor: caller.name,
          action: name,
          message: `${name} failed: ${errorText(thrown)}`,
        },
        thrown,
      );
    },
  });
  registries.lineSteps.add({
    id: 'commands.dispatch',
    place: 'commands',
    order: 100,
    look: (line) => dispatcher.look(line),
  });

  const service = commandsService({
    dispatcher,
    book,
    uses,
    prefix,
    streamer: () => {
      const { channel } = twitch.state;
      return {
        id: channel?.id ?? '',
        login: channel?.login ?? 'emcee',
        name: channel?.name ?? 'Emcee',
        role: 'streamer',
      };
    },
    voiceFor: (caller) => voiceFor(null, caller),
    decide: (lineId, decision) => {
      if (lineId !== null) engine.traces.add(lineId, { by: ctx.id, ...decision, time: clock.now() });
    },
  });
  ctx.provide('commands', service);

  const mustHold = (draft: CommandDraft): void => draftMustHold(draft, { texts, routines: routines() });
  const editor = new Editor({
    book,
    uses,
    undo: engine.undo,
    clock,
    prefix,
    mustHold,
    recounted: (ids) => {
      for (const id of ids) feed.counted(id);
    },
  });
  const categoryOf = (entry: Entry): string =>
    entry.custom?.draft.tags[0] ?? titles().get(entry.owner)?.title ?? entry.owner;
  const audit = (caller: Pick<Caller, 'name'>, message: string): void =>
    ctx.log.info({
      category: 'audit',
      event: 'command.changed',
      actor: caller.name,
      result: 'ok',
      message: `${caller.name} ${message}`,
    });
  const crew = { book, editor, rows, prefix, audit };
  const setModule = (id: string, on: boolean, actor: string): void => {
    const before = modules.list().find((module) => module.id === id)?.wanted;
    const { title } = modules.set(id, on);
    if (before === on) return;
    const text = `Switched "${title}" ${on ? 'on' : 'off'}`;
    engine.undo.add({ feature: ctx.id, text, actor }, () => void modules.set(id, !on));
  };
  for (const kind of [
    ...managingCommands(crew),
    ...helpCommands({ ...crew, people: world.people, categoryOf }),
    aliasCommand(crew),
    moduleCommand({
      list: () => modules.list(),
      set: (id, on, caller) => {
        setModule(id, on, caller.name);
        audit(caller, `switched the module ${id} ${on ? 'on' : 'off'}`);
      },
    }),
  ])
    registries.commands.add(kind);

  registries.actions.add(runAction(service));
  registries.actions.add(
    switchModuleAction(
      (id, on) => void modules.set(id, on),
      (id) => modules.list().find((module) => module.id === id)?.wanted ?? false,
    ),
  );
  registries.triggers.add(
    usedTrigger(
      (hear: (used: CommandUsed) => void) => ctx.on('command.used', hear),
      (name) => {
        const bare = name.startsWith(prefix()) ? name.slice(prefix().length) : name;
        const target = book.find(bare.toLowerCase());
        return target?.kind === 'command' ? target.entry.kind.id : (book.entry(name)?.kind.id ?? null);
      },
    ),
  );

  const list = () => publicList(book, prefix(), services.get('purse'), categoryOf);
  let withdraw: (() => void) | null = null;
  const publish = (): void => {
    const wanted = ctx.settings.value.page;
    if (wanted && withdraw === null)
      withdraw = registries.pages.add({ id: 'commands', html: () => publicPage(list()) });
    if (!wanted) {
      withdraw?.();
      withdraw = null;
    }
  };
  publish();
  let lastPrefix = prefix();
  ctx.settings.onChange(() => {
    publish();
    if (prefix() === lastPrefix) return;
    lastPrefix = prefix();
    ctx.push('table', { type: 'prefix', prefix: lastPrefix });
    ctx.push('prefix', { prefix: lastPrefix });
    feed.changed();
  });

  return {
    handlers: commandHandlers({
      book,
      editor,
      rows,
      world,
      clock,
      find,
      mustHold,
      problemsOf: (draft, id) => problemsOf(draft, id, checkParts()),
      entryFor: (custom: CustomCommand) => book.entryFor(custom),
      tryLine: (line, caller, draft, asked) =>
        tryLine(line, caller, draft, {
          finder,
          world: asked,
          uses,
          texts,
          actions: registries.actions,
        }),
      publicList: list,
      pageUrl: () => {
        const origin = engine.server.origin();
        return withdraw === null || origin === null ? null : `${origin}/page/commands`;
      },
    }),
    snapshots: {
      table: () => ({ prefix: prefix(), ...feed.snapshot() }),
      prefix: () => ({ prefix: prefix() }),
    },
    api: null,
  };
}

/** Titles and states of the modules, read anew after one was switched. */
function moduleTitles(
  ctx: Context,
): () => ReadonlyMap<string, { title: string; state: 'on' | 'off' | 'failed' | 'blocked' }> {
  let known: ReadonlyMap<string, { title: string; state: 'on' | 'off' | 'failed' | 'blocked' }> | null = null;
  ctx.onStop(
    ctx.engine.modules.onChange(() => {
      known = null;
    }),
  );
  return () => {
    known ??= new Map(ctx.engine.modules.list().map(({ id, title, state }) => [id, { title, state }]));
    return known;
  };
}
