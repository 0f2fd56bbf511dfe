/** Annotations of a Service that nobody reads there. */
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import type { Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';
import { removeEntry } from '../editEntries';
import { fixOf } from '../editText';
import type { Finding, Rule } from './rule';

export const serviceAnnotationIgnored: Rule = {
  code: 'service-annotation-ignored',
  severity: 'info',
  summary: 'An annotation of load balancers on another type of Service, or one of pods on a Service',
  about: `
The annotations by which clouds shape a load balancer are read on Services of type \`LoadBalancer\` only. Those by which
Istio decides what its proxies intercept are read on pods.

It is silent where a template gives the type.

\`\`\`yaml
kind: Service
metadata:
  annotations:
    traffic.sidecar.istio.io/includeInboundPorts: "9080" # belongs to the pods
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    return object.annotations.pairs.flatMap(({ key, value }) => {
      const why = reasonOf(key.value, object.spec.type);
      return why === undefined ? [] : [finding(snapshot, object, key, value, why)];
    });
  },
};

/** @see https://istio.io/latest/docs/reference/config/annotations/ */
const OF_PODS = /^((traffic\.)?sidecar\.istio\.io\/|proxy\.istio\.io\/)/;
const OF_BALANCERS =
  /^(service\.(beta\.)?kubernetes\.io\/(aws-load-balancer|azure-load-balancer|do-loadbalancer|oci-load-balancer)-|(networking\.gke|cloud\.google)\.(io|com)\/load-balancer-type$)/;

function reasonOf(key: string, type: ServiceSpec['type']): string | undefined {
  if (OF_PODS.test(key)) return 'Istio reads this annotation on pods, not on Services';
  if (type === undefined || type === 'LoadBalancer' || !OF_BALANCERS.test(key)) return undefined;
  return `Only a \`LoadBalancer\` has use for this annotation, and the Service is a \`${type}\``;
}

function finding(snapshot: Snapshot, object: KubeObject, key: Text, value: Text, message: string): Finding {
  const name = key.value.replaceAll('.', '\\.');
  return {
    span: key,
    message,
    tag: 'unnecessary',
    fixes: (read: ReadText) =>
      fixOf('Remove the annotation', 'alternative', [removeEntry(snapshot, object, name, value, read)]),
  };
}
