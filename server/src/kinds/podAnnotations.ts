/**
 * Annotations of pods that speak of their own ports.
 * @see https://istio.io/latest/docs/reference/config/annotations/
 */
import { type LabelSet, valueOf } from './labels';
import { ANY_PROTOCOL, type Link, type OwnPods } from './link';
import { numeral, partsOf } from './linked';

const PORTS: readonly (readonly [string, string])[] = [
  ['traffic.sidecar.istio.io/includeInboundPorts', 'mesh port'],
  ['traffic.sidecar.istio.io/excludeInboundPorts', 'mesh port'],
  ['status.sidecar.istio.io/port', 'sidecar status port'],
  ['readiness.status.sidecar.istio.io/applicationPorts', 'readiness port'],
  ['config.linkerd.io/opaque-ports', 'mesh port'],
  ['config.linkerd.io/skip-inbound-ports', 'mesh port'],
  ['prometheus.io/port', 'metrics port'],
];
const OWN_PODS: OwnPods = { type: 'own-pods', container: undefined };

/** A link for each port in a list such as `8080, 9090`; ranges and `*` name none. */
export function podAnnotationLinks(annotations: LabelSet): readonly Link[] {
  return PORTS.flatMap(([key, role]) =>
    partsOf(valueOf(annotations, key), ',')
      .map(numeral)
      .filter(({ value }) => value !== '*' && !/^\d+-\d+$/.test(value))
      .map((port): Link => ({ type: 'port', role, port, protocol: ANY_PROTOCOL, of: OWN_PODS })),
  );
}
