/** What of a link with a token may be seen by anybody: everything up to the token. Empty for null. */
export function openPart(link: string | null): string {
  const at = link?.indexOf('token=') ?? -1;
  return link !== null && at >= 0 ? link.slice(0, at + 'token='.length) : '';
}
