/** An autoscaler, a budget, a monitor, a webhook or something of Flux or Argo CD whose target is not there. */
import type { SelectorLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import type { KubeObject } from '../../kinds/object';
import { selectionBy } from '../../network/serviceSelection';
import { monitoredServices } from '../../network/monitoredServices';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { labelFixes, relatedMisses } from './labelFixes';
import { missingName } from './missingName';
import type { Finding, Rule } from './rule';
import { namespaceOf, pairOf } from './words';

export const referenceTargetMissing: Rule = {
  code: 'reference-target-missing',
  severity: 'warning',
  summary: 'An autoscaler, a disruption budget, a monitor or a webhook leads to nothing',
  about: `
A HorizontalPodAutoscaler names the workload that it scales, an admission webhook the Service that it calls; a
PodDisruptionBudget and a PodMonitor select pods, a ServiceMonitor Services. Without their target they do nothing, or
in the case of a webhook have requests refused.

It is a warning where a name or a label comes so near that a slip is certain, and information where nothing does, but
the files show everything that is deployed together. It is silent where targets may exist that the files do not show.
Sources, dependencies and values of Flux and projects of Argo CD often live elsewhere: of those only the slip is said.

\`\`\`yaml
kind: HorizontalPodAutoscaler
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: chekout # the Deployment is named checkout
\`\`\`
`,
  check(object, snapshot) {
    const kind = `${object.group}/${object.kind.value}`;
    const role = NAMING.get(kind);
    const nearOnly = NEAR_ONLY.get(kind);
    if (role === undefined && nearOnly === undefined && !SELECTING.has(kind)) return [];
    return linksOf(object).flatMap((link) => {
      if (link.type === 'name' && nearOnly?.has(link.role))
        return missingName(snapshot, object, link).filter(({ severity }) => severity !== 'info');
      if (link.type === 'name' && link.role === role) return missingName(snapshot, object, link);
      return link.type === 'selector' && SELECTING.has(kind) ? selected(snapshot, object, link) : [];
    });
  },
};

/** Kinds that name their target, with the role of that link. */
const NAMING: ReadonlyMap<string, string> = new Map([
  ['autoscaling/HorizontalPodAutoscaler', 'scale target'],
  ['admissionregistration.k8s.io/MutatingWebhookConfiguration', 'webhook'],
  ['admissionregistration.k8s.io/ValidatingWebhookConfiguration', 'webhook'],
]);

/** Kinds whose targets often live elsewhere, with the roles of those links: only a near miss is a mistake for certain. */
const NEAR_ONLY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['kustomize.toolkit.fluxcd.io/Kustomization', new Set(['source', 'dependency'])],
  ['helm.toolkit.fluxcd.io/HelmRelease', new Set(['source', 'chart', 'dependency', 'values'])],
  ['argoproj.io/Application', new Set(['project'])],
]);

const SELECTING: ReadonlySet<string> = new Set([
  'policy/PodDisruptionBudget',
  'monitoring.coreos.com/ServiceMonitor',
  'monitoring.coreos.com/PodMonitor',
]);

function selected(snapshot: Snapshot, object: KubeObject, link: SelectorLink): readonly Finding[] {
  if (link.selects === 'services') return services(snapshot, object, link);
  return link.selects === 'pods' && link.within.type === 'own' ? pods(snapshot, object, link) : [];
}

function pods(snapshot: Snapshot, object: KubeObject, link: SelectorLink): readonly Finding[] {
  const selection = selectionBy(snapshot, object, link);
  const { state } = selection;
  if (state === 'misspelt') {
    const [{ requirement, pair }] = selection.misses;
    return [
      {
        span: requirement.values[0] ?? requirement,
        message: `No pod in ${namespaceOf(snapshot, object)} has ${pairOf(requirement)}; did you mean \`${pair?.key.value}: ${pair?.value.value}\`?`,
        related: relatedMisses(selection.misses),
        fixes: () => labelFixes(snapshot, object, selection.misses, 'preferred'),
      },
    ];
  }
  if (state === 'selected' || state === 'unknown' || link.selector.requirements.length === 0) return [];
  const message = `No pod in ${namespaceOf(snapshot, object)} has the labels of this selector`;
  return [{ span: link.selector, severity: 'info', message }];
}

function services(snapshot: Snapshot, object: KubeObject, link: SelectorLink): readonly Finding[] {
  const found = monitoredServices(snapshot, object, link);
  if (found.state === 'found') return [];
  if (found.state === 'nothing') {
    const message = 'No Service has the labels of this selector';
    return [{ span: link.selector, severity: 'info', message }];
  }
  const { requirement, value, pair, service } = found;
  return [
    {
      span: value,
      message: `No Service has ${pairOf(requirement)}; did you mean \`${pair.key.value}: ${pair.value.value}\`?`,
      related: [{ object: service, span: pair.value, message: 'The label that comes near' }],
      fixes: (): readonly Fix[] =>
        fixOf(`Change the selector to \`${pair.key.value}: ${pair.value.value}\``, 'preferred', [
          replaceScalar(snapshot, object, value, pair.value.value),
        ]),
    },
  ];
}
