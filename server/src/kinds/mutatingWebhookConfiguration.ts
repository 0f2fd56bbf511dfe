/** MutatingWebhookConfiguration. */
import { defineLinked } from './linked';
import { ADMISSION_DOCS, webhookLinks } from './webhook';

export const mutatingWebhookConfiguration = defineLinked({
  group: 'admissionregistration.k8s.io',
  kind: 'MutatingWebhookConfiguration',
  scope: 'Cluster',
  docs: ADMISSION_DOCS,
  links: webhookLinks,
});
