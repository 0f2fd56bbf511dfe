/** A path of an Ingress that the API rejects, or that is not what it looks like. */
import { ingress, type IngressPath } from '../../kinds/ingress';
import { is } from '../../kinds/object';
import { isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { addEntry, mapIn, treeOf } from '../editTree';
import type { Ingress } from './ingressBackends';
import type { Finding, Rule } from './rule';

export const ingressPathInvalid: Rule = {
  code: 'ingress-path-invalid',
  severity: 'error',
  summary: 'A path of an Ingress lacks its pathType, is not absolute, or holds what no path may',
  about: `
In \`networking.k8s.io/v1\` each path has a \`pathType\`: \`Exact\`, \`Prefix\` or \`ImplementationSpecific\`. A path starts with
a slash; \`Exact\` and \`Prefix\` ones hold no \`//\`, \`/./\`, \`/../\` or encoded slash. The API rejects anything else.

Characters of regular expressions under \`Exact\` and \`Prefix\` are a warning: the API accepts them, but controllers read
them as they stand, or refuse the Ingress, as ingress-nginx does since 1.12.

It is silent for values that a template decides, and for a missing \`pathType\` in the versions before.

\`\`\`yaml
paths:
  - path: /api # pathType: Prefix
    backend: { service: { name: api, port: { number: 80 } } }
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, ingress)) return [];
    return object.spec.rules.flatMap(({ paths }) =>
      paths.flatMap((path) => [...inType(snapshot, object, path), ...inText(snapshot, object, path)]),
    );
  },
};

const TYPES: readonly string[] = ['Exact', 'Prefix', 'ImplementationSpecific'];

function inType(snapshot: Snapshot, object: Ingress, path: IngressPath): readonly Finding[] {
  const { pathType, path: text, backend } = path;
  if (!pathType) {
    if (object.apiVersion.value !== 'networking.k8s.io/v1') return [];
    const span = text ?? { start: path.start, end: Math.min(path.end, backend?.start ?? path.end) };
    const fixes = (read: ReadText): readonly Fix[] => typeFix(snapshot, object, path, read);
    return [{ span, message: 'A path needs a `pathType`', fixes }];
  }
  if (!isKnown(pathType) || TYPES.includes(pathType.value)) return [];
  const meant = TYPES.find((type) => type.toLowerCase() === pathType.value.toLowerCase());
  return [
    {
      span: pathType,
      message: `\`${pathType.value}\` is no path type; there are ${TYPES.map((type) => `\`${type}\``).join(', ')}`,
      fixes: () => (meant ? replaceFix(snapshot, object, pathType, meant, `Change it to \`${meant}\``) : []),
    },
  ];
}

function typeFix(snapshot: Snapshot, object: Ingress, path: IngressPath, read: ReadText): readonly Fix[] {
  const type = path.path && isRegex(path.path.value) ? 'ImplementationSpecific' : 'Prefix';
  const tree = treeOf(snapshot, object, read);
  const map = tree && mapIn(tree, path);
  const edit = map && path.path ? addEntry(tree, map, 'pathType', type, 'path') : undefined;
  return fixOf(`Add pathType \`${type}\``, 'preferred', [edit]);
}

function inText(
  snapshot: Snapshot,
  object: Ingress,
  { path: text, pathType }: IngressPath,
): readonly Finding[] {
  if (!isKnown(text) || (pathType && !isKnown(pathType)) || text.value === '') return [];
  const { value } = text;
  if (!value.startsWith('/')) {
    const absolute = `/${value}`;
    const fixes = (): readonly Fix[] =>
      replaceFix(snapshot, object, text, absolute, `Change it to \`${absolute}\``);
    return [{ span: text, message: `\`${value}\` is not absolute: a path starts with \`/\``, fixes }];
  }
  if (pathType?.value !== 'Exact' && pathType?.value !== 'Prefix') return [];
  const [wrong] = /\/\/|\/\.\.?(?=\/|$)|%2f/i.exec(value) ?? [];
  if (wrong !== undefined)
    return [{ span: text, message: `A path of type ${pathType.value} may not hold \`${wrong}\`` }];
  if (!isRegex(value)) return [];
  return [
    {
      span: text,
      severity: 'warning',
      message: `\`${value}\` looks like a pattern, which a path of type ${pathType.value} cannot be`,
      fixes: () =>
        replaceFix(
          snapshot,
          object,
          pathType,
          'ImplementationSpecific',
          'Change the pathType to `ImplementationSpecific`',
        ),
    },
  ];
}

function isRegex(path: string): boolean {
  return /[()[\]*^$|\\]/.test(path);
}

function replaceFix(
  snapshot: Snapshot,
  object: Ingress,
  text: Text,
  value: string,
  title: string,
): readonly Fix[] {
  return fixOf(title, 'preferred', [replaceScalar(snapshot, object, text, value)]);
}
