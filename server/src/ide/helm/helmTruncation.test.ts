import { expect, test } from 'vitest';
import { CHART } from '../../testing/chart';
import { parseFixture, ROOT } from '../../testing/fixture';
import { Host } from '../../workspace/host';
import type { Location } from '../../workspace/snapshot';
import { Analysis } from '../analysis';
import { DEFAULT_SETTINGS } from '../settings';

/** What people type is broken most of the time: whatever is cut off, each feature answers, within the files. */
test.each(['templates/web.yaml', 'templates/_helpers.tpl', 'values.yaml', 'Chart.yaml'])(
  '%s, cut anywhere',
  (path) => {
    const { files } = parseFixture(CHART);
    const uri = `${ROOT}chart/${path}`;
    const text = files.get(uri.slice(ROOT.length)) ?? '';
    const host = new Host();
    for (const [file, each] of files) host.setFile(ROOT + file, each);
    const outside: string[] = [];
    for (let end = 0; end <= text.length; end++) {
      const cut = text.slice(0, end);
      host.setFile(uri, cut, 'editor');
      const analysis = new Analysis(host.snapshot(), DEFAULT_SETTINGS);
      for (const offset of [end, (end * 31) % (end + 1)]) {
        for (const location of locationsAt(analysis, uri, offset, cut)) {
          const length =
            location.uri === uri ? end : (files.get(location.uri.slice(ROOT.length))?.length ?? -1);
          const inside = 0 <= location.start && location.start <= location.end && location.end <= length;
          if (!inside) outside.push(`cut at ${end}: ${location.uri} ${location.start}-${location.end}`);
        }
      }
    }
    expect(outside).toEqual([]);
  },
);

function locationsAt(analysis: Analysis, uri: string, offset: number, text: string): readonly Location[] {
  const hover = analysis.hover(uri, offset);
  const renamed = analysis.rename(uri, offset, 'renamed');
  return [
    ...(hover ? [hover.location] : []),
    ...analysis.definition(uri, offset).flatMap(({ origin, target, whole }) => [origin, target, whole]),
    ...analysis.references(uri, offset, 'with'),
    ...analysis.completion(uri, offset, text).map(({ range }) => range),
    ...analysis.documentSymbols(uri).flatMap(({ whole, selection }) => [whole, selection]),
    ...(renamed.state === 'done' ? renamed.edits : []),
  ];
}
