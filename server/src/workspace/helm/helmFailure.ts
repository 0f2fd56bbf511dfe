/** What helm says when it does not render a chart, and where in the chart that is. */

export interface HelmFailure {
  readonly message: string;
  /** Where it went wrong, as far as helm tells; `path` is seen from the chart's folder. */
  readonly place: { readonly path: string; readonly line: number; readonly column: number } | undefined;
}

/**
 * `shop/templates/web.yaml:12:20`, or without a column, or `YAML parse error on shop/templates/web.yaml`, whose line
 * counts what was rendered.
 */
const PLACE =
  /(?:^|[\s(])[^\s:()]+?\/((?:charts\/[^\s:()]+?\/)?templates\/[^\s:()]+?)(?:[):]|$)(?:(\d+)(?::(\d+))?)?/gm;

/** From what helm prints to its standard error. Lines and columns count from one; columns of helm from zero. */
export function helmFailure(stderr: string): HelmFailure {
  const lines = stderr
    .split(/\r?\n/)
    .filter((line) => !/^(WARNING|coalesce|level=|walk\.go|\d{4}\/)/.test(line));
  const from = lines.findIndex((line) => line.startsWith('Error: '));
  const message = (from < 0 ? lines : lines.slice(from))
    .join('\n')
    .replace(/^Error: /, '')
    .trim();
  const place = [...message.matchAll(PLACE)].at(-1);
  return {
    message: message.replace(/\n*Use --debug flag.*$/s, '').trim(),
    place: place && {
      path: place[1] ?? '',
      line: Number(place[2] ?? 1),
      column: Number(place[3] ?? 0) + 1,
    },
  };
}
