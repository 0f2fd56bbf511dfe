/** What rules say about a name that leads nowhere. */
import type { NameLink } from '../../kinds/link';
import { type KubeObject, refOf } from '../../kinds/object';
import { missingObject } from '../../network/missingObject';
import { referredName } from '../../network/referredName';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import type { Finding } from './rule';

const MAX_SUGGESTIONS = 3;

/** The rule's severity for a near miss, information for what the files do not show; `create` makes what is missing. */
export function missingName(
  snapshot: Snapshot,
  object: KubeObject,
  link: NameLink,
  create?: (read: ReadText) => readonly Fix[],
): readonly Finding[] {
  const missing = missingObject(snapshot, object, link);
  if (!missing) return [];
  const namespace = link.namespace?.value ?? snapshot.namespaceOf(object);
  const declared = { kind: link.kind, namespace, name: link.text.value };
  const what = `No ${link.kind} is named \`${link.text.value}\``;
  if (missing.state === 'nothing') {
    return [
      {
        span: link.text,
        severity: 'info',
        message: what,
        missing: declared,
        ...(create && { fixes: create }),
      },
    ];
  }
  const { similar } = missing;
  return [
    {
      span: link.text,
      message: `${what}; did you mean \`${referredName(object, similar[0])}\`?`,
      related: similar.slice(0, MAX_SUGGESTIONS).map((each) => ({
        object: each,
        span: each.name ?? each.kind,
        message: `${refOf(each)} has a similar name`,
      })),
      missing: declared,
      fixes: (read: ReadText) => [...renames(snapshot, object, link, similar), ...(create?.(read) ?? [])],
    },
  ];
}

function renames(
  snapshot: Snapshot,
  object: KubeObject,
  { text }: NameLink,
  similar: readonly KubeObject[],
): readonly Fix[] {
  const names = [...new Set(similar.map((each) => referredName(object, each)))].slice(0, MAX_SUGGESTIONS);
  return names.flatMap((name, at) =>
    fixOf(`Change the name to \`${name}\``, at === 0 ? 'preferred' : 'alternative', [
      replaceScalar(snapshot, object, text, name),
    ]),
  );
}
