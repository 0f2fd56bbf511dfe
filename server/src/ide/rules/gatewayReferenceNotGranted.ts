/** A reference of the Gateway API to another namespace, which allows none. */
import { type KubeObject, nameOf } from '../../kinds/object';
import { referenceGrant } from '../../kinds/referenceGrant';
import { type Ungranted, ungranted } from '../../network/routing/grantedRefs';
import { findByName } from '../../workspace/find';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { newObjectFix, newPlace } from '../newObject';
import { blockLines } from '../yamlText';
import type { Rule } from './rule';

export const gatewayReferenceNotGranted: Rule = {
  code: 'gateway-reference-not-granted',
  severity: 'error',
  summary: 'A backend or a certificate is in another namespace, and no ReferenceGrant there allows it',
  about: `
A route or a Gateway may refer to a Service or a Secret of another namespace only if a ReferenceGrant in that namespace
says so. Without it the reference counts as broken: a backend answers with an error, a listener has no certificate.

It is an error where the files show everything that is deployed together, the Service or Secret among it, and information
where that is deployed from elsewhere in the workspace. It is silent where the files do not show it, where the deployment
decides a namespace, and for routes of a mesh, where the meshes differ.

\`\`\`yaml
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  rules:
    - backendRefs: [{ name: login, namespace: auth, port: 80 }] # auth has no ReferenceGrant for it
\`\`\`
`,
  check(object, snapshot) {
    return ungranted(snapshot, object).map((found) => {
      const { link, target, grants, certainty } = found;
      const namespace = snapshot.namespaceOf(target);
      return {
        span: link.text,
        message: `No ReferenceGrant in namespace \`${namespace}\` lets this ${object.kind.value} use ${link.kind} \`${link.text.value}\``,
        ...(certainty === 'plausible' && { severity: 'info' as const }),
        related: [
          { object: target, span: target.name ?? target.kind, message: `${link.kind} \`${nameOf(target)}\`` },
          ...grants.map((grant) => ({
            object: grant,
            span: grant.name ?? grant.kind,
            message: 'This ReferenceGrant allows something else',
          })),
        ],
        fixes: (read: ReadText) => createGrant(snapshot, object, found, read),
      };
    });
  },
};

/** A ReferenceGrant behind the target, for it alone; none where one of that name is there. */
function createGrant(
  snapshot: Snapshot,
  object: KubeObject,
  { link, target, grants }: Ungranted,
  read: ReadText,
): readonly Fix[] {
  const [from, namespace] = [snapshot.namespaceOf(object), snapshot.namespaceOf(target)];
  if (from === undefined || namespace === undefined) return [];
  const name = `${object.kind.value.toLowerCase()}-${from}-to-${link.text.value}`;
  const { group, kind } = referenceGrant;
  const taken = findByName(snapshot, group, kind, name, { from: target, namespace });
  if (taken.own.length > 0) return [];
  const place = newPlace(snapshot, target);
  if (!place) return [];
  const written = target.document.origins ? place.namespace : namespace;
  const manifest = {
    apiVersion: grants[0]?.apiVersion.value ?? `${group}/v1beta1`,
    kind,
    metadata: { name, ...(written !== undefined && { namespace: written }) },
    spec: {
      from: [{ group: object.group, kind: object.kind.value, namespace: from }],
      to: [{ group: link.group, kind: link.kind, name: link.text.value }],
    },
  };
  const title = `Create a ReferenceGrant in namespace \`${namespace}\``;
  const lines = blockLines(manifest, 2);
  return newObjectFix(
    snapshot,
    place,
    { title, rank: 'preferred', ref: `referencegrant-${name}`, lines },
    read,
  );
}
