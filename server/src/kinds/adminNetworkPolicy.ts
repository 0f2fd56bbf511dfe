/** AdminNetworkPolicy. */
import { defineAdminPolicy } from './adminPolicy';

export const adminNetworkPolicy = defineAdminPolicy(
  'AdminNetworkPolicy',
  'Admin',
  'https://network-policy-api.sigs.k8s.io/api-overview/',
);
