/** The manifests of a command as one set, whatever folders they stand in. */
import { readSettings } from '../ide/settings';
import { environmentsOf } from '../workspace/environments';
import { type Loaded, load } from './load';
import { withHelm } from './renderCharts';
import type { Output } from './output';
import type { ReadingOptions } from './readingArgs';

/** Namespace of objects that name none: what `kubectl apply` without `-n` takes. */
const FALLBACK_NAMESPACE = 'default';

/** Without a namespace, objects that name none are in `default`. Throws `Trouble` for a place that cannot be read. */
export function loadTogether(
  places: readonly string[],
  { namespace, charts }: Pick<ReadingOptions, 'namespace' | 'charts'>,
  notes: Output,
): Loaded {
  const settings = readSettings({ namespace: FALLBACK_NAMESPACE });
  return load(places, charts === 'rendered' ? withHelm(settings) : settings, { namespace }, notes);
}

/** A line where environments of one application are among `loaded`: they are asked as if they were in one cluster. */
export function environmentsNote({ snapshot: { layout }, uris }: Loaded): string {
  for (const uri of uris) {
    const names = environmentsOf(layout, uri).map(({ name }) => name);
    if (names.length > 0)
      return `note: ${names.join(', ')} are taken together; name the folder of one to ask it alone\n`;
  }
  return '';
}
