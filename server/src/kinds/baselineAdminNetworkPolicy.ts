/** BaselineAdminNetworkPolicy. */
import { defineAdminPolicy } from './adminPolicy';

export const baselineAdminNetworkPolicy = defineAdminPolicy(
  'BaselineAdminNetworkPolicy',
  'Baseline',
  'https://network-policy-api.sigs.k8s.io/api-overview/',
);
