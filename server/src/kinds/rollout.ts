/** Rollout (Argo): a Deployment with Services for the stable and the new pods. */
import { at, get, type MapNode, scalarAt, textsAt } from '../syntax/node';
import type { Link } from './link';
import { nameLink, SERVICE, typedRefLinks } from './linked';
import { defineWorkload, replicas, specTemplate } from './workload';

const INGRESS = { group: 'networking.k8s.io', kind: 'Ingress' };
const VIRTUAL_SERVICE = { group: 'networking.istio.io', kind: 'VirtualService' };

export const rollout = defineWorkload({
  group: 'argoproj.io',
  kind: 'Rollout',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  template: specTemplate,
  count: replicas,
  generated: () => ({ 'rollouts-pod-template-hash': undefined }),
  links,
});

function links(root: MapNode): readonly Link[] {
  const canary = at(root, 'spec', 'strategy', 'canary');
  const blueGreen = at(root, 'spec', 'strategy', 'blueGreen');
  const nginx = at(canary, 'trafficRouting', 'nginx');
  const ingresses = [
    scalarAt(nginx, 'stableIngress'),
    ...textsAt(nginx, 'stableIngresses'),
    scalarAt(canary, 'trafficRouting', 'alb', 'ingress'),
  ];
  return [
    ...nameLink('stable service', scalarAt(canary, 'stableService'), SERVICE),
    ...nameLink('canary service', scalarAt(canary, 'canaryService'), SERVICE),
    ...nameLink('active service', scalarAt(blueGreen, 'activeService'), SERVICE),
    ...nameLink('preview service', scalarAt(blueGreen, 'previewService'), SERVICE),
    ...ingresses.flatMap((text) => nameLink('stable ingress', text, INGRESS)),
    ...nameLink(
      'virtual service',
      scalarAt(canary, 'trafficRouting', 'istio', 'virtualService', 'name'),
      VIRTUAL_SERVICE,
    ),
    ...typedRefLinks('workload', get(get(root, 'spec'), 'workloadRef'), {
      group: 'apps',
      kind: 'Deployment',
    }),
  ];
}
