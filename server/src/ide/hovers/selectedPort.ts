/** Hover on a port of selected pods, as a NetworkPolicy rule names one: where the traffic arrives. */
import type { Link, SelectorLink } from '../../kinds/link';
import type { KubeObject } from '../../kinds/object';
import { selectionOf, workloadsOf } from '../../network/podSelection';
import { portTargets } from '../../network/portTargets';
import { integer } from '../../syntax/node';
import type { Origin } from '../symbolAt';
import type { Snapshot } from '../../workspace/snapshot';
import { code, valueOf } from '../markdown';
import type { HoverProvider } from './content';
import { targetLines } from './targetLines';

export const selectedPortHover: HoverProvider = (snapshot, { object, origins }) => {
  const [first] = origins.filter(({ link }) => podsOf(link));
  if (!object || first?.link.type !== 'port') return undefined;
  const workloads = [...new Set(origins.flatMap((origin) => destinations(snapshot, object, origin)))];
  const { link, span } = first;
  if (workloads.length > 0) {
    return { span, lines: targetLines(snapshot, { ...link, prefix: '' }, portTargets(workloads, link)) };
  }
  if (integer(link.port) !== undefined) return undefined;
  const name = code(valueOf(link.port));
  return { span, lines: [`${name}, looked up in the destination pods, which are not known here`] };
};

function destinations(snapshot: Snapshot, object: KubeObject, { link }: Origin): readonly KubeObject[] {
  const pods = podsOf(link);
  return pods ? workloadsOf(selectionOf(snapshot, object, pods)) : [];
}

function podsOf(link: Link): SelectorLink | undefined {
  const selector = link.type === 'port' && link.of.type === 'selector' ? link.of : undefined;
  return selector?.selects === 'pods' ? selector : undefined;
}
