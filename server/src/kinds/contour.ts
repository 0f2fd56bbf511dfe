/** What the Contour kinds share: groups, backends, and what TLS to them is checked with. */
import { get, type Node, scalarAt } from '../syntax/node';
import type { Link } from './link';
import { type ObjectKind, objectRefLinks, qualifiedLinks, SECRET, serviceRefLinks } from './linked';

export const CONTOUR = 'projectcontour.io';
export const EXTENSION_SERVICE: ObjectKind = { group: CONTOUR, kind: 'ExtensionService' };

export function backendLinks(service: Node): readonly Link[] {
  return [...serviceRefLinks('backend', service), ...validationLinks(get(service, 'validation'))];
}

/** CA Secrets, perhaps of another namespace that delegates them. */
export function validationLinks(node: Node | undefined): readonly Link[] {
  const names = [scalarAt(node, 'caSecret'), scalarAt(node, 'crlSecret')];
  return names.flatMap((name) => qualifiedLinks('CA secret', name, SECRET));
}

export function extensionLinks(node: Node | undefined): readonly Link[] {
  return objectRefLinks('extension service', get(node, 'extensionRef'), EXTENSION_SERVICE);
}
