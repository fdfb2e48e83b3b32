import { create } from 'zustand';

/** A bar across the panel that nobody can overlook: the rehearsal says with it that nothing is real. */
export interface Banner {
  id: string;
  title: string;
  text: string;
  /** The one thing to do about it; null for none. */
  action: { label: string; run: () => void } | null;
}

/** The banner that is shown now; null for none. */
export const useBanner = create<{ banner: Banner | null }>()(() => ({ banner: null }));

/**
 * Shows a banner in place of the one before. Returns what takes just this one away.
 *
 * @public
 */
export function showBanner(banner: Banner): () => void {
  useBanner.setState({ banner });
  return () => {
    if (useBanner.getState().banner === banner) useBanner.setState({ banner: null });
  };
}
