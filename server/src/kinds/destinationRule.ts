/** DestinationRule (Istio): subsets of the pods behind a host. */
import { get, itemsAt, type MapNode, type Node, scalarAt, type Text } from '../syntax/node';
import { hostLinks, ISTIO_NETWORKING, workloadLinks } from './istio';
import { decodeMapSelector } from './labels';
import { type Link, type NamespaceScope, OWN } from './link';
import { defineLinked, nameLink, part, SECRET } from './linked';

export const DESTINATION_RULE = { group: ISTIO_NETWORKING, kind: 'DestinationRule' };

export const destinationRule = defineLinked({
  ...DESTINATION_RULE,
  docs: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/',
  links(root, context) {
    const spec = get(root, 'spec');
    const host = scalarAt(spec, 'host');
    const within = namespaceOfHost(host);
    return [
      ...hostLinks('host', host),
      ...subsetsOf(root).flatMap((subset): readonly Link[] => {
        const selector = decodeMapSelector(get(subset, 'labels'), context);
        return selector ? [{ type: 'selector', role: 'subset', selector, selects: 'pods', within }] : [];
      }),
      ...workloadLinks(get(spec, 'workloadSelector'), 'matchLabels', context),
      ...[spec, ...subsetsOf(root)].flatMap((node) => policyLinks(get(node, 'trafficPolicy'), host)),
    ];
  },
  ports: (root) =>
    subsetsOf(root).map((subset) => ({
      start: subset.start,
      end: subset.end,
      name: scalarAt(subset, 'name'),
      number: undefined,
      protocol: 'TCP',
    })),
});

function subsetsOf(root: MapNode): readonly Node[] {
  return itemsAt(root, 'spec', 'subsets');
}

/** Pods are those of the host's namespace, where the host names one. */
function namespaceOfHost(host: Text | undefined): NamespaceScope {
  const match = host && /^([^.]+)\.([^.]+)(\.svc(\.|$)|$)/.exec(host.value);
  if (!host || !match) return OWN;
  const start = (match[1]?.length ?? 0) + 1;
  return { type: 'named', names: [part(host, start, start + (match[2]?.length ?? 0))] };
}

/** Ports of the host that are treated apart, and the Secret that TLS takes its certificate from. */
function policyLinks(policy: Node | undefined, host: Text | undefined): readonly Link[] {
  const levels = itemsAt(policy, 'portLevelSettings');
  const ports = levels.flatMap((level) => scalarAt(level, 'port', 'number') ?? []);
  return [
    ...hostLinks('host', host).flatMap((of) =>
      ports.map((port): Link => ({ type: 'port', role: 'port setting', port, protocol: 'TCP', of })),
    ),
    ...[policy, ...levels].flatMap((level) =>
      nameLink('TLS credential', scalarAt(level, 'tls', 'credentialName'), SECRET),
    ),
  ];
}
