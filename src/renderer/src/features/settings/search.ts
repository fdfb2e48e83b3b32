import type { SettingsSection } from '../../../../shared/contract/settings.ts';
import { type Field, readFields } from './fields.ts';

export interface ChosenSection {
  section: SettingsSection;
  fields: Field[];
}

function fits(field: Field, words: readonly string[], around: string): boolean {
  const text = `${around} ${field.title} ${field.help ?? ''} ${field.path}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The sections that have settings, with the fields that hold all words of the search. */
export function chooseSections(sections: readonly SettingsSection[], search: string): ChosenSection[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return sections
    .map((section) => ({
      section,
      fields: readFields(section.schema)
        .map((field) => {
          if (field.kind !== 'group' || fits(field, words, section.title)) return field;
          return { ...field, fields: field.fields.filter((inner) => fits(inner, words, section.title)) };
        })
        .filter(
          (field) => (field.kind === 'group' && field.fields.length > 0) || fits(field, words, section.title),
        ),
    }))
    .filter(({ fields }) => fields.length > 0);
}
