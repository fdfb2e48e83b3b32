import { t } from 'i18next';
import type {
  Pack,
  PackEntry,
  PackEntryKind,
  PackHead,
  PackQuestion,
  PackWord,
} from '../../../../shared/contract/packs.ts';
import { client } from '../../api/client.ts';
import { liveStore } from '../../api/liveStore.ts';
import { toastChange } from '../../api/undo.ts';
import { download } from '../../ui/download.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';

export const packShelf = liveStore('packs', 'shelf', (_, news) => news);

/** The id of an entry that is still to be made; the engine gives it another one. */
export const NEW = 'new';

export const EMPTY_HEAD: PackHead = {
  title: '',
  text: '',
  author: '',
  licence: '',
  version: '1',
  wordsAre: 'word',
};

export function headOf({ title, text, author, licence, version, wordsAre }: PackHead): PackHead {
  return { title, text, author, licence, version, wordsAre };
}

export function newEntry(kind: PackEntryKind, pack: Pack): PackEntry {
  switch (kind) {
    case 'question':
      return { kind, value: { ...EMPTY_QUESTION, topic: pack.questions.at(-1)?.topic ?? 'general' } };
    case 'word':
      return { kind, value: EMPTY_WORD };
    case 'season':
      return { kind, value: { id: '', title: '', from: '01-01', to: '01-31' } };
    case 'lines':
      return { kind, value: { id: '', title: '', lines: [] } };
  }
}

const EMPTY_QUESTION: PackQuestion = { id: NEW, text: '', answers: [], difficulty: 1, topic: '' };
const EMPTY_WORD: PackWord = { id: NEW, word: '', also: [], hint: '', season: '' };

/** The entries of one kind, as the tabs show them. */
export function entriesOf(pack: Pack, kind: PackEntryKind): PackEntry[] {
  switch (kind) {
    case 'question':
      return pack.questions.map((value) => ({ kind, value }));
    case 'word':
      return pack.words.map((value) => ({ kind, value }));
    case 'season':
      return pack.seasons.map((value) => ({ kind, value }));
    case 'lines':
      return pack.lines.map((value) => ({ kind, value }));
  }
}

export function nameOf({ kind, value }: PackEntry): string {
  return kind === 'question' ? value.text : kind === 'word' ? value.word : value.title;
}

/** All that a search looks through. */
export function wordsOf({ kind, value }: PackEntry): string {
  switch (kind) {
    case 'question':
      return [value.text, ...value.answers, value.topic].join(' ').toLowerCase();
    case 'word':
      return [value.word, ...value.also, value.hint, value.season].join(' ').toLowerCase();
    case 'season':
      return `${value.title} ${value.id}`.toLowerCase();
    case 'lines':
      return [value.title, value.id, ...value.lines].join(' ').toLowerCase();
  }
}

/** The rows of a text field that mean something. */
export function rowsOf(text: string): string[] {
  return text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '');
}

/** `Small Hours` as `small-hours`, to be typed in chat. */
export function nameFrom(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 30);
}

export async function exportPack(pack: string, title: string): Promise<void> {
  const answer = await client.packs.exportPack({ pack });
  if (!answer.ok) {
    toastFailed(answer.error);
    return;
  }
  download(answer.data.fileName, answer.data.text, 'application/json;charset=utf-8');
  toastDone(t('packs:toast.exported', { name: title }));
}

/** Answers the id of the pack; null when nothing was taken. */
export async function importPack(file: File): Promise<string | null> {
  const answer = await client.packs.importPack({ text: await file.text() });
  if (!answer.ok) {
    toastFailed(answer.error);
    return null;
  }
  toastChange(t('packs:toast.imported', { name: answer.data.title }), answer.data.undo);
  return answer.data.pack;
}
