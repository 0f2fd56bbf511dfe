/** A workload that everybody can reach, or that can reach everybody. */
import type { KubeObject } from '../../kinds/object';
import { refOf } from '../../kinds/object';
import type { Direction } from '../../kinds/networkPolicy';
import { isolationOf } from '../../network/isolation';
import type { Value } from '../yamlText';
import { createPolicy } from './createPolicy';
import { DNS_RULE } from './policyFixes';
import type { Rule } from './rule';

export const workloadNotIsolated: Rule = {
  code: 'workload-not-isolated',
  severity: 'info',
  level: 'off',
  summary: 'No NetworkPolicy isolates the pods of a workload in a direction',
  about: `
Pods that no policy selects for ingress can be reached by every pod and node; those that none selects for egress can reach
everything. A policy that denies all, per namespace, is the usual start.

It is silent where policies of another kind decide (Cilium, Calico, admin policies), where policies may exist that the
files do not show, for pods on the host's network, and for workloads without pods.

\`\`\`yaml
kind: NetworkPolicy
metadata:
  name: default-deny
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
\`\`\`
`,
  check(object, snapshot) {
    const { pods } = object;
    if (!pods || pods.hostNetwork || pods.count === 0) return [];
    const free = (['Ingress', 'Egress'] as const).filter(
      (direction) => isolationOf(snapshot, object, direction).state === 'free',
    );
    if (free.length === 0) return [];
    const directions = free.join(' and ').toLowerCase();
    return [
      {
        span: spanOf(object),
        message: `No NetworkPolicy isolates ${refOf(object)} for ${directions}`,
        fixes: (read) => {
          const title = `Create a NetworkPolicy that denies ${directions}${free.includes('Egress') ? ' but for DNS' : ''}`;
          return createPolicy(snapshot, object, title, 'default-deny', denial(free), read);
        },
      },
    ];
  },
};

function spanOf({ name, kind }: KubeObject) {
  return name ?? kind;
}

function denial(directions: readonly Direction[]): Value {
  const egress = directions.includes('Egress') ? { egress: [DNS_RULE] } : {};
  return { podSelector: {}, policyTypes: directions, ...egress };
}
