/** A field that Services of another type have. */
import { is, type KubeObject } from '../../kinds/object';
import {
  isHeadless,
  service,
  type ServiceField,
  type ServicePort,
  type ServiceSpec,
} from '../../kinds/service';
import { integer, isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { removeAt, removeEntry } from '../editEntries';
import { fixOf, replaceScalar } from '../editText';
import type { Finding, Rule } from './rule';
import { nodePortsOf } from './serviceNodeportRange';

export const serviceFieldWrongType: Rule = {
  code: 'service-field-wrong-type',
  severity: 'error',
  summary: 'A Service has a field that only Services of another type may have',
  about: `
Some fields belong to some types of Services: \`nodePort\` to NodePort and LoadBalancer, \`loadBalancerClass\`,
\`allocateLoadBalancerNodePorts\` and \`healthCheckNodePort\` to LoadBalancer, \`externalTrafficPolicy\` to those that
can be reached from outside, \`clusterIP\` and IP families to all but ExternalName. The API server rejects the Service
otherwise; \`loadBalancerIP\` alone it ignores (a warning).

It is silent where a template gives the type or the field.

\`\`\`yaml
spec:
  type: ClusterIP
  ports:
    - port: 80
      nodePort: 30080 # needs type NodePort
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || object.spec.type === undefined) return [];
    return [...nodePorts(snapshot, object), ...misplacedFields(snapshot, object)];
  },
};

type Service = KubeObject<ServiceSpec>;

function nodePorts(snapshot: Snapshot, object: Service): readonly Finding[] {
  if (object.spec.type !== 'ClusterIP') return [];
  return object.spec.ports.flatMap((port: ServicePort): readonly Finding[] => {
    const { nodePort } = port;
    const number = integer(nodePort);
    if (!nodePort || !number) return [];
    const { first, last } = nodePortsOf(snapshot);
    const free = first <= number && number <= last;
    return [
      {
        span: nodePort,
        message: '`nodePort` needs type `NodePort` or `LoadBalancer`, and this Service is a `ClusterIP`',
        fixes: (read) => [
          ...(free ? typeFix(snapshot, object, 'NodePort') : []),
          ...fixOf('Remove `nodePort`', 'alternative', [
            removeEntry(snapshot, object, 'nodePort', nodePort, read),
          ]),
        ],
      },
    ];
  });
}

/** Where the type is written; a headless Service can have no other. */
function typeFix(snapshot: Snapshot, object: Service, type: string): readonly Fix[] {
  const { typeText } = object.spec;
  if (!typeText || isHeadless(object.spec)) return [];
  const edit = replaceScalar(snapshot, object, typeText, type);
  return fixOf(`Change the type to \`${type}\``, 'alternative', [edit]);
}

function misplacedFields(snapshot: Snapshot, object: Service): readonly Finding[] {
  const { spec } = object;
  return MISPLACED.flatMap(({ field, isMisplaced, message, ignored }): readonly Finding[] => {
    const written = spec.fields[field];
    if (!written || (written.text && (!isKnown(written.text) || written.text.value === ''))) return [];
    if (!isMisplaced(spec)) return [];
    return [
      {
        span: written,
        message: `\`${field}\` ${message(spec)}`,
        ...(ignored && { severity: 'warning', tag: 'unnecessary' }),
        fixes: (read: ReadText) =>
          fixOf(`Remove \`${field}\``, 'preferred', [removeAt(snapshot, object, written, read)]),
      },
    ];
  });
}

interface Misplaced {
  readonly field: ServiceField;
  isMisplaced(spec: ServiceSpec): boolean;
  /** What follows the name of the field. */
  message(spec: ServiceSpec): string;
  /** Ignored rather than rejected. */
  readonly ignored?: true;
}

const isNoLoadBalancer = ({ type }: ServiceSpec): boolean => type !== 'LoadBalancer';
const isExternalName = ({ type }: ServiceSpec): boolean => type === 'ExternalName';
const needs = ({ type }: ServiceSpec): string =>
  `needs type \`LoadBalancer\`, and this Service is ${type === 'ExternalName' ? 'an' : 'a'} \`${type}\``;
const isForbidden = (): string => 'may not be set on an `ExternalName` Service';

/** @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go (ValidateService) */
const MISPLACED: readonly Misplaced[] = [
  { field: 'loadBalancerClass', isMisplaced: isNoLoadBalancer, message: needs },
  { field: 'allocateLoadBalancerNodePorts', isMisplaced: isNoLoadBalancer, message: needs },
  {
    field: 'loadBalancerIP',
    isMisplaced: (spec) => isNoLoadBalancer(spec) && !isHeadless(spec),
    message: ({ type }) => `has no effect on type \`${type}\``,
    ignored: true,
  },
  {
    field: 'externalTrafficPolicy',
    isMisplaced: (spec) => {
      const cluster = spec.type === 'ClusterIP' && !spec.fields.externalIPs;
      return cluster || isExternalName(spec);
    },
    message: ({ type }) => `needs a Service that is reached from outside, and this is type \`${type}\``,
  },
  {
    field: 'healthCheckNodePort',
    isMisplaced: (spec) => {
      const { text } = spec.fields.healthCheckNodePort ?? {};
      const policy = spec.externalTrafficPolicy;
      const local = policy !== undefined && (!isKnown(policy) || policy.value === 'Local');
      return Boolean(integer(text)) && (isNoLoadBalancer(spec) || !local);
    },
    message: () => 'needs type `LoadBalancer` and `externalTrafficPolicy: Local`',
  },
  { field: 'clusterIP', isMisplaced: isExternalName, message: isForbidden },
  { field: 'ipFamilies', isMisplaced: isExternalName, message: isForbidden },
  { field: 'ipFamilyPolicy', isMisplaced: isExternalName, message: isForbidden },
];
