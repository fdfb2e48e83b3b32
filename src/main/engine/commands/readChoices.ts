import {
  choicesProblem,
  cutKindly,
  findChoice,
  letterOf,
  QUESTION_LENGTH,
  splitChoices,
} from '../../../shared/choices.ts';
import { AppError } from '../../../shared/rpc/errors.ts';

/** Options as somebody typed them; throws what is wrong with them. */
export function readOptions(text: string): string[] {
  const options = splitChoices(text);
  const problem = choicesProblem(options);
  if (problem !== null) throw new AppError('bad_input', problem);
  return options;
}

/** One that is too long is cut, since whoever typed it stands before an audience. */
export function readQuestion(text: string): string {
  const question = cutKindly(text, QUESTION_LENGTH);
  if (question === '') throw new AppError('bad_input', 'Write a question, in quotes.');
  return question;
}

/** Which option somebody means; throws what there is to choose from. */
export function needChoice(options: readonly string[], typed: string): number {
  const option = findChoice(options, typed);
  if (option !== null) return option;
  const known = options.map((title, index) => `${letterOf(index)} ${title}`).join(', ');
  throw new AppError('not_found', `There is no option "${cutKindly(typed, 30)}". Choose ${known}.`);
}
