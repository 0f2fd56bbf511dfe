/** An Ingress backend whose keys do not fit together, or not the apiVersion. */
import type { BackendKey, IngressBackend } from '../../kinds/ingress';
import { backendsOf, ingress } from '../../kinds/ingress';
import { is } from '../../kinds/object';
import { integer, isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf } from '../editText';
import { edit, inText, mapIn, type Tree, treeOf } from '../editTree';
import { scalarText } from '../yamlText';
import type { Ingress } from './ingressBackends';
import type { Finding, Rule } from './rule';

export const ingressBackendShape: Rule = {
  code: 'ingress-backend-shape',
  severity: 'error',
  summary: 'An Ingress backend has keys of another API version, or keys that exclude each other',
  about: `
In \`networking.k8s.io/v1\` a backend is a \`service\` with a \`name\` and a \`port\`, which has a \`number\` or a \`name\`; or
it is a \`resource\`. \`serviceName\` and \`servicePort\` belong to the versions before, and \`service\` does not exist
there. The API rejects everything else.

It is silent where a template decides, and while the name or the port is being typed.

\`\`\`yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
spec:
  defaultBackend:
    serviceName: web # service: {name: web, port: {number: 80}}
    servicePort: 80
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, ingress)) return [];
    const version = object.apiVersion.value === 'networking.k8s.io/v1' ? 'v1' : 'beta';
    return backendsOf(object.spec).flatMap((backend) =>
      version === 'v1' ? inV1(snapshot, object, backend) : inBeta(backend),
    );
  },
};

const OLD: readonly BackendKey[] = ['serviceName', 'servicePort'];

function inV1(snapshot: Snapshot, object: Ingress, backend: IngressBackend): readonly Finding[] {
  const { keys } = backend;
  const old = OLD.flatMap((key) => keys[key] ?? [])[0];
  if (old) {
    return [
      {
        span: old,
        tag: 'deprecated',
        message: `\`${old.value}\` is no field of \`networking.k8s.io/v1\`; write \`service\` with \`name\` and \`port\``,
        fixes: (read) => rewriteFix(snapshot, object, backend, read),
      },
    ];
  }
  if (keys.service && keys.resource) {
    return [{ span: keys.resource, message: 'A backend is a `service` or a `resource`, not both' }];
  }
  if (!keys.service) {
    const message = 'A backend needs a `service` or a `resource`';
    return keys.resource ? [] : [{ span: firstLine(backend), message }];
  }
  if (keys.name && keys.number) {
    return [{ span: keys.name, message: 'The port has a `number` or a `name`, not both' }];
  }
  const unfinished = !isKnown(backend.service) || backend.service.value === '';
  return keys.port || unfinished
    ? []
    : [{ span: keys.service, message: 'The `service` needs a `port` with a `number` or a `name`' }];
}

function inBeta({ keys }: IngressBackend): readonly Finding[] {
  const message = 'Before `networking.k8s.io/v1` a backend has `serviceName` and `servicePort`';
  return keys.service ? [{ span: keys.service, message }] : [];
}

function firstLine({ start, end }: IngressBackend) {
  return { start, end: Math.min(end, start + 1) };
}

/** The keys change, and the port moves in; values and comments stay where they are. */
function rewriteFix(
  snapshot: Snapshot,
  object: Ingress,
  backend: IngressBackend,
  read: ReadText,
): readonly Fix[] {
  const { service, port, keys, portKey } = backend;
  const [name, number] = [keys.serviceName, keys.servicePort];
  if (!name || !number || !isKnown(service) || !isKnown(port) || portKey !== number) return [];
  if (keys.service || keys.resource || name.start > number.start) return [];
  const tree = treeOf(snapshot, object, read);
  const map = tree && mapIn(tree, backend);
  if (!map || name.style !== 'plain' || number.style !== 'plain') return [];
  const key = integer(port) === undefined ? 'name' : 'number';
  const title = 'Write it as `networking.k8s.io/v1` has it';
  if (map.flow) {
    if (map.entries.length !== 2 || tree.text[map.start] !== '{') return [];
    const inner = `name: ${scalarText(service.written ?? service.value)}, port: {${key}: ${port.value}}`;
    return fixOf(title, 'preferred', [edit(tree, map.start, map.end, `{service: {${inner}}}`)]);
  }
  const eol = tree.text.includes('\r\n') ? '\r\n' : '\n';
  const start = inText(tree, name.start);
  const column = start - (tree.text.lastIndexOf('\n', start - 1) + 1);
  const indent = ' '.repeat(column + 2);
  return fixOf(title, 'preferred', [
    replaceKey(tree, name, `service:${eol}${indent}name`),
    replaceKey(tree, number, `  port:${eol}${indent}  ${key}`),
  ]);
}

function replaceKey(tree: Tree, key: Text, newText: string) {
  return edit(tree, inText(tree, key.start), inText(tree, key.end), newText);
}
