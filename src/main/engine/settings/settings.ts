import { z } from 'zod';
import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import type { SettingsDefinition, SettingsShape } from '../featureInfo.ts';
import type { Disposer, Logger, SettingsFile } from '../ports.ts';
import { describeIssues, type FieldProblem } from './problems.ts';

type Values = Record<string, unknown>;

const documentSchema = z.object({
  version: z.literal(1),
  modules: z.record(z.string(), z.boolean()),
  features: z.record(
    z.string(),
    z.object({ version: z.number().int().min(1), values: z.record(z.string(), z.unknown()) }),
  ),
});
type Document = z.infer<typeof documentSchema>;

const EMPTY: Document = { version: 1, modules: {}, features: {} };

export interface SettingsSectionDefinition {
  id: string;
  settings: SettingsDefinition<SettingsShape>;
}

/**
 * All settings. The file is validated as a whole: when any part of it does not fit, the file is set aside,
 * the last good one comes back, and `problem` says which field it was.
 */
export class Settings {
  /** What was wrong with the file at the start, for the streamer; null when all was well. */
  problem: string | null = null;
  private document: Document = EMPTY;
  private readonly parsed = new Map<string, { values: Values }>();
  private readonly definitions = new Map<string, SettingsDefinition<SettingsShape>>();
  private readonly watchers = new Map<string, Set<(values: Values) => void>>();
  private readonly file: SettingsFile;
  private readonly lastGood: SettingsFile;
  private readonly log: Logger;

  constructor(
    file: SettingsFile,
    lastGood: SettingsFile,
    log: Logger,
    sections: readonly SettingsSectionDefinition[],
  ) {
    this.file = file;
    this.lastGood = lastGood;
    this.log = log;
    for (const section of sections) this.definitions.set(section.id, section.settings);
    this.load();
  }

  values(feature: string): Values {
    return this.section(feature).values;
  }

  /** The same object for as long as the app runs: for who asks with every line of chat what holds now. */
  section(feature: string): { readonly values: Values } {
    const section = this.parsed.get(feature);
    if (!section) throw new AppError('not_found', `There are no settings for "${feature}".`);
    return section;
  }

  defaults(feature: string): Values {
    return this.definition(feature).schema.parse({});
  }

  schema(feature: string): SettingsShape {
    return this.definition(feature).schema;
  }

  /** Changes some values, all or none. Throws `settings.invalid` with the fields at fault. */
  set(feature: string, values: Values): Values {
    const { schema, version } = this.definition(feature);
    const unknown = Object.keys(values).filter((key) => !(key in schema.shape));
    if (unknown.length > 0) {
      throw invalid(unknown.map((path) => ({ path, message: 'There is no setting of this name.' })));
    }
    const parsed = schema.safeParse({ ...this.values(feature), ...values });
    if (!parsed.success) throw invalid(describeIssues(parsed.error));
    this.save({
      ...this.document,
      features: { ...this.document.features, [feature]: { version, values: parsed.data } },
    });
    this.keep(feature, parsed.data);
    for (const run of this.watchers.get(feature) ?? []) run(parsed.data);
    return parsed.data;
  }

  /** Puts the named values back to their defaults; all of them when `keys` is null. */
  reset(feature: string, keys: readonly string[] | null): Values {
    const defaults = this.defaults(feature);
    const names = keys ?? Object.keys(defaults);
    return this.set(feature, Object.fromEntries(names.map((name) => [name, defaults[name]])));
  }

  onChange(feature: string, run: (values: Values) => void): Disposer {
    const named = this.watchers.get(feature) ?? new Set();
    this.watchers.set(feature, named);
    named.add(run);
    return () => {
      named.delete(run);
    };
  }

  /** Null when the streamer never chose. */
  moduleChoice(feature: string): boolean | null {
    return this.document.modules[feature] ?? null;
  }

  setModule(feature: string, on: boolean): void {
    this.save({ ...this.document, modules: { ...this.document.modules, [feature]: on } });
  }

  private definition(feature: string): SettingsDefinition<SettingsShape> {
    const definition = this.definitions.get(feature);
    if (!definition) throw new AppError('not_found', `There are no settings for "${feature}".`);
    return definition;
  }

  private save(document: Document): void {
    try {
      this.file.write(document);
    } catch (thrown) {
      throw new AppError(
        'unavailable',
        `The settings could not be saved to ${this.file.path} (${errorText(thrown)}). The old settings stay. Check that the disk is not full and that the folder may be written to.`,
      );
    }
    this.document = document;
    this.keepLastGood();
  }

  private keepLastGood(): void {
    try {
      this.lastGood.write(this.document);
    } catch (thrown) {
      // The settings themselves are safe; only the spare copy is older than it could be.
      this.log.warn({
        event: 'settings.spareFailed',
        message: `The spare copy of the settings could not be written: ${errorText(thrown)}`,
      });
    }
  }

  private load(): void {
    const first = this.readWhole(this.file);
    if (first.problem === null) {
      this.adopt(first.document, first.sections);
      return;
    }

    const kept = this.file.setAside();
    const spare = this.readWhole(this.lastGood);
    const usable =
      spare.problem === null ? spare : { document: EMPTY, sections: this.parseSections(EMPTY).sections };
    this.adopt(usable.document, usable.sections);
    const instead =
      spare.problem === null && spare.found
        ? 'The last good settings are in use'
        : 'The default settings are in use';
    this.problem = `The settings file could not be used: ${first.problem} ${instead}; the file was kept as ${kept}.`;
    this.log.error({ event: 'settings.bad', message: this.problem, details: { kept } });
    this.save(this.document);
  }

  private adopt(document: Document, sections: Map<string, Values>): void {
    this.document = document;
    for (const [id, values] of sections) this.keep(id, values);
  }

  private keep(feature: string, values: Values): void {
    const section = this.parsed.get(feature);
    if (section) section.values = values;
    else this.parsed.set(feature, { values });
  }

  private readWhole(file: SettingsFile): {
    document: Document;
    sections: Map<string, Values>;
    problem: string | null;
    found: boolean;
  } {
    let raw: unknown;
    try {
      raw = file.read();
    } catch (thrown) {
      return {
        document: EMPTY,
        sections: new Map(),
        problem: `it is not valid JSON (${errorText(thrown)}).`,
        found: true,
      };
    }
    const found = raw !== null;
    const whole = documentSchema.safeParse(raw ?? EMPTY);
    if (!whole.success) {
      return {
        document: EMPTY,
        sections: new Map(),
        problem: problemText(describeIssues(whole.error)),
        found,
      };
    }
    const { sections, problems } = this.parseSections(whole.data);
    return {
      document: whole.data,
      sections,
      problem: problems.length > 0 ? problemText(problems) : null,
      found,
    };
  }

  private parseSections(document: Document): { sections: Map<string, Values>; problems: FieldProblem[] } {
    const sections = new Map<string, Values>();
    const problems: FieldProblem[] = [];
    for (const [id, definition] of this.definitions) {
      const stored = document.features[id];
      let values = stored?.values ?? {};
      if (stored && stored.version < definition.version && definition.migrate) {
        values = definition.migrate(values, stored.version);
      }
      const parsed = definition.schema.safeParse(values);
      if (parsed.success) sections.set(id, parsed.data);
      else
        problems.push(
          ...describeIssues(parsed.error).map((issue) => ({
            ...issue,
            path: `features.${id}.values.${issue.path}`,
          })),
        );
    }
    return { sections, problems };
  }
}

function problemText(problems: readonly FieldProblem[]): string {
  return problems.map(({ path, message }) => `"${path}": ${message}`).join(' ');
}

function invalid(fields: FieldProblem[]): AppError {
  return new AppError('settings.invalid', `Not saved: ${problemText(fields)}`, { fields });
}
