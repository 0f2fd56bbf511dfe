/** A Service that one pair of its selector keeps from the pods. */
import { is, refOf } from '../../kinds/object';
import { service } from '../../kinds/service';
import { serviceSelection } from '../../network/serviceSelection';
import { labelFixes, relatedMisses } from './labelFixes';
import type { Rule } from './rule';
import { namespaceOf, pairOf } from './words';

export const serviceSelectorNearMiss: Rule = {
  code: 'service-selector-near-miss',
  severity: 'info',
  summary: 'All pairs of a Service selector but one match a workload, and nothing matches all',
  about: `
The selector matches no pods, though but for one pair it would: the label has quite another value, or the pods do not
carry it. A value that is merely misspelt is \`service-selector-no-match\`, as a warning.

It is silent where pods may exist that the files do not show, and for labels that controllers set at run time.

\`\`\`yaml
kind: Service
spec:
  selector:
    app: shop
    tier: web # the pods have app: shop, tier: frontend
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    const selection = serviceSelection(snapshot, object);
    if (selection.state !== 'all-but-one') return [];
    const { misses } = selection;
    const [{ requirement, workload, pair }] = misses;
    const has = pair
      ? `has \`${pair.key.value}: ${pair.value.value}\``
      : `has no \`${requirement.key.value}\``;
    return [
      {
        span: requirement,
        message: `No pod in ${namespaceOf(snapshot, object)} has ${pairOf(requirement)} beside the other labels; ${refOf(workload)} ${has}`,
        related: relatedMisses(misses),
        fixes: () => labelFixes(snapshot, object, misses, 'alternative'),
      },
    ];
  },
};
