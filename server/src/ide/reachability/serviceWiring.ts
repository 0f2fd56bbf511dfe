/** What a Service wires: to its pods, to the host that it is an alias of, and from outside where it is open there. */
import { podsLink } from '../../kinds/service';
import { type AddressRange, parseBlock, wholeFamily } from '../../network/reach/addresses';
import { type Bounds, either, NOTHING } from '../../network/reach/bounds';
import type { PodEndpoint } from '../../network/reach/endpoint';
import { dialledPort } from '../../network/reach/entries';
import { agreement } from '../../network/reach/peers';
import { throughEnd } from '../../network/reach/reach';
import { isKnown } from '../../syntax/node';
import type { Drawing, Service } from './drawing';
import { edgeOf, textOf, wired } from './edges';
import type { ReachEdge, ReachNode } from './graph';
import { blockNode, everywhere, hostNode } from './outsideNodes';

export function serviceEdges(drawing: Drawing, object: Service): readonly ReachEdge[] {
  const node = drawing.nodeOf(object);
  if (!node) return [];
  const { type, externalName } = object.spec;
  if (type === 'ExternalName') {
    return isKnown(externalName)
      ? [edgeOf(node, drawing.add(hostNode(externalName.value)), 'selects', {})]
      : [];
  }
  return [...entrances(drawing, object, node), ...selections(drawing, object, node)];
}

function selections(drawing: Drawing, object: Service, node: ReachNode): readonly ReachEdge[] {
  const { world } = drawing;
  const link = podsLink(object);
  return drawing.behind(object).flatMap(({ pods, verdict }) => {
    const workload = drawing.nodeOfPods(pods);
    if (!workload) return [];
    const arriving = object.spec.ports.map((port) => dialledPort(pods, port)).reduce(either, NOTHING);
    return [
      edgeOf(node, workload, 'selects', {
        connections: textOf(arriving.possible),
        verdict: verdict === 'yes' ? 'allowed' : 'unknown',
        place: link && world.snapshot.locate(object, link.selector),
      }),
    ];
  });
}

/** Of a LoadBalancer or a NodePort. */
function entrances(drawing: Drawing, object: Service, node: ReachNode): readonly ReachEdge[] {
  const { type, typeText, ports, loadBalancerSourceRanges } = object.spec;
  if (type !== 'LoadBalancer' && type !== 'NodePort') return [];
  const ranges =
    type === 'NodePort' ? [] : loadBalancerSourceRanges.flatMap(({ value }) => parseBlock(value) ?? []);
  const place = typeText && drawing.world.snapshot.locate(object, typeText);
  const sources =
    ranges.length > 0
      ? ranges.map((range) => ({ source: blockNode('from', range, []), range }))
      : [{ source: everywhere('from'), range: wholeFamily(4) }];
  return sources.map(({ source, range }) =>
    edgeOf(drawing.add(source), node, 'enters', {
      ...wired(drawing, object, ports, (pods) => fromOutside(drawing, object, pods, range)),
      place,
    }),
  );
}

/**
 * Traffic keeps its source address where the policy is `Local`; else that of a node, which need not be the pods' own, may stand in its place.
 * @see https://kubernetes.io/docs/tutorials/services/source-ip/
 */
function fromOutside(drawing: Drawing, object: Service, pods: PodEndpoint, range: AddressRange): Bounds {
  const { world } = drawing;
  const kept = throughEnd(world, 'Ingress', pods, { type: 'addresses', range });
  if (object.spec.externalTrafficPolicy?.value === 'Local') return kept;
  return agreement([kept, throughEnd(world, 'Ingress', pods, { type: 'node', of: { ...pods } })]);
}
