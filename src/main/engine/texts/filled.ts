import type { Occasion } from '../occasion.ts';
import type { PartPlan } from './compilePart.ts';
import { cutTo, LONGEST_RESULT } from './finish.ts';
import type { Run } from './run.ts';
import type { TextPiece, VariableCall } from './variable.ts';

/** A part whose calls are done. What is made of it is made only when it is asked for. */
export class Filled {
  private readonly plan: PartPlan;
  private readonly values: readonly string[];
  private wholeText: string | null = null;
  private wordList: readonly string[] | null = null;

  constructor(plan: PartPlan, values: readonly string[]) {
    this.plan = plan;
    this.values = values;
  }

  get whole(): string {
    this.wholeText ??= cutTo(this.plan.whole(this.values), LONGEST_RESULT);
    return this.wholeText;
  }

  get words(): readonly string[] {
    this.wordList ??= this.plan.words(this.values);
    return this.wordList;
  }

  get pieces(): readonly TextPiece[] {
    return this.plan.pieces(this.values);
  }
}

/** A variable that is asked with parts. */
export class Asked implements VariableCall {
  readonly options: readonly string[];
  private readonly run: Run;
  private readonly body: Filled;

  constructor(run: Run, body: Filled, options: readonly string[]) {
    this.run = run;
    this.body = body;
    this.options = options;
  }

  get args(): readonly string[] {
    return this.body.words;
  }

  get rest(): string {
    return this.body.whole;
  }

  get pieces(): readonly TextPiece[] {
    return this.body.pieces;
  }

  get occasion(): Occasion {
    return this.run.occasion;
  }

  get signal(): AbortSignal {
    return this.run.signal;
  }
}

/** A variable that is asked about the result of another, as the end of its name. */
export class AskedAfter implements VariableCall {
  readonly rest: string;
  private readonly run: Run;

  constructor(run: Run, text: string) {
    this.run = run;
    this.rest = text;
  }

  get args(): readonly string[] {
    return [this.rest];
  }

  get options(): readonly string[] {
    return [this.rest];
  }

  get occasion(): Occasion {
    return this.run.occasion;
  }

  get signal(): AbortSignal {
    return this.run.signal;
  }
}
