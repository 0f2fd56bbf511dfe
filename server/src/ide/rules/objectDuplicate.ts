/** An object that is there twice. */
import { type KubeObject, refOf } from '../../kinds/object';
import { isKnown } from '../../syntax/node';
import { isWhole } from '../../workspace/closedWorld';
import { inOrder } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { appliedTogether } from './appliedTogether';
import type { Rule } from './rule';

export const objectDuplicate: Rule = {
  code: 'object-duplicate',
  severity: 'warning',
  summary: 'An object of this kind and name is there already, in one file or one kustomization',
  about: `
Of two objects with one kind, namespace and name the one that is applied last wins, and the other is lost; Kustomize
refuses both.

It is silent for objects of different files, unless one kustomization names both and changes no names: copies for dev
and prod are no duplicates. It is silent where a template gives the name, too.

\`\`\`yaml
kind: Service
metadata: { name: web }
---
kind: Service
metadata: { name: web } # lost, or the one above
\`\`\`
`,
  check(object, snapshot) {
    const { name } = object;
    if (!isKnown(name) || name.value === '') return [];
    const others = candidates(snapshot, object, name.value).filter(
      (other) => other !== object && isWhole(other) && isSame(snapshot, other, object),
    );
    const [first = object] = inOrder(snapshot, [object, ...others]);
    if (first === object) return [];
    return [
      {
        span: name,
        message: `${refOf(object)} is there already`,
        related: [{ object: first, span: first.name ?? first.kind, message: 'The other one' }],
      },
    ];
  },
};

/** Those of the file; of all where a kustomization names the file, as it may name others. */
function candidates(snapshot: Snapshot, object: KubeObject, name: string): readonly KubeObject[] {
  const { uri } = object.document;
  const named = snapshot.lookup(keys.name(object.group, object.kind.value, name));
  return snapshot.layout.isReferred(uri) ? named : named.filter(({ document }) => document.uri === uri);
}

function isSame(snapshot: Snapshot, other: KubeObject, object: KubeObject): boolean {
  if (other.kind.value !== object.kind.value || other.name?.value !== object.name?.value) return false;
  const apart = [other, object].some(({ namespace }) => namespace && !isKnown(namespace));
  const namespaces = snapshot.namespaceOf(other) === snapshot.namespaceOf(object);
  return !apart && namespaces && appliedTogether(snapshot, other, object);
}
