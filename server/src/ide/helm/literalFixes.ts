/** Fixes for what Helm rendered: only text that stands in the template as it is can be put right there. */
import type { Fix, ReadText, TextEdit } from '../edit';

/** Those of `fixes` that replace such text, or that change nothing of the chart in `folder`. */
export function literalFixes(fixes: readonly Fix[], folder: string, read: ReadText): readonly Fix[] {
  const isLiteral = ({ uri, start, end }: TextEdit): boolean =>
    !uri.startsWith(`${folder}/`) ||
    (start < end && !/\{\{|\}\}|^\s*$/.test(read(uri)?.slice(start, end) ?? ''));
  return fixes.filter(({ edits }) => edits.every(isLiteral));
}
