/** Rows of comma-separated values. @see https://www.rfc-editor.org/rfc/rfc4180 */

/** The rows, a line each; values with commas, quotes or line breaks are quoted. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
