/**
 * Whether an object may refer to one of another namespace, as the Gateway API has it for backends and certificates.
 * @see https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
import type { NameLink } from '../kinds/link';
import { is, type KubeObject } from '../kinds/object';
import { type GrantedSource, type GrantedTarget, referenceGrant } from '../kinds/referenceGrant';
import { isKnown, type Text } from '../syntax/node';
import { ANY, compatible, findAll } from '../workspace/find';
import { keys } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';
import { every, some, type Verdict } from './verdict';

/**
 * Yes within one namespace, or where a ReferenceGrant of the target's namespace allows it. `no`: the workspace shows
 * no such grant. `unknown`: a namespace, or what a grant says, is a template or up to the deployment.
 */
export function isGranted(snapshot: Snapshot, from: KubeObject, link: NameLink): Verdict {
  if (!link.namespace) return 'yes';
  const own = snapshot.namespaceOf(from);
  const target = isKnown(link.namespace) ? link.namespace.value : undefined;
  if (own === undefined || target === undefined) return 'unknown';
  if (own === target) return 'yes';
  const key = keys.kind(referenceGrant.group, referenceGrant.kind);
  const grants = findAll(snapshot, key, { from, namespace: ANY }, (each) =>
    compatible(target, snapshot.namespaceOf(each)),
  );
  return some(
    [...grants.own, ...grants.elsewhere].map((grant) => {
      if (!is(grant, referenceGrant)) return 'no';
      const verdict = every([
        some(grant.spec.from.map((source) => fitsSource(source, from, own))),
        some(grant.spec.to.map((allowed) => fitsTarget(allowed, link))),
      ]);
      const certain = snapshot.namespaceOf(grant) === target && !grant.document.templated;
      if (verdict === 'no') return grant.document.templated ? 'unknown' : 'no';
      return certain ? verdict : 'unknown';
    }),
  );
}

function fitsSource({ group, kind, namespace }: GrantedSource, from: KubeObject, own: string): Verdict {
  return every([equals(group, from.group), equals(kind, from.kind.value), equals(namespace, own)]);
}

/** A target without a name is every object of the kind. */
function fitsTarget({ group, kind, name }: GrantedTarget, link: NameLink): Verdict {
  const named: Verdict = name ? (isKnown(link.text) ? equals(name, link.text.value) : 'unknown') : 'yes';
  return every([equals(group, link.group), equals(kind, link.kind), named]);
}

/** An absent group is the core group. */
function equals(text: Text | undefined, value: string): Verdict {
  if (text && !isKnown(text)) return 'unknown';
  return (text?.value ?? '') === value ? 'yes' : 'no';
}
