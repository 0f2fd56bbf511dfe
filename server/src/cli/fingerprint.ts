/** What a finding is, whatever line it stands on: its rule, its object and what it says. */
import { createHash } from 'node:crypto';
import type { Diagnostic } from '../ide/diagnostic';
import { nameOf } from '../kinds/object';
import type { Snapshot } from '../workspace/snapshot';
import { pathFromHere } from './place';

/** `Service/shop/web`; the file's path for what is about no object. */
export function objectPath(snapshot: Snapshot, { object, location }: Diagnostic): string {
  if (!object) return pathFromHere(location.uri);
  return [object.kind.value, snapshot.namespaceOf(object), nameOf(object)]
    .filter((part) => part !== undefined)
    .join('/');
}

/** The same as long as rule, object and message are. Copies of an object in several files share it. */
export function fingerprint(snapshot: Snapshot, found: Diagnostic): string {
  const parts = [found.rule.code, objectPath(snapshot, found), found.message];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}
