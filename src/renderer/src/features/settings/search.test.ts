import { expect, test } from 'vitest';
import type { SettingsSection } from '../../../../shared/contract/settings.ts';
import { chooseSections } from './search.ts';

const section = (feature: string, properties: Record<string, unknown>): SettingsSection => ({
  feature,
  title: feature,
  description: '',
  group: 'basics',
  schema: { type: 'object', properties },
  values: {},
  defaults: {},
});

const sections = [
  section('overlay', {
    sound: { type: 'boolean', title: 'Play a sound' },
    margin: {
      type: 'object',
      title: 'Margin',
      properties: {
        x: { type: 'number', title: 'From the side' },
        y: { type: 'number', title: 'From above' },
      },
    },
  }),
  section('home', {}),
];

const found = (search: string) =>
  chooseSections(sections, search).map(({ section: own, fields }) => [
    own.feature,
    ...fields.flatMap((field) => (field.kind === 'group' ? field.fields : [field])).map(({ path }) => path),
  ]);

test('a section without settings is not shown', () => {
  expect(found('')).toEqual([['overlay', 'sound', 'margin.x', 'margin.y']]);
});

test('a word finds a field inside a group without its neighbours', () => {
  expect(found('above')).toEqual([['overlay', 'margin.y']]);
});

test('the name of the section finds all its settings, and narrows with a second word', () => {
  expect(found('Overlay')).toEqual([['overlay', 'sound', 'margin.x', 'margin.y']]);
  expect(found('overlay sound')).toEqual([['overlay', 'sound']]);
  expect(found('nowhere')).toEqual([]);
});
