/** Rollout (Argo): a Deployment with Services and routes for the stable and the new pods, and analyses between. */
import { at, get, itemsAt, type Node, scalarAt, textsAt } from '../syntax/node';
import { ARGO } from './argo';
import { DESTINATION_RULE } from './destinationRule';
import { GATEWAY_GROUP } from './gatewayClass';
import type { Link } from './link';
import { DEPLOYMENT, nameLink, type ObjectKind, objectRefLinks, SERVICE } from './linked';
import { TRAEFIK_SERVICE } from './traefik';
import { VIRTUAL_SERVICE } from './virtualService';
import { defineWorkload, replicas, specTemplate } from './workload';

const INGRESS: ObjectKind = { group: 'networking.k8s.io', kind: 'Ingress' };

export const rollout = defineWorkload({
  group: ARGO,
  kind: 'Rollout',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  template: specTemplate,
  count: replicas,
  generated: () => ({ 'rollouts-pod-template-hash': undefined }),
  links(root) {
    const canary = at(root, 'spec', 'strategy', 'canary');
    const blueGreen = at(root, 'spec', 'strategy', 'blueGreen');
    const routing = get(canary, 'trafficRouting');
    return [
      ...serviceLinks(canary, blueGreen),
      ...ingressLinks(routing),
      ...istioLinks(get(routing, 'istio')),
      ...gatewayLinks(at(routing, 'plugins', 'argoproj-labs/gatewayAPI')),
      ...nameLink('weights', scalarAt(routing, 'traefik', 'weightedTraefikServiceName'), TRAEFIK_SERVICE),
      ...analysesOf(canary, blueGreen).flatMap(analysisLinks),
      ...objectRefLinks('workload', at(root, 'spec', 'workloadRef'), DEPLOYMENT),
    ];
  },
});

function serviceLinks(canary: Node | undefined, blueGreen: Node | undefined): readonly Link[] {
  const routing = get(canary, 'trafficRouting');
  return [
    ...nameLink('stable service', scalarAt(canary, 'stableService'), SERVICE),
    ...nameLink('canary service', scalarAt(canary, 'canaryService'), SERVICE),
    ...nameLink('ping service', scalarAt(canary, 'pingPong', 'pingService'), SERVICE),
    ...nameLink('pong service', scalarAt(canary, 'pingPong', 'pongService'), SERVICE),
    ...nameLink('active service', scalarAt(blueGreen, 'activeService'), SERVICE),
    ...nameLink('preview service', scalarAt(blueGreen, 'previewService'), SERVICE),
    ...nameLink('root service', scalarAt(routing, 'alb', 'rootService'), SERVICE),
    ...nameLink('root service', scalarAt(routing, 'smi', 'rootService'), SERVICE),
  ];
}

function ingressLinks(routing: Node | undefined): readonly Link[] {
  const [nginx, alb] = [get(routing, 'nginx'), get(routing, 'alb')];
  const ingresses = [
    scalarAt(nginx, 'stableIngress'),
    ...textsAt(nginx, 'stableIngresses'),
    scalarAt(alb, 'ingress'),
    ...textsAt(alb, 'ingresses'),
  ];
  return ingresses.flatMap((text) => nameLink('stable ingress', text, INGRESS));
}

/** VirtualServices whose weights are set, and the DestinationRule whose subsets they lead to. */
function istioLinks(istio: Node | undefined): readonly Link[] {
  const rule = get(istio, 'destinationRule');
  const single = get(istio, 'virtualService');
  const services = [...(single ? [single] : []), ...itemsAt(istio, 'virtualServices')];
  const subsets = ['canarySubsetName', 'stableSubsetName'].flatMap((key) => scalarAt(rule, key) ?? []);
  return [
    ...services.flatMap((node) => nameLink('virtual service', scalarAt(node, 'name'), VIRTUAL_SERVICE)),
    ...nameLink('destination rule', scalarAt(rule, 'name'), DESTINATION_RULE).flatMap((of) => [
      of,
      ...subsets.map((port): Link => ({ type: 'port', role: 'subset', port, protocol: 'TCP', of })),
    ]),
  ];
}

/** @see https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/en/latest/quick-start/ */
function gatewayLinks(plugin: Node | undefined): readonly Link[] {
  const route: ObjectKind = { group: GATEWAY_GROUP, kind: 'HTTPRoute' };
  const namespace = scalarAt(plugin, 'namespace');
  const names = [
    scalarAt(plugin, 'httpRoute'),
    ...itemsAt(plugin, 'httpRoutes').map((each) => scalarAt(each, 'name')),
  ];
  return names.flatMap((name) => nameLink('route', name, route, namespace));
}

function analysesOf(canary: Node | undefined, blueGreen: Node | undefined): readonly Node[] {
  const steps = itemsAt(canary, 'steps');
  const all = [
    get(canary, 'analysis'),
    get(blueGreen, 'prePromotionAnalysis'),
    get(blueGreen, 'postPromotionAnalysis'),
    ...steps.map((step) => get(step, 'analysis')),
  ];
  const experiments = steps.flatMap((step) => itemsAt(step, 'experiment', 'analyses'));
  return [...all.flatMap((analysis) => itemsAt(analysis, 'templates')), ...experiments];
}

function analysisLinks(template: Node): readonly Link[] {
  const kind =
    scalarAt(template, 'clusterScope')?.value === 'true' ? 'ClusterAnalysisTemplate' : 'AnalysisTemplate';
  return nameLink('analysis', scalarAt(template, 'templateName'), { group: ARGO, kind });
}
