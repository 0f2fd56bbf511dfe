/** What selects the pods of a workload from outside. */
import { linksOf } from '../../kinds/links';
import type { SelectorLink } from '../../kinds/link';
import type { KubeObject } from '../../kinds/object';
import { type Selector, selectorsOf } from '../../network/selectors';
import type { Snapshot } from '../../workspace/snapshot';

/** Every selector of another object that selects the pods of `workload`, or may. */
export function podSelectorsOf(snapshot: Snapshot, workload: KubeObject): readonly Selector[] {
  return selectorsOf(snapshot, workload, podSelectors);
}

function podSelectors(object: KubeObject): readonly SelectorLink[] {
  return linksOf(object).flatMap((link) =>
    link.type === 'selector' && link.selects === 'pods' ? [link] : [],
  );
}
