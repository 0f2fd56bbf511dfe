/** Every kind that is modelled, a line each. */
import { adminNetworkPolicy } from './adminNetworkPolicy';
import { apiService } from './apiService';
import { application } from './application';
import { applicationSet } from './applicationSet';
import { appProject } from './appProject';
import { authorizationPolicy } from './authorizationPolicy';
import { backendTlsPolicy } from './backendTlsPolicy';
import { baselineAdminNetworkPolicy } from './baselineAdminNetworkPolicy';
import { bucket } from './bucket';
import { certificate } from './certificate';
import { ciliumClusterwideNetworkPolicy } from './ciliumClusterwideNetworkPolicy';
import { ciliumNetworkPolicy } from './ciliumNetworkPolicy';
import { clusterIssuer } from './clusterIssuer';
import { clusterNetworkPolicy } from './clusterNetworkPolicy';
import { configMap } from './configMap';
import { cronJob } from './cronJob';
import { customResourceDefinition } from './customResourceDefinition';
import { daemonSet } from './daemonSet';
import { deployment } from './deployment';
import { deploymentConfig } from './deploymentConfig';
import { destinationRule } from './destinationRule';
import { endpoints } from './endpoints';
import { endpointSlice } from './endpointSlice';
import { extensionService } from './extensionService';
import { externalSecret } from './externalSecret';
import { fluxKustomization } from './fluxKustomization';
import { groupToday } from './formerGroups';
import { gateway } from './gateway';
import { gatewayClass } from './gatewayClass';
import { gitRepository } from './gitRepository';
import { grpcRoute } from './grpcRoute';
import { helmChart } from './helmChart';
import { helmRelease } from './helmRelease';
import { helmRepository } from './helmRepository';
import { horizontalPodAutoscaler } from './horizontalPodAutoscaler';
import { httpProxy } from './httpProxy';
import { httpRoute } from './httpRoute';
import { ingress } from './ingress';
import { ingressClass } from './ingressClass';
import { ingressRoutes } from './ingressRoute';
import { ingressRouteTcps } from './ingressRouteTcp';
import { ingressRouteUdps } from './ingressRouteUdp';
import { issuer } from './issuer';
import { istioGateway } from './istioGateway';
import { job } from './job';
import { knativeService } from './knativeService';
import { listenerSets } from './listenerSet';
import { middlewares } from './middleware';
import { mutatingWebhookConfiguration } from './mutatingWebhookConfiguration';
import { namespace } from './namespace';
import { networkPolicy } from './networkPolicy';
import { groupOf, type KindDefinition } from './object';
import { ociRepository } from './ociRepository';
import { peerAuthentication } from './peerAuthentication';
import { pod } from './pod';
import { podDisruptionBudget } from './podDisruptionBudget';
import { podMonitor } from './podMonitor';
import { probe } from './probe';
import { referenceGrant } from './referenceGrant';
import { replicaSet } from './replicaSet';
import { replicationController } from './replicationController';
import { requestAuthentication } from './requestAuthentication';
import { rollout } from './rollout';
import { route } from './route';
import { scaledJob } from './scaledJob';
import { scaledObject } from './scaledObject';
import { sealedSecret } from './sealedSecret';
import { secret } from './secret';
import { service } from './service';
import { serviceAccount } from './serviceAccount';
import { serviceEntry } from './serviceEntry';
import { serviceMonitor } from './serviceMonitor';
import { sidecar } from './sidecar';
import { statefulSet } from './statefulSet';
import { tcpRoute } from './tcpRoute';
import { tlsRoute } from './tlsRoute';
import { traefikServices } from './traefikService';
import { udpRoute } from './udpRoute';
import { unmodelled } from './unmodelled';
import { validatingWebhookConfiguration } from './validatingWebhookConfiguration';
import { virtualService } from './virtualService';

export const KINDS: readonly KindDefinition<unknown>[] = [
  // Core and apps
  service,
  endpoints,
  endpointSlice,
  pod,
  deployment,
  statefulSet,
  daemonSet,
  replicaSet,
  replicationController,
  job,
  cronJob,
  namespace,
  configMap,
  secret,
  serviceAccount,
  horizontalPodAutoscaler,
  podDisruptionBudget,
  apiService,
  validatingWebhookConfiguration,
  mutatingWebhookConfiguration,
  customResourceDefinition,
  // Networking
  ingress,
  ingressClass,
  networkPolicy,
  adminNetworkPolicy,
  baselineAdminNetworkPolicy,
  clusterNetworkPolicy,
  // Gateway API
  gatewayClass,
  gateway,
  ...listenerSets,
  httpRoute,
  grpcRoute,
  tcpRoute,
  tlsRoute,
  udpRoute,
  referenceGrant,
  backendTlsPolicy,
  // Istio
  virtualService,
  destinationRule,
  istioGateway,
  serviceEntry,
  sidecar,
  authorizationPolicy,
  peerAuthentication,
  requestAuthentication,
  // Others
  route,
  deploymentConfig,
  serviceMonitor,
  podMonitor,
  probe,
  rollout,
  knativeService,
  scaledObject,
  scaledJob,
  ...ingressRoutes,
  ...ingressRouteTcps,
  ...ingressRouteUdps,
  ...traefikServices,
  ...middlewares,
  httpProxy,
  extensionService,
  ciliumNetworkPolicy,
  ciliumClusterwideNetworkPolicy,
  issuer,
  clusterIssuer,
  certificate,
  sealedSecret,
  externalSecret,
  // Flux and Argo CD
  fluxKustomization,
  helmRelease,
  gitRepository,
  ociRepository,
  helmRepository,
  helmChart,
  bucket,
  application,
  applicationSet,
  appProject,
];

const byKey = new Map(KINDS.map((definition) => [`${definition.group}/${definition.kind}`, definition]));

/** Definition for `apiVersion` and `kind`; `unmodelled` for kinds that have none. */
export function definitionFor(apiVersion: string, kind: string): KindDefinition<unknown> {
  return byKey.get(`${groupToday(groupOf(apiVersion), kind)}/${kind}`) ?? unmodelled;
}
