export type Values = Readonly<Record<string, unknown>>;

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at `key` or `key.inner`; undefined when there is none. */
export function valueAt(values: Values, path: string): unknown {
  const [key = '', inner] = path.split('.');
  const outer = values[key];
  if (inner === undefined) return outer;
  return isValues(outer) ? outer[inner] : undefined;
}

/** The values with one changed. What was given stays as it is. */
export function withValue(values: Values, path: string, value: unknown): Values {
  const [key = '', inner] = path.split('.');
  if (inner === undefined) return { ...values, [key]: value };
  const outer = values[key];
  return { ...values, [key]: { ...(isValues(outer) ? outer : {}), [inner]: value } };
}

/** Whether two JSON values say the same, whatever the order of their keys. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => sameValue(item, right[index]));
  }
  if (!isValues(left) || !isValues(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => sameValue(left[key], right[key]));
}

/** What of a draft differs from what is saved, by its outer keys: this is what is sent. */
export function changedValues(saved: Values, draft: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(draft).filter(([key, value]) => !sameValue(saved[key], value)));
}
