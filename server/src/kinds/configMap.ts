/** ConfigMap: named by pods; DNS names in its data are found elsewhere. */
import { defineLinked } from './linked';

export const configMap = defineLinked({
  group: '',
  kind: 'ConfigMap',
  docs: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  links: () => [],
});
