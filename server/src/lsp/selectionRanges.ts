/** Selection ranges, for editors whose YAML support has none. */
import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import type { Moment } from './moment';
import { fromClient } from './uris';

export function selectionRanges(
  { analysis, convert, read }: Moment,
  { textDocument, positions }: SelectionRangeParams,
): SelectionRange[] {
  const uri = fromClient(textDocument.uri);
  const text = read(uri);
  return positions.map((position) => {
    const offset = convert.offset(uri, position);
    const spans =
      text === undefined || offset === undefined ? [] : analysis.selectionRanges(uri, offset, text);
    const outermost: SelectionRange = { range: { start: position, end: position } };
    return (
      spans.reduceRight<SelectionRange | undefined>((parent, span) => {
        const range = convert.range({ uri, ...span });
        return parent ? { range, parent } : { range };
      }, undefined) ?? outermost
    );
  });
}
