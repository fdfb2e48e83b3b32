/** What the makers of Emcee need to know about a page that stopped. It holds no setting and no token. */
export function failureReport(error: unknown, components: string, page: string): string {
  const what = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return [
    `Page: ${page}`,
    `Time: ${new Date().toISOString()}`,
    `Browser: ${navigator.userAgent}`,
    '',
    what,
    ...(components ? ['', 'Components:', components.trim()] : []),
  ].join('\n');
}

/** True when a part of the panel could not be loaded: after an update its files have other names. */
export function isMissingPart(error: unknown): boolean {
  return (
    error instanceof TypeError && /dynamically imported module|module script failed/i.test(error.message)
  );
}
