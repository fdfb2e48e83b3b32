import type { Pack, PackSeason } from '../../../shared/contract/packs.ts';
import type { GuessWord, PackLines, Packs, Question } from '../../engine/packs.ts';
import type { Deck } from './deck.ts';

/** What games and texts draw from: all packs that are on. */
export class Content implements Packs, PackLines {
  private readonly packs: () => readonly Pack[];
  private readonly deck: Deck;
  /** Made anew after a change. */
  private known: { questions: Question[]; words: GuessWord[] } | null = null;

  constructor(packs: () => readonly Pack[], deck: Deck) {
    this.packs = packs;
    this.deck = deck;
  }

  /** A pack has changed. */
  refresh(): void {
    this.known = null;
  }

  question: Packs['question'] = ({ difficulty, topic }, random) => {
    const wanted = topic?.toLowerCase();
    const fitting = this.all().questions.filter(
      (question) =>
        (difficulty === undefined || question.difficulty === difficulty) &&
        (wanted === undefined || question.topic === wanted),
    );
    return this.deck.draw(fitting, ({ id }) => `question ${id}`, random);
  };

  word: Packs['word'] = ({ season = '' }, random) => {
    const fitting = this.all().words.filter((word) => word.season === season);
    return this.deck.draw(fitting, ({ id }) => `word ${id}`, random);
  };

  topics(): readonly string[] {
    return [...new Set(this.all().questions.map(({ topic }) => topic))].sort();
  }

  seasons(): readonly string[] {
    const used = new Set(this.all().words.map(({ season }) => season));
    return [...used].filter((season) => season !== '').sort();
  }

  lists(): readonly string[] {
    return [...new Set(this.on().flatMap(({ lines }) => lines.map(({ id }) => id)))].sort();
  }

  line: PackLines['line'] = (list, random) => {
    const texts = this.on().flatMap(({ lines }) => lines.filter(({ id }) => id === list));
    const all = [...new Set(texts.flatMap(({ lines }) => lines))];
    return this.deck.draw(all, (text) => `line ${list} ${text}`, random);
  };

  /** Of all packs that are on; the first that has one of an id wins. */
  allSeasons(): PackSeason[] {
    const known = new Map<string, PackSeason>();
    for (const { seasons } of this.on())
      for (const season of seasons) if (!known.has(season.id)) known.set(season.id, season);
    return [...known.values()];
  }

  private on(): Pack[] {
    return this.packs().filter(({ enabled }) => enabled);
  }

  private all(): { questions: Question[]; words: GuessWord[] } {
    this.known ??= {
      questions: this.on().flatMap((pack) =>
        pack.questions.map((question) => ({ ...question, id: `${pack.id}/${question.id}` })),
      ),
      words: this.on().flatMap((pack) =>
        pack.words.map((word) => ({ ...word, id: `${pack.id}/${word.id}`, kind: pack.wordsAre })),
      ),
    };
    return this.known;
  }
}
