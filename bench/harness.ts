import { cpus } from 'node:os';

/** One thing that is measured. */
export interface Case {
  name: string;
  /** `ms`: less is better. `/s`: more is better. `MB`: less is better. */
  unit: 'ms' | '/s' | 'MB';
  /** What it should stay below, or above for `/s`; left out for what is only compared. */
  aim?: number;
  /** Measures once; gives the figure. */
  measure(): number | Promise<number>;
}

/** A group of cases that are measured in turns, so that a machine that slows down slows all of them alike. */
export interface Suite {
  title: string;
  /** What the first case, the baseline, stands for. */
  note: string;
  runs: number;
  cases: Case[];
  /** What was prepared is put away. */
  end?(): void | Promise<void>;
}

export interface Figure {
  suite: string;
  name: string;
  unit: Case['unit'];
  median: number;
  least: number;
  most: number;
  /** This case's median divided by the baseline's; null for the baseline itself. */
  ratio: number | null;
  /** Null for what has none. */
  aim: number | null;
}

/** One warm-up of each case, then `runs` rounds through all of them. */
export async function measureSuite(suite: Suite): Promise<Figure[]> {
  const samples = suite.cases.map((): number[] => []);
  for (const each of suite.cases) await each.measure();
  for (let run = 0; run < suite.runs; run += 1) {
    for (const [index, each] of suite.cases.entries()) samples[index]?.push(await each.measure());
  }
  await suite.end?.();
  const baseline = median(samples[0] ?? []);
  return suite.cases.map((each, index) => {
    const own = samples[index] ?? [];
    return {
      suite: suite.title,
      name: each.name,
      unit: each.unit,
      median: median(own),
      least: Math.min(...own),
      most: Math.max(...own),
      ratio: index === 0 ? null : median(own) / baseline,
      aim: each.aim ?? null,
    };
  });
}

export function printSuite(suite: Suite, figures: readonly Figure[]): void {
  console.log(`\n${suite.title} (${suite.runs} runs; the first row is the baseline: ${suite.note})`);
  const width = Math.max(...figures.map((figure) => figure.name.length));
  for (const figure of figures) {
    const spread = `${show(figure.least)} to ${show(figure.most)}`;
    const ratio = figure.ratio === null ? '' : `  ${figure.ratio.toFixed(2)} x baseline`;
    console.log(
      `  ${figure.name.padEnd(width)}  ${show(figure.median).padStart(10)} ${figure.unit.padEnd(2)}  (${spread})${ratio}${aimWords(figure)}`,
    );
  }
}

function aimWords({ aim, median: measured, unit }: Figure): string {
  if (aim === null) return '';
  const isMet = unit === '/s' ? measured >= aim : measured <= aim;
  return `  aim ${unit === '/s' ? 'from' : 'up to'} ${show(aim)}${isMet ? '' : ', MISSED'}`;
}

export function machine(): string {
  const [first] = cpus();
  return `${cpus().length} x ${first?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, ${process.platform}`;
}

/** How often something can be done in a second, measured over `count` times. */
export async function rate(count: number, work: () => void | Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return count / ((performance.now() - started) / 1000);
}

/** How long something takes, in milliseconds. */
export async function duration(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function show(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en-GB');
  return value >= 10 ? value.toFixed(1) : value.toFixed(3);
}
