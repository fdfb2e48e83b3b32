import { features } from '../features/index.ts';

type Feature = (typeof features)[number];

/** The page that an address belongs to; null when there is none. */
export function featureAt(location: string): Feature | null {
  return (
    features.find((feature) => feature.path === location) ??
    features.find((feature) => feature.path !== '/' && location.startsWith(`${feature.path}/`)) ??
    null
  );
}

/** The address of a page that the engine names, as a path or as a feature's id. */
export function addressOf(page: string): string {
  const named = features.find((feature) => feature.id === page);
  if (named) return named.path;
  return page.startsWith('/') ? page : `/${page}`;
}
