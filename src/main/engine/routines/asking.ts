import type { AskedCondition } from '../../../shared/contract/steps.ts';
import { errorText } from '../../../shared/rpc/errors.ts';
import type { Occasion } from '../occasion.ts';
import type { Texts } from '../texts/texts.ts';
import type { Answer, ConditionKind } from './kinds.ts';
import { parseParameters, writeParameters } from './parameters.ts';

export interface AskingParts {
  conditions: { get(id: string): ConditionKind | null };
  texts: Pick<Texts, 'write'>;
}

interface Prepared {
  kind: ConditionKind;
  call: { parameters: never; occasion: Occasion };
  not: boolean;
}

/** Asks conditions. One that cannot be asked says no: a routine that runs by mistake does more harm than one that does not. */
export class Asking {
  private readonly parts: AskingParts;

  constructor(parts: AskingParts) {
    this.parts = parts;
  }

  /** The first that says no, in a sentence; null when all say yes. Then those that count uses are told, if `use`. */
  async refusal(
    conditions: readonly AskedCondition[],
    occasion: Occasion,
    use = true,
  ): Promise<string | null> {
    const counting: Prepared[] = [];
    for (const asked of conditions) {
      const prepared = await this.prepare(asked, occasion);
      if (typeof prepared === 'string') return prepared;
      if (prepared.kind.used) {
        counting.push(prepared);
        continue;
      }
      const answer = await this.answer(prepared);
      if (!answer.yes) return answer.why;
    }
    // Those that count come last and all at once, so that two runs at the same moment do not both pass a cooldown.
    for (const prepared of counting) {
      const given = this.answer(prepared);
      const answer = given instanceof Promise ? await given : given;
      if (!answer.yes) return answer.why;
    }
    // All are told in this same moment, and only then is it waited for those that take longer.
    if (use) await Promise.all(counting.map(({ kind, call, not }) => (not ? undefined : kind.used?.(call))));
    return null;
  }

  /** Tells the conditions that they were passed, as `refusal` does. */
  async use(conditions: readonly AskedCondition[], occasion: Occasion): Promise<void> {
    for (const asked of conditions) {
      const prepared = await this.prepare(asked, occasion);
      if (typeof prepared !== 'string' && !prepared.not) await prepared.kind.used?.(prepared.call);
    }
  }

  private async prepare(asked: AskedCondition, occasion: Occasion): Promise<Prepared | string> {
    const kind = this.parts.conditions.get(asked.condition);
    if (!kind) {
      return `There is no condition "${asked.condition}". The module that brings it may be switched off.`;
    }
    try {
      const written = await writeParameters(kind.parameters, asked.parameters, occasion, this.parts.texts);
      const parameters = parseParameters(kind.parameters, written) as never;
      return { kind, call: { parameters, occasion }, not: asked.not };
    } catch (thrown) {
      return `The condition "${kind.title}" could not be asked. ${errorText(thrown)}`;
    }
  }

  private answer({ kind, call, not }: Prepared): Answer | Promise<Answer> {
    const turned = (answer: Answer): Answer =>
      not ? { yes: !answer.yes, why: `It is so, and it must not be: ${kind.title}.` } : answer;
    const failed = (thrown: unknown): Answer => ({
      yes: false,
      why: `The condition "${kind.title}" could not be asked. ${errorText(thrown)}`,
    });
    try {
      const answer = kind.test(call);
      return answer instanceof Promise ? answer.then(turned, failed) : turned(answer);
    } catch (thrown) {
      return failed(thrown);
    }
  }
}
