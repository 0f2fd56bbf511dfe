/** Service: a name and a set of ports in front of pods. */
import {
  boolean,
  entryOf,
  entrySpan,
  get,
  itemsAt,
  mapAt,
  type MapNode,
  type Node,
  scalarAt,
  type Text,
  textsAt,
} from '../syntax/node';
import type { Span } from '../syntax/span';
import { type LabelSelector, mapSelectorAt } from './labels';
import { type Link, OWN, type SelectorLink } from './link';
import type { DeclaredPort, KindDefinition, KubeObject } from './object';
import { serviceAnnotationLinks, serviceProvides, waypointLinks } from './serviceAnnotations';

export type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';

export interface ServicePort extends DeclaredPort {
  /** As written; a Service that says nothing (or 0, or "") uses `number`. */
  readonly targetPort: Text | undefined;
  readonly nodePort: Text | undefined;
  readonly appProtocol: Text | undefined;
  /** `protocol` as written. */
  readonly protocolText: Text | undefined;
}

export interface ServiceSpec {
  /** undefined: templated, or a type that the API does not know. */
  readonly type: ServiceType | undefined;
  readonly typeText: Text | undefined;
  readonly clusterIP: Text | undefined;
  /** Absent and `{}` alike select nothing, and so are undefined. */
  readonly selector: LabelSelector | undefined;
  readonly externalName: Text | undefined;
  readonly loadBalancerSourceRanges: readonly Text[];
  readonly ipFamilies: readonly Text[];
  readonly ipFamilyPolicy: Text | undefined;
  readonly publishNotReadyAddresses: boolean;
  readonly externalTrafficPolicy: Text | undefined;
  readonly internalTrafficPolicy: Text | undefined;
  readonly sessionAffinity: Text | undefined;
  readonly affinityTimeout: Text | undefined;
  readonly externalIPs: readonly Text[];
  readonly ports: readonly ServicePort[];
  /** Those of `SERVICE_FIELDS` that are written with a value. */
  readonly fields: ServiceFields;
}

/** Fields that only some Services may have. */
export const SERVICE_FIELDS = [
  'type',
  'selector',
  'clusterIP',
  'ipFamilies',
  'ipFamilyPolicy',
  'externalName',
  'externalIPs',
  'externalTrafficPolicy',
  'loadBalancerIP',
  'loadBalancerClass',
  'loadBalancerSourceRanges',
  'allocateLoadBalancerNodePorts',
  'healthCheckNodePort',
  'sessionAffinity',
  'sessionAffinityConfig',
] as const;

export type ServiceField = (typeof SERVICE_FIELDS)[number];

export type ServiceFields = Readonly<Partial<Record<ServiceField, WrittenField>>>;

/** From the key of a field to the end of its value. */
export interface WrittenField extends Span {
  readonly key: Text;
  /** The value, where it is a scalar. */
  readonly text: Text | undefined;
}

const TYPES: readonly string[] = [
  'ClusterIP',
  'NodePort',
  'LoadBalancer',
  'ExternalName',
] satisfies ServiceType[];

export const service: KindDefinition<ServiceSpec> = {
  group: '',
  kind: 'Service',
  scope: 'Namespaced',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  decode(root, context) {
    const spec = mapAt(root, 'spec');
    const typeText = scalarAt(spec, 'type');
    const type = typeText?.value ?? 'ClusterIP';
    const selector = mapSelectorAt(spec, 'selector', context);
    const ports = itemsAt(spec, 'ports').flatMap(decodePort);
    return {
      ports,
      provides: serviceProvides(root),
      spec: {
        type: TYPES.includes(type) ? (type as ServiceType) : undefined,
        typeText,
        clusterIP: scalarAt(spec, 'clusterIP'),
        selector: selector && (selector.requirements.length > 0 || selector.open) ? selector : undefined,
        externalName: scalarAt(spec, 'externalName'),
        loadBalancerSourceRanges: textsAt(spec, 'loadBalancerSourceRanges'),
        ipFamilies: textsAt(spec, 'ipFamilies'),
        ipFamilyPolicy: scalarAt(spec, 'ipFamilyPolicy'),
        publishNotReadyAddresses: boolean(scalarAt(spec, 'publishNotReadyAddresses')) ?? false,
        externalTrafficPolicy: scalarAt(spec, 'externalTrafficPolicy'),
        internalTrafficPolicy: scalarAt(spec, 'internalTrafficPolicy'),
        sessionAffinity: scalarAt(spec, 'sessionAffinity'),
        externalIPs: textsAt(spec, 'externalIPs'),
        ports,
        fields: decodeFields(spec),
        affinityTimeout: scalarAt(spec, 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'),
      },
    };
  },
  links(object) {
    const pods = podsLink(object);
    const beside = [
      ...externalLinks(object.spec),
      ...serviceAnnotationLinks(object.annotations, pods),
      ...waypointLinks(object.labels),
    ];
    if (!pods) return beside;
    const targets = object.spec.ports.flatMap((port): readonly Link[] => {
      const text = targetOf(port);
      return text
        ? [{ type: 'port', role: 'targetPort', port: text, protocol: port.protocol, of: pods }]
        : [];
    });
    return [pods, ...targets, ...beside];
  },
};

/** `externalName` may be the name of another Service. */
function externalLinks({ type, externalName }: ServiceSpec): readonly Link[] {
  return type === 'ExternalName' && externalName
    ? [{ type: 'host', role: 'external name', text: externalName, to: 'Service' }]
    : [];
}

/** The pods behind the Service; undefined where it selects none by itself. */
export function podsLink(object: KubeObject<ServiceSpec>): SelectorLink | undefined {
  const { selector, type } = object.spec;
  if (!selector || type === 'ExternalName') return undefined;
  return { type: 'selector', role: 'selector', selector, selects: 'pods', within: OWN };
}

/**
 * What the port forwards to, as written: `targetPort`, or `port` where that is absent, 0 or "".
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go (SetDefaults_Service)
 */
export function targetOf(port: ServicePort): Text | undefined {
  const target = port.targetPort;
  return target && target.value !== '' && target.value !== '0' ? target : port.number;
}

export function isHeadless(spec: ServiceSpec): boolean {
  return spec.clusterIP?.value === 'None' && spec.type !== 'ExternalName';
}

function decodeFields(spec: MapNode | undefined): ServiceFields {
  const fields: Partial<Record<ServiceField, WrittenField>> = {};
  for (const field of SERVICE_FIELDS) {
    const entry = get(spec, field) && entryOf(spec, field);
    if (!entry) continue;
    const { key, value } = entry;
    fields[field] = { ...entrySpan(entry), key, text: value.kind === 'scalar' ? value : undefined };
  }
  return fields;
}

function decodePort(node: Node): readonly ServicePort[] {
  if (node.kind !== 'map') return [];
  return [
    {
      start: node.start,
      end: node.end,
      name: scalarAt(node, 'name'),
      number: scalarAt(node, 'port'),
      protocol: scalarAt(node, 'protocol')?.value ?? 'TCP',
      targetPort: scalarAt(node, 'targetPort'),
      nodePort: scalarAt(node, 'nodePort'),
      appProtocol: scalarAt(node, 'appProtocol'),
      protocolText: scalarAt(node, 'protocol'),
    },
  ];
}
