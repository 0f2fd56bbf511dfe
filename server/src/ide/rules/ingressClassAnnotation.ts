/** The class of an Ingress in its deprecated annotation. */
import { CLASS_ANNOTATION, ingress } from '../../kinds/ingress';
import { is } from '../../kinds/object';
import { entryOf, get, isKnown } from '../../syntax/node';
import { shift } from '../../syntax/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText, TextEdit } from '../edit';
import { removeAt } from '../editEntries';
import { fixOf } from '../editText';
import { addEntry, mapIn, treeOf } from '../editTree';
import type { Ingress } from './ingressBackends';
import type { Rule } from './rule';

export const ingressClassAnnotation: Rule = {
  code: 'ingress-class-annotation',
  severity: 'warning',
  summary: 'The class of an Ingress stands in the deprecated annotation',
  about: `
\`kubernetes.io/ingress.class\` is deprecated since Kubernetes 1.18; \`spec.ingressClassName\` names an IngressClass. Where
both are written they have to agree: the API rejects an Ingress in which they differ.

It is silent for the classes of Google Kubernetes Engine (\`gce\`, \`gce-internal\`), whose controller reads nothing but the
annotation, in \`extensions/v1beta1\`, which has no other place for it, and for values that a template decides.

\`\`\`yaml
metadata:
  annotations:
    kubernetes.io/ingress.class: nginx # spec.ingressClassName: nginx
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, ingress) || !object.apiVersion.value.startsWith('networking.k8s.io/')) return [];
    const pair = object.annotations.pairs.findLast(({ key }) => key.value === CLASS_ANNOTATION);
    const written = object.spec.ingressClassName;
    if (!pair || !isKnown(pair.value) || (written && !isKnown(written))) return [];
    const { key, value } = pair;
    if (written && written.value !== value.value) {
      const message = `The annotation says \`${value.value}\`, and \`ingressClassName\` says \`${written.value}\``;
      return [
        {
          span: value,
          severity: 'error',
          message,
          fixes: (read) => removeFix(snapshot, object, 'alternative', read),
        },
      ];
    }
    if (value.value.startsWith('gce') || value.value === '') return [];
    return [
      {
        span: key,
        tag: 'deprecated',
        message: written
          ? 'This annotation is deprecated, and `ingressClassName` says the same'
          : 'This annotation is deprecated; write `spec.ingressClassName`',
        fixes: (read) =>
          written
            ? removeFix(snapshot, object, 'preferred', read)
            : migrateFix(snapshot, object, value.value, read),
      },
    ];
  },
};

function removeFix(
  snapshot: Snapshot,
  object: Ingress,
  rank: 'preferred' | 'alternative',
  read: ReadText,
): readonly Fix[] {
  return fixOf('Remove the annotation', rank, [removal(snapshot, object, read)]);
}

function migrateFix(snapshot: Snapshot, object: Ingress, name: string, read: ReadText): readonly Fix[] {
  const tree = treeOf(snapshot, object, read);
  const spec = tree && get(mapIn(tree, object.span), 'spec');
  const [first] = spec?.kind === 'map' ? spec.entries : [];
  if (!tree || spec?.kind !== 'map' || !first) return [];
  const edits = [removal(snapshot, object, read), addEntry(tree, spec, 'ingressClassName', name)];
  return fixOf('Write it as `ingressClassName`', 'preferred', edits);
}

/** Takes the annotation away, and with the last one `annotations`. */
function removal(snapshot: Snapshot, object: Ingress, read: ReadText): TextEdit | undefined {
  const tree = treeOf(snapshot, object, read);
  const metadata = tree && get(mapIn(tree, object.span), 'metadata');
  const outer = entryOf(metadata, 'annotations');
  const inner = entryOf(outer?.value, CLASS_ANNOTATION);
  const entry = outer?.value.kind === 'map' && outer.value.entries.length === 1 ? outer : inner;
  if (!entry || !inner) return undefined;
  const quoted = entry.key.style === 'single' || entry.key.style === 'double';
  const end = entry === outer ? entry.value.end : endOf(inner.value);
  const { ahead = 0 } = tree ?? {};
  return removeAt(snapshot, object, shift({ start: entry.key.start - (quoted ? 1 : 0), end }, ahead), read);
}

function endOf(node: { readonly end: number; readonly kind: string; readonly style?: string }): number {
  return node.style === 'single' || node.style === 'double' ? node.end + 1 : node.end;
}
