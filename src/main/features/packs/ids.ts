/** `What makes dough rise?` as `what-makes-dough-rise`. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'entry' : slug;
}

/** The wished id, or the first of `wished-2`, `wished-3` that nobody has. */
export function freeId(wished: string, taken: readonly string[], longest: number): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `-${number}`;
    const id = `${wished.slice(0, longest - ending.length)}${ending}`;
    if (!taken.includes(id)) return id;
  }
}
