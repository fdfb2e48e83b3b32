import { z } from 'zod';
import {
  type Pack,
  type PackContent,
  packContentSchema,
  questionSchema,
  wordSchema,
} from '../../../shared/contract/packs.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { describeIssues } from '../../engine/settings/problems.ts';
import { hasSeason } from './entryNames.ts';
import { freeId, slugOf } from './ids.ts';

const VERSION = 1;
const MARK = 'pack';

/** What a file may leave out, so that a pack can be written by hand. */
const fileQuestionSchema = questionSchema.extend({ id: questionSchema.shape.id.optional() });
const fileWordSchema = wordSchema.extend({
  id: wordSchema.shape.id.optional(),
  also: wordSchema.shape.also.default([]),
  hint: wordSchema.shape.hint.default(''),
  season: wordSchema.shape.season.default(''),
});
const { shape } = packContentSchema;
const filePackSchema = packContentSchema.extend({
  id: shape.id.optional(),
  text: shape.text.default(''),
  author: shape.author.default(''),
  licence: shape.licence.default(''),
  version: shape.version.default('1'),
  wordsAre: shape.wordsAre.default('word'),
  questions: z.array(fileQuestionSchema).default([]),
  words: z.array(fileWordSchema).default([]),
  seasons: shape.seasons.default([]),
  lines: shape.lines.default([]),
});

export function writePack({ enabled: _enabled, ours: _ours, changed: _changed, ...content }: Pack): string {
  return `${JSON.stringify({ emcee: MARK, version: VERSION, pack: content }, null, 2)}\n`;
}

/** Throws `packs.bad_file` with the place of what is wrong. Nothing of such a file is taken. */
export function readPack(text: string): PackContent {
  const file = headOf(text);
  const read = filePackSchema.safeParse(file);
  if (!read.success) {
    const [issue] = describeIssues(read.error);
    throw bad(`${placeOf(issue?.path ?? '', file)}: ${issue?.message ?? 'It does not fit.'}`);
  }
  const { questions, words, ...rest } = read.data;
  const content: PackContent = {
    ...rest,
    id: rest.id ?? packIdOf(rest.title),
    questions: withIds(questions, ({ text: question }) => question),
    words: withIds(words, ({ word }) => word),
  };
  mustBeWhole(content);
  const whole = packContentSchema.safeParse(content);
  if (whole.success) return whole.data;
  const [issue] = describeIssues(whole.error);
  throw bad(`${placeOf(issue?.path ?? '', file)}: ${issue?.message ?? 'It does not fit.'}`);
}

/** An id begins with a letter, whatever the title begins with. */
export function packIdOf(title: string): string {
  const slug = slugOf(title).slice(0, 30);
  return /^[a-z]/.test(slug) ? slug : `pack-${slug}`;
}

function headOf(text: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw bad('This file is not JSON. Choose a file that Emcee has exported.');
  }
  const head = z
    .object({ emcee: z.string(), version: z.number(), pack: z.record(z.string(), z.unknown()) })
    .safeParse(parsed);
  if (!head.success || head.data.emcee !== MARK) {
    throw bad('This file holds no pack. Choose a file that was exported on the page Packs.');
  }
  if (head.data.version !== VERSION) {
    throw bad('This file comes from a newer Emcee. Update Emcee first.');
  }
  return head.data.pack;
}

function withIds<T extends { id?: string | undefined }>(
  list: readonly T[],
  nameOf: (entry: T) => string,
): (T & { id: string })[] {
  const taken = list.flatMap(({ id }) => (id === undefined ? [] : [id]));
  return list.map((entry) => {
    const id = entry.id ?? freeId(slugOf(nameOf(entry)), taken, 60);
    if (entry.id === undefined) taken.push(id);
    return { ...entry, id };
  });
}

/** What each entry alone cannot show: nothing twice, and no season that is not there. */
function mustBeWhole({ questions, words, seasons, lines }: PackContent): void {
  mustDiffer('Question', questions, ({ id }) => id, 'has the same id as', 'Give it another one.');
  mustDiffer('Question', questions, ({ text }) => text, 'asks the same as', 'Take one of them out.');
  mustDiffer('Word', words, ({ id }) => id, 'has the same id as', 'Give it another one.');
  mustDiffer('Word', words, ({ word, season }) => `${word} ${season}`, 'is the same as', 'Take one out.');
  mustDiffer('Season', seasons, ({ id }) => id, 'has the same id as', 'Give it another one.');
  mustDiffer('List', lines, ({ id }) => id, 'has the same name as', 'Give it another one.');
  for (const [index, { word, season }] of words.entries()) {
    if (hasSeason({ seasons }, season)) continue;
    throw bad(
      `Word ${index + 1} ("${word}") is of the season "${season}", which the file does not have. Add it to "seasons".`,
    );
  }
}

function mustDiffer<T>(
  what: string,
  list: readonly T[],
  keyOf: (entry: T) => string,
  how: string,
  cure: string,
): void {
  const first = new Map<string, number>();
  for (const [index, entry] of list.entries()) {
    const key = keyOf(entry).trim().toLowerCase();
    const other = first.get(key);
    if (other !== undefined)
      throw bad(`${what} ${index + 1} ${how} ${what.toLowerCase()} ${other + 1}. ${cure}`);
    first.set(key, index);
  }
}

const KINDS = new Map([
  ['questions', { name: 'Question', label: 'text' }],
  ['words', { name: 'Word', label: 'word' }],
  ['seasons', { name: 'Season', label: 'title' }],
  ['lines', { name: 'List', label: 'title' }],
]);

/** `questions.11.answers.0` as `Question 12 ("What is …"), answer 1`. */
function placeOf(path: string, file: unknown): string {
  const [field = '', index, ...rest] = path.split('.');
  const kind = KINDS.get(field);
  if (!kind || index === undefined) return field === '' ? 'The pack' : `"${field}"`;
  const list = (file as Record<string, unknown>)[field];
  const entry: unknown = Array.isArray(list) ? list[Number(index)] : null;
  const label =
    entry !== null && typeof entry === 'object' ? (entry as Record<string, unknown>)[kind.label] : undefined;
  const named = typeof label === 'string' && label.trim() !== '' ? ` ("${label.slice(0, 60)}")` : '';
  const [part, at] = rest;
  const where =
    part === undefined
      ? ''
      : at === undefined
        ? `, ${part}`
        : `, ${part.replace(/s$/, '')} ${Number(at) + 1}`;
  return `${kind.name} ${Number(index) + 1}${named}${where}`;
}

function bad(why: string): AppError {
  return new AppError('packs.bad_file', `Nothing was imported. ${why}`);
}
