import { randomUUID } from 'node:crypto';
import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import type { TravellingLine } from '../../engine/chat/pipeline.ts';
import type { Decision } from '../../engine/chat/traces.ts';
import type { Caller, Occasion } from '../../engine/occasion.ts';
import type { Clock } from '../../engine/ports.ts';
import type { CommandBook } from './book.ts';
import { CAME_OUT_EMPTY } from './custom.ts';
import { cutWord, type Finder, type Found, type Origin } from './finder.ts';
import { pay } from './price.ts';
import { type Attempt, cooldownOf, isExempt, QUESTIONS, type Refused, type World } from './questions.ts';
import type { UseCounter } from './uses.ts';

/** Where a command's words go. */
export interface Voice {
  reply(text: string): void;
  say(text: string): void;
  /** Tells why it did not run. */
  sorry(text: string): void;
}

export interface DispatcherParts {
  book: CommandBook;
  finder: Finder;
  world: World;
  uses: UseCounter;
  clock: Clock;
  voiceFor(message: ChatMessage | null, caller: Caller): Voice;
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
  occasion: Origin;
  voice: Voice;
  decide: Decide;
  quoted: boolean;
}

/** Signs that some chat programs put at the end, so that a repeated line is not the same. */
const PADDING = /(?:\u{E0000}|\u034F|\u200B|\s)+$/u;

/** `!!!` and `!?` are no attempts at a command, unless there is one of that name. */
const LOOKS_LIKE_ONE = /^[^\s\p{L}\p{N}]*[\p{L}\p{N}]/u;

/** The caller asked for what cannot be; everything works. */
const REFUSALS = new Set(['bad_input', 'not_found', 'conflict', 'forbidden']);

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
      decide({ outcome: 'refused', what: `${prefix}${cutWord(words)[0].toLowerCase()}`, why });
      return 'stop';
    }
    const found = this.find({
      line: words,
      caller,
      message,
      occasion: said(caller, message),
      quoted: false,
      decide,
    });
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
    const { voice, decide } = request;
    const found = this.find(request);
    if (found.kind === 'attempt') return this.begin(found.attempt, voice, decide);
    decide({ outcome: found.outcome, what: found.what, why: found.why });
    return { outcome: 'refused', why: found.why };
  }

  private find(request: Omit<Request, 'voice'>): Found {
    const { finder, uses, clock } = this.parts;
    return finder.find({
      ...request,
      instead: null,
      followed: (alias, what, why) => {
        request.decide({ outcome: 'passed', what, why });
        if (!request.quoted) uses.add(`alias.${alias}`, clock.now());
      },
    });
  }

  /** Asks, takes the price and runs; at once as long as nothing has to wait. */
  private begin(attempt: Attempt, voice: Voice, decide: Decide): Ended | Promise<Ended> {
    const { root, entry } = attempt;
    const refuse = ({ why, said: words }: Refused): Ended => {
      decide({ outcome: 'refused', what: attempt.name, why });
      if (words !== null && !(root.options.silent || entry.options.silent)) voice.sorry(words);
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

  /** An AppError is a word for people, and with some codes it is a refusal; anything else is a fault of ours. */
  private failed(attempt: Attempt, voice: Voice, decide: Decide, thrown: unknown): Ended {
    const isMeant = thrown instanceof AppError;
    const why = isMeant ? thrown.message : `It broke: ${errorText(thrown)} The Log page has the details.`;
    const outcome = isMeant && REFUSALS.has(thrown.code) ? 'refused' : 'failed';
    decide({ outcome, what: attempt.name, why });
    const isQuiet = isMeant && thrown.code === CAME_OUT_EMPTY;
    if (!(isQuiet || attempt.root.options.silent || attempt.entry.options.silent))
      voice.sorry(isMeant ? thrown.message : `${attempt.name} did not work just now. Sorry!`);
    if (!isMeant) this.parts.fault(attempt, thrown);
    return { outcome, why };
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

function said(viewer: Caller, { id, text }: ChatMessage): Origin {
  return { viewer, line: { id, text }, facts: {}, notes: {}, depth: 0 };
}
