/** Lines of a table for spreadsheets (RFC 4180), with what a spreadsheet would take for a formula made harmless. */

/** A text that a spreadsheet would take for a formula gets an apostrophe in front, which makes it a text again. */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(csvField).join(',')}\r\n`;
}

/** The fields of every line, the apostrophes of `csvField` taken away again. Commas, semicolons or tabs divide. */
export function readCsv(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, '');
  const head = source.slice(0, source.search(/[\r\n]|$/));
  const divider = [',', ';', '\t'].reduce((best, one) =>
    head.split(one).length > head.split(best).length ? one : best,
  );
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  const end = (field: string): void => {
    line.push(/^'[=+\-@\t\r]/.test(field) ? field.slice(1) : field);
  };
  while (at < source.length) {
    let field = '';
    if (source[at] === '"') {
      at += 1;
      for (;;) {
        const close = source.indexOf('"', at);
        if (close < 0) {
          field += source.slice(at);
          at = source.length;
          break;
        }
        field += source.slice(at, close);
        at = close + 1;
        if (source[at] !== '"') break;
        field += '"';
        at += 1;
      }
    }
    // What stands behind a closing quote, or an unquoted field.
    let stop = at;
    while (stop < source.length && source[stop] !== divider && source[stop] !== '\n' && source[stop] !== '\r')
      stop += 1;
    end(field + source.slice(at, stop));
    at = stop;
    if (source[at] === divider) {
      at += 1;
      if (at === source.length) end('');
      continue;
    }
    if (source[at] === '\r') at += 1;
    if (source[at] === '\n') at += 1;
    lines.push(line);
    line = [];
  }
  if (line.length > 0) lines.push(line);
  return lines.filter((fields) => fields.length > 1 || fields[0] !== '');
}
