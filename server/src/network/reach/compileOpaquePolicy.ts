/** Policies of kinds that are not modelled: which pods they select is known, what they let through is not. */
import { linksOf } from '../../kinds/links';
import type { KubeObject } from '../../kinds/object';
import { isForAllNamespaces } from '../foreignPolicies';
import type { CompiledPolicy } from './policy';
import { podSelection, type PodSelection } from './podSelection';

/** A policy for each set of pods that `object` applies to; none for one that is about nodes. */
export function compileOpaquePolicy(
  object: KubeObject,
  namespace: string | undefined,
): readonly CompiledPolicy[] {
  const subjects = linksOf(object).filter(
    (link) => link.type === 'selector' && link.role === 'endpointSelector',
  );
  return subjects.flatMap((link): readonly CompiledPolicy[] => {
    if (link.type !== 'selector') return [];
    const namespaces: PodSelection['namespaces'] =
      link.within.type === 'own'
        ? { type: 'own', name: namespace }
        : { type: 'labelled', selector: undefined };
    return [
      {
        object,
        tier: 'NetworkPolicy',
        priority: undefined,
        subject: podSelection(namespaces, link.selector),
        rules: { Ingress: [], Egress: [] },
        opaque: `what a ${object.kind.value} allows is not modelled`,
      },
    ];
  });
}

/** One that may select any pod of its namespace, or of the cluster: its selectors are written in a language of their own. */
export function compileForeignPolicy(object: KubeObject, namespace: string | undefined): CompiledPolicy {
  const { start, end } = object.name ?? object.span;
  const any = { start, end, requirements: [], open: true };
  const namespaces: PodSelection['namespaces'] = isForAllNamespaces(object)
    ? { type: 'labelled', selector: undefined }
    : { type: 'own', name: namespace };
  return {
    object,
    tier: 'NetworkPolicy',
    priority: undefined,
    subject: podSelection(namespaces, any),
    rules: { Ingress: [], Egress: [] },
    opaque: `what a ${object.kind.value} of ${object.group} selects and allows is not modelled`,
  };
}
