/** Hover on a label of a pod template, or on the workload's name: the Services and NetworkPolicies that select by it. */
import type { SelectorLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { networkPolicy } from '../../kinds/networkPolicy';
import { is, type KubeObject } from '../../kinds/object';
import { service } from '../../kinds/service';
import { type Selector, selectorsOf } from '../../network/selectors';
import { openReason } from '../../network/podSelection';
import type { Snapshot } from '../../workspace/snapshot';
import { code, inline, linkTo, plain, valueOf } from '../markdown';
import type { HoverProvider } from './content';
import { reachabilityLines } from './reachabilityLines';

export const podLabelHover: HoverProvider = (snapshot, { object, declarations }) => {
  if (!object?.pods) return undefined;
  const declared = declarations.find(({ type }) => type === 'label' || type === 'name');
  if (!declared) return undefined;
  const selectors = selectorsOf(snapshot, object, podSelectors);
  if (declared.type !== 'label') {
    const selecting = lines(snapshot, object, selectors, 'these pods');
    return { span: declared.span, lines: [...selecting, ...reachabilityLines(snapshot, object)] };
  }
  const { key, value } = declared.pair;
  const asking = selectors.filter(({ link }) =>
    link.selector.requirements.some((requirement) => requirement.key.value === key.value),
  );
  const subject = `by ${code(`${valueOf(key)}: ${valueOf(value)}`)}`;
  return { span: declared.span, lines: lines(snapshot, object, asking, subject) };
};

function lines(
  snapshot: Snapshot,
  object: KubeObject,
  selectors: readonly Selector[],
  subject: string,
): readonly string[] {
  const certain = selectors.filter(({ verdict }) => verdict === 'yes');
  const titles = new Map<string, Set<string>>();
  for (const { object: holder, link } of certain) {
    const title = titleOf(holder, link);
    titles.set(title, (titles.get(title) ?? new Set()).add(linkTo(snapshot, holder)));
  }
  const found = [...titles].map(([title, links]) => `${title}: ${inline([...links])}`);
  if (found.length > 0) return found;
  const reason = openReason(snapshot, object) ?? (selectors.length > 0 ? 'template' : undefined);
  if (reason !== undefined) return [`Services and policies unknown (${plain(reason)})`];
  return [`No Service and no NetworkPolicy selects ${subject}`];
}

/** What the holder of `link` does with the pods. */
function titleOf(holder: KubeObject, link: SelectorLink): string {
  if (is(holder, service)) return 'Services';
  if (!is(holder, networkPolicy)) return 'Selected by';
  return link.role === 'peer' ? 'Allowed as peer by' : 'Policies';
}

function podSelectors(object: KubeObject): readonly SelectorLink[] {
  return linksOf(object).flatMap((link) =>
    link.type === 'selector' && link.selects === 'pods' ? [link] : [],
  );
}
