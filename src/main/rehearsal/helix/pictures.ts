/** Addresses that lead nowhere on purpose: nothing in a rehearsal may reach out. */
export function picture(...parts: string[]): string {
  return `https://static.rehearsal.invalid/${parts.join('/')}.png`;
}

export function sizes(...parts: string[]) {
  return {
    url_1x: picture(...parts, '1'),
    url_2x: picture(...parts, '2'),
    url_4x: picture(...parts, '4'),
  };
}
