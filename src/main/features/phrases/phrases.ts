import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { PhraseFinding, PhraseRule, TestedLine } from '../../../shared/contract/phrases.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import type { TravellingLine } from '../../engine/chat/pipeline.ts';
import { type Fact, type Occasion, occasionOf } from '../../engine/occasion.ts';
import type { People } from '../../engine/people.ts';
import type { Clock } from '../../engine/ports.ts';
import { Cooldowns } from './cooldowns.ts';
import { judge, type Verdict, type Writer } from './judge.ts';
import { Matcher, type PhraseMatch } from './matcher.ts';
import { compileRegex } from './regex.ts';

/** Lines kept for dry runs. */
const KEPT = 500;

export interface PhrasesParts {
  clock: Clock;
  /** Null while that module is off. */
  people(): People | null;
  /** True when only the first rule that may act does. */
  firstOnly(): boolean;
  /** True when a command answers to a line with these words. */
  isCommand(words: string): boolean;
  /** Does what the rule says. */
  act(rule: PhraseRule, occasion: Occasion): void;
  /** Begins what takes time; a failure is counted against the feature. */
  guard(what: string, run: () => Promise<void>): void;
}

interface KeptLine {
  message: ChatMessage;
  role: ChatRole;
}

/** Looks at every line and lets the rules act that fit. */
export class Phrases {
  private readonly parts: PhrasesParts;
  private readonly cooldowns = new Cooldowns();
  private readonly kept: KeptLine[] = [];
  private nextKept = 0;
  private matcher = new Matcher([]);
  /** Rules that are left out, and why. */
  private broken = new Map<string, string>();
  private rules: readonly PhraseRule[] = [];

  constructor(parts: PhrasesParts) {
    this.parts = parts;
  }

  /** From now on these are the rules. */
  use(rules: readonly PhraseRule[]): void {
    this.rules = rules;
    const { matcher, broken } = compiled(rules);
    this.matcher = matcher;
    this.broken = broken;
  }

  problemOf(id: string): string | null {
    return this.broken.get(id) ?? null;
  }

  look(line: TravellingLine): 'on' | 'stop' {
    const { message, role } = line;
    this.keep({ message, role });
    const matches = this.matcher.match(message.words);
    if (matches.length === 0) return 'on';
    if (this.parts.people()?.record(message.user.id)?.ignored) {
      const names = matches.map(({ rule }) => `"${rule.name}"`).join(', ');
      line.decide({
        by: 'phrases',
        outcome: 'refused',
        what: `Phrase ${names}`,
        why: `The bot does not react to ${message.user.name}. Change that on the Users page.`,
      });
      return 'on';
    }
    let stop = false;
    const writer = { id: message.user.id, role };
    for (const match of matches) {
      const verdict = this.verdict(match.rule, message.words, writer);
      if (verdict === 'unknown') {
        this.askFollower(line, match);
        continue;
      }
      if (verdict.refused !== null) {
        this.refuse(line, match, verdict.refused);
        continue;
      }
      this.act(line, match);
      stop ||= match.rule.stop;
      if (this.parts.firstOnly()) break;
    }
    return stop ? 'stop' : 'on';
  }

  /** What lines would set off, without doing it. `draft` takes the place of the rule with its id. */
  test(lines: readonly string[], role: ChatRole, draft: PhraseRule | null): TestedLine[] {
    const matcher = this.matcherWith(draft);
    return lines.map((text) => ({ text, by: null, ...this.findings(matcher, text, { id: null, role }) }));
  }

  /** What the rules would have done with the last lines of chat. */
  dryRun(draft: PhraseRule | null): { looked: number; lines: TestedLine[] } {
    const matcher = this.matcherWith(draft);
    const kept = [...this.kept.slice(this.nextKept), ...this.kept.slice(0, this.nextKept)];
    const lines = kept.map(({ message, role }) => ({
      text: message.words,
      by: message.user.name,
      ...this.findings(matcher, message.words, { id: message.user.id, role }),
    }));
    return { looked: kept.length, lines: lines.filter(({ findings }) => findings.length > 0) };
  }

  private findings(
    matcher: Matcher,
    text: string,
    writer: Writer,
  ): { findings: PhraseFinding[]; stopped: boolean } {
    let stopped = false;
    let done = false;
    const findings = matcher.match(text).map(({ rule, match, groups }): PhraseFinding => {
      const verdict = this.verdict(rule, text, writer);
      const refused =
        done && this.parts.firstOnly()
          ? 'A rule before it has acted, and only the first that fits does.'
          : verdict === 'unknown'
            ? null
            : verdict.refused;
      if (refused === null) {
        done = true;
        stopped ||= rule.stop;
      }
      const why =
        verdict === 'unknown' && refused === null
          ? 'It acts if they follow the channel.'
          : (refused ?? fits(rule, match));
      return {
        ruleId: rule.id,
        name: rule.name,
        outcome: refused === null ? 'would' : 'refused',
        why,
        match,
        groups: [...groups],
      };
    });
    return { findings, stopped };
  }

  private matcherWith(draft: PhraseRule | null): Matcher {
    if (draft === null) return this.matcher;
    // One that is being written is tried whether it is switched on or not.
    const tried = { ...draft, enabled: true };
    const at = this.rules.findIndex(({ id }) => id === draft.id);
    const rules = at === -1 ? [...this.rules, tried] : this.rules.with(at, tried);
    if (tried.kind === 'regex') compileRegex(tried);
    return compiled(rules).matcher;
  }

  private verdict(rule: PhraseRule, words: string, writer: Writer, follows: boolean | null = null): Verdict {
    if (!rule.onCommands && !rule.stop && this.parts.isCommand(words)) {
      return { refused: 'The line is a command, and this rule leaves those out.' };
    }
    return judge(rule, writer, {
      people: this.parts.people(),
      cooldowns: this.cooldowns,
      now: this.parts.clock.elapsed(),
      follows,
    });
  }

  /** The line travels on meanwhile; such a rule cannot stop it. */
  private askFollower(line: TravellingLine, match: PhraseMatch): void {
    const people = this.parts.people();
    if (!people) return;
    const { user } = line.message;
    this.parts.guard(`asking whether ${user.name} follows`, async () => {
      const follows = await people.isFollower(user.id);
      const writer = { id: user.id, role: line.role };
      const verdict = this.verdict(match.rule, line.message.words, writer, follows);
      if (verdict === 'unknown') return;
      if (verdict.refused === null) this.act(line, match);
      else this.refuse(line, match, verdict.refused);
    });
  }

  private act(line: TravellingLine, { rule, match, groups }: PhraseMatch): void {
    const { message, role } = line;
    this.cooldowns.start(rule, message.user.id, this.parts.clock.elapsed());
    line.decide({ by: 'phrases', outcome: 'ran', what: `Phrase "${rule.name}"`, why: fits(rule, match) });
    this.parts.act(rule, occasionFor(rule, { message, role }, match, groups));
  }

  private refuse(line: TravellingLine, { rule }: PhraseMatch, why: string): void {
    line.decide({ by: 'phrases', outcome: 'refused', what: `Phrase "${rule.name}"`, why });
  }

  private keep(line: KeptLine): void {
    this.kept[this.nextKept] = line;
    this.nextKept = (this.nextKept + 1) % KEPT;
  }
}

function occasionFor(
  rule: PhraseRule,
  { message, role }: KeptLine,
  match: string,
  groups: readonly string[],
): Occasion {
  const { id, login, name } = message.user;
  const facts: Record<string, Fact> = { match };
  for (const [index, group] of groups.entries()) facts[String(index + 1)] = group;
  return occasionOf(`Phrase "${rule.name}"`, {
    viewer: { id, login, name, role },
    line: { id: message.id, text: message.text },
    // So that `$(1)` is what the first bracket caught.
    args: groups,
    argText: groups.join(' '),
    facts,
  });
}

function fits(rule: PhraseRule, match: string): string {
  switch (rule.kind) {
    case 'exact':
      return 'The whole line is the phrase.';
    case 'contains':
      return `The line contains "${match}".`;
    case 'word':
      return `"${match}" is a word of the line.`;
    case 'regex':
      return `The expression fits "${match}".`;
  }
}

/** Rules that cannot be compiled are left out, so that one broken rule does not silence the others. */
function compiled(rules: readonly PhraseRule[]): { matcher: Matcher; broken: Map<string, string> } {
  const broken = new Map<string, string>();
  for (const rule of rules) {
    if (rule.kind !== 'regex') continue;
    try {
      compileRegex(rule);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      broken.set(rule.id, thrown.message);
    }
  }
  return { matcher: new Matcher(rules.filter(({ id }) => !broken.has(id))), broken };
}
