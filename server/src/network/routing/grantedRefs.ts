/**
 * References of the Gateway API to other namespaces that no ReferenceGrant allows.
 * @see https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
import type { NameLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { SERVICE } from '../../kinds/linked';
import type { KubeObject } from '../../kinds/object';
import { referenceGrant } from '../../kinds/referenceGrant';
import { isKnown } from '../../syntax/node';
import { whyOpen } from '../../workspace/closedWorld';
import { findByName } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { isGranted } from '../grants';
import { placeOfName } from '../resolve';
import { isRoute } from './gatewayRoutes';
import { BACKEND_ROLES, routeBackends } from './routeBackends';

export interface Ungranted {
  readonly link: NameLink;
  /** What is referred to, in the namespace that the reference names. */
  readonly target: KubeObject;
  /** ReferenceGrants of that namespace, which allow something else. */
  readonly grants: readonly KubeObject[];
  /** `certain`: the target is deployed together with `object`, and the files show everything that is. */
  readonly certainty: 'certain' | 'plausible';
}

const CERTIFICATE_ROLES: readonly string[] = ['TLS certificate', 'client certificate', 'CA certificate'];

/** References of `object` that are not granted; those to objects that the files do not show are left out. */
export function ungranted(snapshot: Snapshot, object: KubeObject): readonly Ungranted[] {
  const roles = rolesOf(object);
  if (roles.length === 0 || whyOpen(snapshot, object).length > 0) return [];
  const portless = routeBackends(object).flatMap(({ link, port }) => (port ? [] : [link])); // invalid as they are
  return linksOf(object).flatMap((link): readonly Ungranted[] => {
    if (link.type !== 'name' || !link.namespace || !roles.includes(link.role)) return [];
    if (!isKnown(link.text) || portless.includes(link)) return [];
    if (isGranted(snapshot, object, link) !== 'no') return [];
    const { namespace } = link;
    const found = findByName(
      snapshot,
      link.group,
      link.kind,
      link.text.value,
      placeOfName(snapshot, object, link),
    );
    const isThere = (each: KubeObject): boolean => snapshot.namespaceOf(each) === namespace.value;
    const [own, elsewhere] = [found.own.find(isThere), found.elsewhere.find(isThere)];
    const target = own ?? elsewhere;
    if (!target || whyOpen(snapshot, target).length > 0) return [];
    const all = snapshot.lookup(keys.kind(referenceGrant.group, referenceGrant.kind));
    return [{ link, target, grants: all.filter(isThere), certainty: own ? 'certain' : 'plausible' }];
  });
}

/** Roles of the links that need a grant; routes of a mesh alone are a matter of its own. */
function rolesOf(object: KubeObject): readonly string[] {
  if (!isRoute(object)) return CERTIFICATE_KINDS.includes(object.kind.value) ? CERTIFICATE_ROLES : [];
  const { parents } = object.spec;
  return parents.every(({ kind }) => kind === SERVICE.kind) ? [] : BACKEND_ROLES;
}

const CERTIFICATE_KINDS: readonly string[] = ['Gateway', 'ListenerSet', 'XListenerSet'];
