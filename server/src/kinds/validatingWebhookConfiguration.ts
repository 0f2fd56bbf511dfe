/** ValidatingWebhookConfiguration. */
import { defineLinked } from './linked';
import { ADMISSION_DOCS, webhookLinks } from './webhook';

export const validatingWebhookConfiguration = defineLinked({
  group: 'admissionregistration.k8s.io',
  kind: 'ValidatingWebhookConfiguration',
  scope: 'Cluster',
  docs: ADMISSION_DOCS,
  links: webhookLinks,
});
