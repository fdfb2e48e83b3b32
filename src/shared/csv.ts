/** A text that a spreadsheet would take for a formula gets an apostrophe in front, which makes it a text again. */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(row: readonly (string | number | null)[]): string {
  return `${row.map(csvField).join(',')}\r\n`;
}

export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map(csvLine).join('');
}

/** Takes off the apostrophe that `csvField` puts before what looks like a formula. */
function plain(value: string): string {
  return /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value;
}

/** Rows of fields; between them what the first line has most of: commas, semicolons or tabs. Empty lines are left out. */
export function readCsv(source: string): string[][] {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const separator = [',', ';', '\t'].reduce((best, one) =>
    firstLine.split(one).length > firstLine.split(best).length ? one : best,
  );
  const rows: string[][] = [];
  let row: string[] = [];
  let value = '';
  let quoted = false;
  const endField = (): void => {
    row.push(plain(value));
    value = '';
  };
  const endRow = (): void => {
    endField();
    if (row.some((one) => one !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quoted) {
      if (letter !== '"') value += letter;
      else if (text.charAt(at + 1) === '"') {
        value += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && value === '') quoted = true;
    else if (letter === separator) endField();
    else if (letter === '\n') endRow();
    else if (letter !== '\r') value += letter;
  }
  if (value !== '' || row.length > 0) endRow();
  return rows;
}
