/** Labels that name a workload, rather than its version: what selectors that people write ask for. */
import type { LabelPair } from '../kinds/labels';
import type { PodTemplate } from '../kinds/podTemplate';
import { isKnown } from '../syntax/node';

const NAMING = /^(app|name|k8s-app|app\.kubernetes\.io\/(name|instance|component))$/;

/** All labels of the pods where none names them; empty where they have none that is known. */
export function namingLabels(pods: PodTemplate): readonly LabelPair[] {
  const pairs = knownLabels(pods);
  const naming = pairs.filter(({ key }) => NAMING.test(key.value));
  return naming.length > 0 ? naming : pairs;
}

export function knownLabels({ labels }: PodTemplate): readonly LabelPair[] {
  return labels.pairs.filter(({ key, value }) => isKnown(key) && isKnown(value));
}
