/** ConfigMap: named by pods; its data may name Services. */
import { dataHostLinks } from './hostValues';
import { defineLinked } from './linked';

export const configMap = defineLinked({
  group: '',
  kind: 'ConfigMap',
  docs: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  links: dataHostLinks,
});
