/** One package that is part of the built panel. */
export interface Package {
  name: string;
  version: string;
  /** `MIT`; empty when the package does not say. */
  identifier: string;
  /** Its licence in full; empty when the package has none. */
  text: string;
}

function field(value: object, name: string): string {
  const found: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
  return typeof found === 'string' ? found : '';
}

/** The packages in the list that the build writes beside the panel. */
export function readPackages(list: unknown): Package[] {
  if (!Array.isArray(list)) return [];
  return list
    .filter((entry): entry is object => typeof entry === 'object' && entry !== null)
    .map((entry) => ({
      name: field(entry, 'name'),
      version: field(entry, 'version'),
      identifier: field(entry, 'identifier'),
      text: field(entry, 'text'),
    }))
    .filter(({ name }) => name !== '');
}

/** Null when the list cannot be had, as while the panel is being worked on. */
export async function loadPackages(): Promise<Package[] | null> {
  try {
    const response = await fetch('./licences.json');
    return response.ok ? readPackages(await response.json()) : null;
  } catch {
    return null;
  }
}
