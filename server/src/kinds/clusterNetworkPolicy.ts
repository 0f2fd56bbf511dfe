/** ClusterNetworkPolicy. */
import { defineAdminPolicy } from './adminPolicy';

export const clusterNetworkPolicy = defineAdminPolicy(
  'ClusterNetworkPolicy',
  undefined,
  'https://network-policy-api.sigs.k8s.io/api-overview/',
);
