/** Admin policies between which nothing decides. */
import { adminNetworkPolicy } from '../../kinds/adminNetworkPolicy';
import type { AdminPolicySpec } from '../../kinds/adminPolicy';
import { clusterNetworkPolicy } from '../../kinds/clusterNetworkPolicy';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { integer } from '../../syntax/node';
import { isWhole } from '../../workspace/closedWorld';
import { inUnits } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import type { Rule } from './rule';

export const adminPolicyPriority: Rule = {
  code: 'admin-policy-priority',
  severity: 'info',
  summary: 'Two admin policies of one priority, and which goes first is not defined',
  about: `
Of admin policies the one with the lowest \`priority\` goes first. Where two of one tier have the same and both match a
connection, which of them decides is not defined.

It is silent for policies of other folders or kustomizations, for those without rules in a common direction, where both
do the same with all that they match, and for templates.

\`\`\`yaml
kind: AdminNetworkPolicy
spec:
  priority: 10 # another one has 10, too
\`\`\`
`,
  check(object, snapshot) {
    if (!isAdminPolicy(object)) return [];
    const { priority, tier } = object.spec;
    const number = integer(priority);
    if (!priority || number === undefined) return [];
    const others = policiesBeside(snapshot, object).filter(
      ({ spec }) => integer(spec.priority) === number && spec.tier === tier && mayDisagree(spec, object.spec),
    );
    if (others.length === 0) return [];
    const names = others.map((other) => `\`${nameOf(other)}\``).join(', ');
    return [
      {
        span: priority,
        message: `${names} ${others.length > 1 ? 'have' : 'has'} priority ${number}, too: which goes first is not defined`,
        related: others.map((other) => ({
          object: other,
          span: other.spec.priority ?? other.span,
          message: `Priority of \`${nameOf(other)}\``,
        })),
      },
    ];
  },
};

type Policy = KubeObject<AdminPolicySpec>;

const KINDS = [adminNetworkPolicy, clusterNetworkPolicy] as const;

function isAdminPolicy(object: KubeObject): object is Policy {
  return KINDS.some((kind) => is(object, kind));
}

function policiesBeside(snapshot: Snapshot, object: Policy): readonly Policy[] {
  return KINDS.flatMap(({ group, kind }) => inUnits(snapshot, keys.kind(group, kind), object))
    .filter(isAdminPolicy)
    .filter((other) => other !== object && isWhole(other) && nameOf(other) !== nameOf(object));
}

/** True where both have rules in one direction, and not all of these do the same. */
function mayDisagree(a: AdminPolicySpec, b: AdminPolicySpec): boolean {
  return (['ingress', 'egress'] as const).some((direction) => {
    const [first, second] = [a[direction], b[direction]];
    if (first.length === 0 || second.length === 0) return false;
    return new Set([...first, ...second].map(({ action }) => action?.value)).size > 1;
  });
}
