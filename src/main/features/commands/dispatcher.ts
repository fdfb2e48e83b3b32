import { randomUUID } from 'node:crypto';
import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import type { TravellingLine } from '../../engine/chat/pipeline.ts';
import type { Decision } from '../../engine/chat/traces.ts';
import { splitWords } from '../../engine/commands/words.ts';
import type { Caller, Occasion } from '../../engine/occasion.ts';
import type { Clock } from '../../engine/ports.ts';
import { expandAlias } from './aliases.ts';
import type { CommandBook } from './book.ts';
import type { Entry, Target } from './model.ts';
import { pay } from './price.ts';
import { type Attempt, cooldownOf, isExempt, QUESTIONS, type Refused, type World } from './questions.ts';
import type { UseCounter } from './uses.ts';

/** Where a command's words go. */
export interface Voice {
  reply(text: string): void;
  say(text: string): void;
}

export interface DispatcherParts {
  book: CommandBook;
  world: World;
  uses: UseCounter;
  clock: Clock;
  voiceFor(message: ChatMessage | null, caller: Caller): Voice;
  isModuleOn(feature: string): { title: string; on: boolean };
  /** A command ran. */
  ran(attempt: Attempt): void;
  /** An error that nobody expected. */
  fault(attempt: Attempt, thrown: unknown): void;
}

export interface Ended {
  outcome: Decision['outcome'];
  why: string;
}

export type Decide = (decision: Omit<Decision, 'time' | 'by'>) => void;

/** A request to run a command line, wherever it comes from. */
export interface Request {
  /** Without the prefix. */
  line: string;
  caller: Caller;
  message: ChatMessage | null;
  occasion: Omit<Occasion, 'args' | 'argText' | 'cause'>;
  voice: Voice;
  decide: Decide;
  quoted: boolean;
}

/** What a name and what follows it lead to; aliases are followed. */
export type Found =
  | { kind: 'attempt'; attempt: Attempt }
  | { kind: 'nothing'; what: string; why: string; outcome: 'passed' | 'refused' };

/** How long an alias may lead to an alias. */
const MOST_ALIASES = 10;

/** Signs that some chat programs put at the end, so that a repeated line is not the same. */
const PADDING = /(?:\u{E0000}|\u034F|\u200B|\s)+$/u;

/** `!!!` and `!?` are no attempts at a command, unless there is one of that name. */
const LOOKS_LIKE_ONE = /^[^\s\p{L}\p{N}]*[\p{L}\p{N}]/u;

const FLOOD_SECONDS = 10;

/** Runs commands: finds them by their name, asks whether they may run, takes their price, and keeps why. */
export class Dispatcher {
  private readonly parts: DispatcherParts;

  constructor(parts: DispatcherParts) {
    this.parts = parts;
  }

  /** A line of chat. Its cost does not grow with the number of commands. */
  look(line: TravellingLine): 'on' | 'stop' {
    const { message } = line;
    const { world } = this.parts;
    const { prefix } = world;
    if (!message.words.startsWith(prefix)) return 'on';
    const words = message.words.slice(prefix.length).replace(PADDING, '');
    if (!LOOKS_LIKE_ONE.test(words) && this.parts.book.find(cutWord(words)[0].toLowerCase()) === null)
      return 'on';
    const people = world.people();
    const { id, login, name } = message.user;
    const role = line.role === 'everyone' && people?.follows(id) === true ? 'follower' : line.role;
    const caller: Caller = { id, login, name, role };
    const decide: Decide = (decision) => line.decide({ by: 'commands', ...decision });

    if (people?.record(id)?.ignored) {
      const why = `Emcee ignores ${name}. The Users page has the switch.`;
      decide({ outcome: 'refused', what: firstWord(prefix, words), why });
      return 'stop';
    }
    const found = this.find(words, caller, message, said(caller, message), false, decide);
    if (found.kind === 'nothing') {
      decide({ outcome: found.outcome, what: found.what, why: found.why });
      return found.outcome === 'passed' ? 'on' : 'stop';
    }
    const { attempt } = found;
    if (this.floods(caller)) {
      const why = `${name} used more commands in ${FLOOD_SECONDS} seconds than the setting "Commands of one viewer" allows.`;
      decide({ outcome: 'refused', what: attempt.name, why });
      return 'stop';
    }
    void this.begin(attempt, this.parts.voiceFor(message, caller), decide);
    return 'stop';
  }

  /** A command line that is not from chat. */
  run(request: Request): Ended | Promise<Ended> {
    const { line, caller, message, occasion, voice, decide, quoted } = request;
    const found = this.find(line, caller, message, occasion, quoted, decide);
    if (found.kind === 'attempt') return this.begin(found.attempt, voice, decide);
    decide({ outcome: found.outcome, what: found.what, why: found.why });
    return { outcome: 'refused', why: found.why };
  }

  /** Follows the name to its command; asks nothing yet. */
  find(
    line: string,
    caller: Caller,
    message: ChatMessage | null,
    occasion: Request['occasion'],
    quoted: boolean,
    decide: Decide,
    instead: Entry | null = null,
  ): Found {
    const { book, world } = this.parts;
    const { prefix } = world;
    let words = line.trim();
    for (let round = 0; round <= MOST_ALIASES; round += 1) {
      const [typed, rest] = cutWord(words);
      const name = typed.toLowerCase();
      const target: Target | null =
        instead?.names.includes(name) === true ? { kind: 'command', entry: instead } : book.find(name);
      const what = `${prefix}${name}`;
      if (target?.kind === 'alias') {
        const longer = expandAlias(target.alias.line, rest, caller.name);
        decide({ outcome: 'passed', what, why: `${what} stands for ${prefix}${longer}.` });
        if (!quoted) this.parts.uses.add(`alias.${target.alias.name}`, this.parts.clock.now());
        words = longer;
        continue;
      }
      if (target?.kind !== 'command') return { kind: 'nothing', what, ...this.whyNot(name, target) };
      return {
        kind: 'attempt',
        attempt: this.attempt(target.entry, what, rest, caller, message, occasion, quoted),
      };
    }
    const why = `Its aliases lead to each other in a circle. Remove one of them.`;
    return { kind: 'nothing', what: firstWord(prefix, line), why, outcome: 'refused' };
  }

  private attempt(
    root: Entry,
    typed: string,
    rest: string,
    caller: Caller,
    message: ChatMessage | null,
    occasion: Request['occasion'],
    quoted: boolean,
  ): Attempt {
    let entry = root;
    let name = typed;
    let argText = rest;
    for (;;) {
      const [word, after] = cutWord(argText);
      const below = entry.subcommands.get(word.toLowerCase());
      if (!below) break;
      entry = below;
      name += ` ${word.toLowerCase()}`;
      argText = after;
    }
    return {
      name,
      root,
      entry,
      caller,
      message,
      occasion: {
        ...occasion,
        notes: { ...occasion.notes },
        cause: name,
        argText,
        args: splitWords(argText).map(({ text }) => text),
        facts: { ...occasion.facts, command: root.names[0] ?? '' },
      },
      values: {},
      quoted,
    };
  }

  /** Asks, takes the price and runs; at once as long as nothing has to wait. */
  private begin(attempt: Attempt, voice: Voice, decide: Decide): Ended | Promise<Ended> {
    const { root, entry } = attempt;
    const refuse = ({ why, said: words }: Refused): Ended => {
      decide({ outcome: 'refused', what: attempt.name, why });
      if (words !== null && !(root.options.silent || entry.options.silent)) voice.reply(words);
      return { outcome: 'refused', why };
    };
    const goOn = (at: number): Ended | Promise<Ended> => {
      for (let next = at; next < QUESTIONS.length; next += 1) {
        const answer = QUESTIONS[next]?.ask(attempt, this.parts.world) ?? null;
        if (answer instanceof Promise)
          return answer.then((refused) => (refused === null ? goOn(next + 1) : refuse(refused)));
        if (answer !== null) return refuse(answer);
      }
      return this.perform(attempt, voice, decide, refuse);
    };
    try {
      if (!entry.options.enabled) {
        const why = `${attempt.name} is switched off.`;
        return refuse({ why, said: null });
      }
      if (attempt.quoted && root.custom?.draft.does === 'steps') {
        const why = `${attempt.name} runs steps, and only what a command says can be quoted.`;
        return refuse({ why, said: null });
      }
      const ended = goOn(0);
      return ended instanceof Promise
        ? ended.catch((thrown) => this.failed(attempt, voice, decide, thrown))
        : ended;
    } catch (thrown) {
      return this.failed(attempt, voice, decide, thrown);
    }
  }

  private perform(
    attempt: Attempt,
    voice: Voice,
    decide: Decide,
    refuse: (refused: Refused) => Ended,
  ): Ended | Promise<Ended> {
    const { entry, root, caller, message, occasion, quoted } = attempt;
    const { world, uses, clock } = this.parts;
    const { cost } = entry.options;
    let note = '';
    const given: (() => void)[] = [];
    const takeBack = (): void => {
      for (const back of given.splice(0)) back();
    };
    if (!quoted) {
      if (cost !== null) {
        const reference = `command:${message?.id || randomUUID()}:${entry.kind.id}`;
        const paid = pay(world.purse(), cost, attempt.name, caller, reference);
        if ('why' in paid) return refuse(paid);
        note = ` ${paid.note}`;
        given.push(paid.refund);
      }
      const { id, rules } = cooldownOf(attempt);
      if (rules.length > 0 && !isExempt(caller, world)) given.push(world.cooldowns.use(id, rules, caller));
    }
    const count = quoted ? uses.of(root.kind.id).uses : uses.add(root.kind.id, clock.now());
    const ownOccasion: Occasion = {
      ...occasion,
      facts: { ...occasion.facts, count },
      depth: occasion.depth + 1,
    };
    const end = (refusal: { refused: string } | undefined): Ended => {
      if (refusal === undefined) {
        const why = `${caller.name} used ${attempt.name}.${note}`;
        decide({ outcome: 'ran', what: attempt.name, why });
        if (!quoted) this.parts.ran({ ...attempt, occasion: ownOccasion });
        return { outcome: 'ran', why };
      }
      takeBack();
      const back = note === '' || world.purse() === null ? '' : ' The price was given back.';
      return refuse({ why: `${refusal.refused}${back}`, said: refusal.refused });
    };
    try {
      const running = entry.kind.run({
        args: attempt.values as never,
        caller,
        message,
        occasion: ownOccasion,
        name: attempt.name.slice(world.prefix.length).split(' ')[0] ?? '',
        reply: (text) => voice.reply(text),
        say: (text) => voice.say(text),
      });
      if (!(running instanceof Promise)) return end(running);
      return running.then(end).catch((thrown: unknown) => {
        takeBack();
        return this.failed(attempt, voice, decide, thrown);
      });
    } catch (thrown) {
      takeBack();
      return this.failed(attempt, voice, decide, thrown);
    }
  }

  /** An AppError is a word for people; anything else is a fault of ours. */
  private failed(attempt: Attempt, voice: Voice, decide: Decide, thrown: unknown): Ended {
    const isMeant = thrown instanceof AppError;
    const why = isMeant ? thrown.message : `It broke: ${errorText(thrown)} The Log page has the details.`;
    decide({ outcome: 'failed', what: attempt.name, why });
    if (!(attempt.root.options.silent || attempt.entry.options.silent))
      voice.reply(isMeant ? thrown.message : `${attempt.name} did not work just now. Sorry!`);
    if (!isMeant) this.parts.fault(attempt, thrown);
    return { outcome: 'failed', why };
  }

  private whyNot(
    name: string,
    target: Exclude<Target, { kind: 'command' }> | null,
  ): { why: string; outcome: 'passed' | 'refused' } {
    const { prefix } = this.parts.world;
    const typed = `${prefix}${name}`;
    if (target?.kind === 'off')
      return { outcome: 'refused', why: `${typed} is switched off. Switch it on under Commands.` };
    if (target?.kind === 'moduleOff') {
      const { title, on } = this.parts.isModuleOn(target.command.feature);
      const why = on
        ? `${typed} used to belong to "${title}", which no longer has it.`
        : `${typed} belongs to "${title}", which is switched off. Switch it on under Modules.`;
      return { outcome: 'refused', why };
    }
    const near = this.parts.book.near(name);
    const hint = near === null ? '' : ` Did you mean ${prefix}${near}?`;
    return { outcome: 'passed', why: `There is no command ${typed}.${hint}` };
  }

  private floods(caller: Caller): boolean {
    const { world } = this.parts;
    if (caller.role === 'streamer' || caller.role === 'moderator') return false;
    const rules = [
      { bucket: 'viewer' as const, uses: world.settings().mostPerViewer, seconds: FLOOD_SECONDS },
    ];
    if (world.cooldowns.wait('', rules, caller) > 0) return true;
    world.cooldowns.use('', rules, caller);
    return false;
  }
}

function said(viewer: Caller, { id, text }: ChatMessage): Request['occasion'] {
  return { viewer, line: { id, text }, facts: {}, notes: {}, depth: 0 };
}

/** The first word and what follows it, as typed. */
export function cutWord(text: string): [word: string, rest: string] {
  const space = text.search(/\s/u);
  return space < 0 ? [text, ''] : [text.slice(0, space), text.slice(space).trim()];
}

function firstWord(prefix: string, line: string): string {
  return `${prefix}${cutWord(line)[0].toLowerCase()}`;
}
