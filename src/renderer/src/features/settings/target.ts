import { useEffect } from 'react';

/** The id of a section in the page. */
export function sectionId(feature: string): string {
  return `section-${feature}`;
}

/** The id of a field in the page. */
export function fieldId(feature: string, path: string): string {
  return `setting-${feature}-${path.replaceAll('.', '-')}`;
}

/** `/settings/overlay/margin.x` names a section and a field in it; null for what is not named. */
export function settingsTarget(location: string): { section: string | null; field: string | null } {
  const [, , section, field] = location.split('/');
  return { section: section ? section : null, field: field ? field : null };
}

/** Brings what the address names into view, once it is there. */
export function useSettingsTarget(location: string, ready: boolean, onTarget: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new address moves the page
  useEffect(() => {
    const { section, field } = settingsTarget(location);
    if (!ready || section === null) return;
    onTarget();
    // What the search had hidden is drawn by then.
    const frame = requestAnimationFrame(() => {
      document.getElementById(sectionId(section))?.scrollIntoView({ block: 'start' });
      if (field === null) return;
      const control = document.getElementById(fieldId(section, field));
      control?.scrollIntoView({ block: 'center' });
      control?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [location, ready]);
}
