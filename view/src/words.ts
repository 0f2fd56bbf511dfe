/** Nodes, lines and pictures in words, for those who do not see them and for tooltips. */
import type { Answer, GraphEdge, GraphNode, Isolated, Picture } from './model';
import { portsLabel } from './ports';
import type { Line } from './scene';

/** Begins with what the card shows, so that it can be spoken to by that. */
export function describeNode(node: GraphNode): string {
  const { label, namespace, isolated } = node;
  const where = namespace === undefined ? '' : ` in ${namespace}`;
  const shown = [label, detailOf(node)].filter((text) => text !== '').join(' ');
  return [`${shown}${where}`, isolated && isolationText(isolated)]
    .filter((text) => text !== undefined && text !== '')
    .join(', ');
}

/** The second line of a card. */
export function detailOf({ kind, detail }: GraphNode): string {
  return [kind, detail].filter((text) => text !== undefined && text !== '').join(' · ');
}

/** The text of a tab. */
export function tabLabel({ label, detail }: GraphNode): string {
  return detail === undefined ? label : `${label} · ${detail}`;
}

export function describeTab(node: GraphNode): string {
  return `${tabLabel(node)}, Service in ${node.namespace ?? ''}`;
}

export function isolationText({ ingress, egress }: { ingress: Isolated; egress: Isolated }): string {
  if (ingress === 'no' && egress === 'no') return 'isolated by no policy';
  const certain = [ingress === 'yes' ? 'ingress' : '', egress === 'yes' ? 'egress' : ''].filter(Boolean);
  const perhaps = [ingress === 'perhaps' ? 'ingress' : '', egress === 'perhaps' ? 'egress' : ''].filter(
    Boolean,
  );
  return [
    certain.length > 0 ? `isolated for ${certain.join(' and ')}` : '',
    perhaps.length > 0 ? `perhaps isolated for ${perhaps.join(' and ')}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** `allowed: TCP 80`, `denied`, `unknown: TCP 80`. */
export function verdictText({ verdict, connections }: Pick<GraphEdge, 'verdict' | 'connections'>): string {
  const ports = portsLabel(connections);
  return verdict === 'denied' && ports === '' ? 'denied' : [verdict, ports].filter(Boolean).join(': ');
}

export function answerText({ verdict, connections, unknown }: Answer): string {
  if (verdict === 'denied') return 'denied';
  const sure = connections === '' ? '' : portsLabel(connections);
  const perhaps = unknown === '' ? '' : `perhaps ${portsLabel(unknown)}`;
  return [sure, perhaps].filter(Boolean).join(', ');
}

const TYPES: Readonly<Record<GraphEdge['type'], string>> = {
  enters: 'is open from outside',
  routes: 'routes to',
  selects: 'leads to',
  calls: 'calls',
  allows: 'may reach',
};

/** What the source does to the target: `calls`, `may not reach`. */
export function edgeWord({ type, verdict }: Pick<GraphEdge, 'type' | 'verdict'>): string {
  if (type !== 'allows' || verdict === 'allowed') return TYPES[type];
  return verdict === 'denied' ? 'may not reach' : 'perhaps reaches';
}

export function describeLine({ edges, source, target, verdict, label }: Line): string {
  const [first, ...others] = edges;
  if (!first || others.length > 0) return `${edges.length} connections from ${source} to ${target}`;
  return `${first.source} ${edgeWord(first)} ${first.target}: ${verdictText({ verdict, connections: label })}`;
}

/** The picture in a sentence or two. */
export function summaryOf({ graph }: Picture): string {
  const { workloads, ingress, egress } = graph.isolation;
  if (workloads === 0) return 'There are no workloads here';
  if (ingress === 0 && egress === 0) return 'No policy isolates these pods: everything reaches everything';
  const parts = [
    ingress > 0 ? `${ingress} of ${workloads} workloads are isolated for ingress` : '',
    egress > 0 ? `${egress}${ingress > 0 ? '' : ` of ${workloads} workloads are isolated`} for egress` : '',
  ].filter(Boolean);
  const denied = graph.edges.filter(({ verdict, type }) => verdict === 'denied' && type !== 'selects').length;
  const blocked =
    denied > 0 ? `; ${denied} wired ${denied === 1 ? 'connection is' : 'connections are'} blocked` : '';
  return `${parts.join(', ')}${blocked}`;
}

/** `2 opened, 1 closed`; empty where nothing changed. */
export function changesText({ edges }: Picture['graph']): string {
  return (['opened', 'closed', 'changed'] as const)
    .map((change) => [edges.filter((edge) => edge.change === change).length, change] as const)
    .filter(([count]) => count > 0)
    .map(([count, change]) => `${count} ${change}`)
    .join(', ');
}
