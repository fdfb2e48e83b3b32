/** Where the keys of an event differ from those of a sample: `-path` is missing, `+path` is too many. */
export function shapeDifferences(actual: unknown, sample: unknown, path = ''): string[] {
  if (Array.isArray(actual) && Array.isArray(sample)) {
    const [wanted] = sample;
    return wanted === undefined
      ? []
      : actual.flatMap((entry) => shapeDifferences(entry, wanted, `${path}[]`));
  }
  if (!isRecord(actual) || !isRecord(sample)) return kindDiffers(actual, sample) ? [`!${path}`] : [];
  const differences: string[] = [];
  for (const key of Object.keys(sample)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (!(key in actual)) differences.push(`-${at}`);
    else differences.push(...shapeDifferences(actual[key], sample[key], at));
  }
  for (const key of Object.keys(actual))
    if (!(key in sample)) differences.push(`+${path === '' ? key : `${path}.${key}`}`);
  return differences;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A number where a text should be, or the other way round. Null may stand for anything. */
function kindDiffers(actual: unknown, sample: unknown): boolean {
  if (actual === null || sample === null || actual === undefined || sample === undefined) return false;
  return typeof actual !== typeof sample || Array.isArray(actual) !== Array.isArray(sample);
}
