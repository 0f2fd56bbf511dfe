/** Source ranges of a Service that is no load balancer, or that are no ranges. */
import { valueOf } from '../../kinds/labels';
import { partsOf } from '../../kinds/linked';
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { removeAt, removeEntry } from '../editEntries';
import { fixOf, replaceScalar } from '../editText';
import { bitsOf, familyOfAddress, isCidr } from './ipAddress';
import type { Finding, Rule } from './rule';

export const serviceLbSourceRanges: Rule = {
  code: 'service-lb-source-ranges',
  severity: 'error',
  summary: 'Source ranges are no CIDRs, or stand on a Service that is no load balancer',
  about: `
\`loadBalancerSourceRanges\` (and the annotation from before it) lists the CIDRs from which a load balancer takes
traffic. The API server rejects what is no CIDR, and the whole list on any other type of Service, where nothing would
filter.

It is silent where a template gives the type or the range.

\`\`\`yaml
spec:
  type: LoadBalancer
  loadBalancerSourceRanges:
    - 203.0.113.7 # 203.0.113.7/32
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || object.spec.type === undefined) return [];
    const { type, loadBalancerSourceRanges: ranges, fields } = object.spec;
    const field = ranges.length > 0 ? fields.loadBalancerSourceRanges : undefined;
    const annotation = fields.loadBalancerSourceRanges ? undefined : annotated(object);
    if (type === 'LoadBalancer') {
      const written = field ? ranges : partsOf(annotation, ',');
      return written.flatMap((range) => invalidRange(snapshot, object, range));
    }
    const message = `Source ranges need type \`LoadBalancer\`, and nothing filters for type \`${type}\``;
    if (field) {
      const fixes = (read: ReadText): readonly Fix[] => removed([removeAt(snapshot, object, field, read)]);
      return [{ span: field, message, fixes }];
    }
    if (!annotation) return [];
    const key = ANNOTATION.replaceAll('.', '\\.');
    const fixes = (read: ReadText): readonly Fix[] =>
      removed([removeEntry(snapshot, object, key, annotation, read)]);
    return [{ span: annotation, message, fixes }];
  },
};

const ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges';

function annotated({ annotations }: KubeObject): Text | undefined {
  const text = valueOf(annotations, ANNOTATION);
  return isKnown(text) ? text : undefined;
}

function removed(edits: Parameters<typeof fixOf>[2]): readonly Fix[] {
  return fixOf('Remove the source ranges', 'alternative', edits);
}

function invalidRange(snapshot: Snapshot, object: KubeObject<ServiceSpec>, range: Text): readonly Finding[] {
  const value = range.value.trim();
  if (!isKnown(range) || isCidr(value)) return [];
  const family = familyOfAddress(value);
  return [
    {
      span: range,
      message: `\`${value}\` is no CIDR${family ? ': it lacks the length of its prefix' : ''}`,
      fixes: () => {
        if (!family) return [];
        const cidr = `${value}/${bitsOf(family)}`;
        return fixOf(`Change it to \`${cidr}\``, 'preferred', [replaceScalar(snapshot, object, range, cidr)]);
      },
    },
  ];
}
