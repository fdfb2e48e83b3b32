import { t } from 'i18next';
import { create } from 'zustand';
import type { SettingsSection } from '../../../../shared/contract/settings.ts';
import type { WireError } from '../../../../shared/rpc/errors.ts';
import { client, watch } from '../../api/client.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import { readFields } from './fields.ts';
import { NO_PROBLEMS, type Problems, problemsOf, withoutProblem } from './problems.ts';
import { changedValues, type Values, withValue } from './values.ts';

interface SettingsState {
  /** As they are saved; null until they were asked for. */
  sections: readonly SettingsSection[] | null;
  /** Why they could not be read; null when they could. */
  error: WireError | null;
  /** What was changed and not saved yet, by feature. It outlives the page. */
  drafts: Readonly<Record<string, Values>>;
  problems: Readonly<Record<string, Problems>>;
  saving: Readonly<Record<string, boolean>>;
}

export const useSettings = create<SettingsState>()(() => ({
  sections: null,
  error: null,
  drafts: {},
  problems: {},
  saving: {},
}));

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([own]) => own !== key));
}

function sectionOf(feature: string): SettingsSection | undefined {
  return useSettings.getState().sections?.find((section) => section.feature === feature);
}

export async function loadSettings(): Promise<void> {
  const result = await client.settings.list({});
  if (result.ok) useSettings.setState({ sections: result.data.sections, error: null });
  else useSettings.setState({ error: result.error });
}

/** Reads all settings, now and after each reconnect, and hears of changes that others make. */
export function followSettings(): () => void {
  return watch('settings', 'changes', {
    onSnapshot: () => void loadSettings(),
    onEvent: ({ feature, values }) => saved(feature, values),
    onRefused: () => void loadSettings(),
  });
}

function saved(feature: string, values: Values): void {
  useSettings.setState(({ sections, drafts }) => {
    const draft = drafts[feature];
    const stillOpen = draft && Object.keys(changedValues(values, draft)).length > 0;
    return {
      sections:
        sections?.map((section) =>
          section.feature === feature ? { ...section, values: { ...values } } : section,
        ) ?? null,
      drafts: stillOpen ? drafts : without(drafts, feature),
    };
  });
}

/** The values that a form shows: what is saved, with what was changed. */
export function shownValues(section: SettingsSection, draft: Values | undefined): Values {
  return draft ? { ...section.values, ...draft } : section.values;
}

export function editSetting(feature: string, path: string, value: unknown): void {
  const section = sectionOf(feature);
  if (!section) return;
  useSettings.setState(({ drafts, problems }) => {
    const draft = changedValues(
      section.values,
      withValue(shownValues(section, drafts[feature]), path, value),
    );
    return {
      drafts: Object.keys(draft).length === 0 ? without(drafts, feature) : { ...drafts, [feature]: draft },
      problems: { ...problems, [feature]: withoutProblem(problems[feature] ?? NO_PROBLEMS, path) },
    };
  });
}

export function discardSettings(feature: string): void {
  useSettings.setState(({ drafts, problems }) => ({
    drafts: without(drafts, feature),
    problems: without(problems, feature),
  }));
}

export async function saveSettings(feature: string): Promise<void> {
  const section = sectionOf(feature);
  const draft = useSettings.getState().drafts[feature];
  if (!section || !draft || useSettings.getState().saving[feature]) return;
  useSettings.setState(({ saving }) => ({ saving: { ...saving, [feature]: true } }));
  const result = await client.settings.set({ feature, values: { ...draft } });
  useSettings.setState(({ saving }) => ({ saving: without(saving, feature) }));
  if (result.ok) {
    discardSettings(feature);
    saved(feature, result.data.values);
    toastDone(t('settings:saved', { section: section.title }));
  } else if (result.error.code === 'settings.invalid') {
    const found = problemsOf(result.error, readFields(section.schema));
    useSettings.setState(({ problems }) => ({ problems: { ...problems, [feature]: found } }));
  } else toastFailed(result.error);
}

/** All settings of a section go back to their defaults at once. */
export async function resetSettings(feature: string): Promise<void> {
  const section = sectionOf(feature);
  const result = await client.settings.reset({ feature, keys: null });
  if (!result.ok) {
    toastFailed(result.error);
    return;
  }
  discardSettings(feature);
  saved(feature, result.data.values);
  toastDone(t('settings:resetDone', { section: section?.title ?? feature }));
}
