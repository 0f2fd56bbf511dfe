/** Hover on the annotations by which the big clouds shape the load balancer of a Service. One table. */
import { is } from '../../kinds/object';
import { service } from '../../kinds/service';
import { touches } from '../../syntax/span';
import { code, valueOf } from '../markdown';
import type { HoverProvider } from './content';

interface Explained {
  readonly text: string;
  readonly source: string;
}

const AWS =
  'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/';
const AWS_LEGACY = 'https://cloud-provider-aws.sigs.k8s.io/service_controller/';
const AZURE = 'https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/';
const GKE = 'https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters';
const K8S = 'https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer';

const ANNOTATIONS = new Map<string, Explained>([
  [
    'service.beta.kubernetes.io/load-balancer-source-ranges',
    {
      text: 'Only these addresses may use the load balancer; node ports and the cluster IP stay open',
      source: K8S,
    },
  ],
  [
    'service.beta.kubernetes.io/aws-load-balancer-type',
    { text: '`nlb`: the legacy in-tree NLB; `external`: the AWS Load Balancer Controller', source: AWS },
  ],
  [
    'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type',
    { text: '`ip`: dials the pods and skips node ports; `instance`: goes through node ports', source: AWS },
  ],
  [
    'service.beta.kubernetes.io/aws-load-balancer-scheme',
    {
      text: '`internet-facing` or `internal` (the default of the AWS Load Balancer Controller)',
      source: AWS,
    },
  ],
  [
    'service.beta.kubernetes.io/aws-load-balancer-internal',
    { text: 'A legacy load balancer without a public address', source: AWS_LEGACY },
  ],
  [
    'service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled',
    {
      text: 'Legacy: the nodes of all zones share the load; the controller of today takes `aws-load-balancer-attributes`',
      source: AWS_LEGACY,
    },
  ],
  [
    'service.beta.kubernetes.io/aws-load-balancer-attributes',
    { text: 'Attributes of the NLB, cross-zone balancing among them', source: AWS },
  ],
  [
    'service.beta.kubernetes.io/aws-load-balancer-backend-protocol',
    { text: 'How the load balancer speaks to the pods: `tcp`, `ssl`, `http` or `https`', source: AWS },
  ],
  [
    'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol',
    { text: '`*`: the pods get PROXY protocol headers, and have to understand them', source: AWS },
  ],
  [
    'service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
    { text: 'TLS ends at the load balancer, with this certificate', source: AWS },
  ],
  [
    'service.beta.kubernetes.io/aws-load-balancer-ssl-ports',
    { text: 'Ports on which TLS ends at the load balancer', source: AWS },
  ],
  [
    'service.beta.kubernetes.io/azure-load-balancer-internal',
    { text: 'A load balancer without a public address', source: AZURE },
  ],
  [
    'service.beta.kubernetes.io/azure-load-balancer-internal-subnet',
    { text: 'Subnet of the internal address', source: AZURE },
  ],
  [
    'service.beta.kubernetes.io/azure-dns-label-name',
    { text: 'DNS label of the public address', source: AZURE },
  ],
  [
    'service.beta.kubernetes.io/azure-load-balancer-resource-group',
    { text: 'Resource group of the public address', source: AZURE },
  ],
  [
    'networking.gke.io/load-balancer-type',
    { text: '`Internal`: a load balancer without a public address', source: GKE },
  ],
  [
    'cloud.google.com/load-balancer-type',
    {
      text: '`Internal`: a load balancer without a public address; `networking.gke.io/load-balancer-type` today',
      source: GKE,
    },
  ],
  [
    'cloud.google.com/l4-rbs',
    { text: '`enabled`: an external load balancer with a backend service', source: GKE },
  ],
  [
    'cloud.google.com/neg',
    { text: 'Network endpoint groups: the load balancer dials the pods', source: GKE },
  ],
]);

export const loadBalancerAnnotationHover: HoverProvider = (_, { object, offset }) => {
  if (!object || !is(object, service)) return undefined;
  const pair = object.annotations.pairs.find(
    ({ key, value }) => touches(key, offset) || touches(value, offset),
  );
  const explained = pair && ANNOTATIONS.get(pair.key.value);
  if (!explained) return undefined;
  const { type } = object.spec;
  const inert = type !== undefined && type !== 'LoadBalancer' && !pair.key.value.endsWith('/neg');
  return {
    span: touches(pair.key, offset) ? pair.key : pair.value,
    lines: [
      `${code(valueOf(pair.value))}: ${explained.text} ([source](${explained.source}))`,
      ...(inert ? [`Nothing reads it here: the Service is no LoadBalancer, but a ${type}`] : []),
    ],
  };
};
