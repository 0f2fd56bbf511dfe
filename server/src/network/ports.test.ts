import { expect, test } from 'vitest';
import { service } from '../kinds/service';
import type { KubeObject } from '../kinds/object';
import { parseOneDocument } from '../syntax/document';
import { scalarAt, type Text } from '../syntax/node';
import { decoded, decodedAs } from '../testing/decoded';
import { declaredPorts, findServicePort, podPort } from './ports';

const POD = podWith(`
  initContainers:
  - name: init
    ports: [{name: setup, containerPort: 1}]
  - name: sidecar
    restartPolicy: Always
    ports: [{name: metrics, containerPort: 9090}, {name: http, containerPort: 15001}]
  containers:
  - name: app
    ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 53, protocol: UDP}]
  - name: second
    ports: [{name: http, containerPort: 8081}, {name: dns, containerPort: 5353}, {containerPort: 7000}]`);

function podWith(spec: string): KubeObject {
  const [pod] = decoded(`apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: ${spec}\n`);
  if (!pod) throw new Error('no pod');
  return pod;
}

function written(value: string): Text {
  const text = scalarAt(parseOneDocument(`a: ${value}\n`, String).root, 'a');
  if (!text) throw new Error('no text');
  return text;
}

/** `8080 in app`, `9 undeclared`, `unresolved, similar: 53/UDP`, `unknown`. */
function show(pod: KubeObject, wanted: string, protocol: string): string {
  const found = podPort(pod, written(wanted), protocol);
  if (found.state === 'unknown') return 'unknown';
  if (found.state === 'resolved')
    return `${found.number} ${found.port ? `in ${found.container?.name?.value}` : 'undeclared'}`;
  return `unresolved, similar: ${found.similar.map((port) => `${port.number?.value}/${port.protocol}`).join(' ')}`;
}

test.each([
  ['http', 'TCP', '8080 in app'],
  ['dns', 'UDP', '53 in app'],
  ['dns', 'TCP', '5353 in second'],
  ['dns', 'SCTP', 'unresolved, similar: 53/UDP 5353/TCP'],
  ['metrics', 'TCP', '9090 in sidecar'],
  ['setup', 'TCP', 'unresolved, similar: 1/TCP'],
  ['HTTP', 'TCP', 'unresolved, similar: '],
  ['7000', 'TCP', '7000 in second'],
  ['9', 'TCP', '9 undeclared'],
  ['53', 'TCP', '53 undeclared'],
  ['"8080"', 'TCP', 'unresolved, similar: '],
  ['${PORT}', 'TCP', 'unknown'],
])('%s %s is %s', (wanted, protocol, found) => {
  expect(show(POD, wanted, protocol)).toBe(found);
});

test.each([
  ['a name that is a template', '{containers: [{ports: [{name: "${NAME}", containerPort: 80}]}]}', 'unknown'],
  [
    'a number that is a template',
    '{containers: [{ports: [{name: http, containerPort: "${PORT}"}]}]}',
    'unknown',
  ],
  ['a templated document', '{containers: [{image: {{ .image }}}]}', 'unknown'],
  ['a broken document', '{containers: [', 'unknown'],
  ['no containers', '{}', 'unresolved, similar: '],
])('a name in a pod with %s', (_, spec, found) => {
  expect(show(podWith(spec), 'http', 'TCP')).toBe(found);
});

test('a probe looks into its own container only', () => {
  const [app, second] = POD.pods?.containers ?? [];
  expect(podPort(POD, written('http'), 'TCP', second)).toMatchObject({ state: 'resolved', number: 8081 });
  expect(podPort(POD, written('metrics'), 'TCP', app)).toMatchObject({ state: 'unresolved' });
});

test('what makes no pods has no ports that could be known', () => {
  const object = decodedAs(service, 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n');
  expect(podPort(object, written('http'), 'TCP')).toEqual({ state: 'unknown' });
});

test('the ports of init containers do not serve', () => {
  expect(POD.pods && declaredPorts(POD.pods).map((port) => port.name?.value)).not.toContain('setup');
});

test.each([
  ['80', '80'],
  ['"80"', '80'],
  ['web', '80'],
  ['admin', '8001'],
  ['8080', undefined],
  ['http', undefined],
])('a Service is asked for its port %s, never for a targetPort', (wanted, number) => {
  const { spec } = decodedAs(
    service,
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{name: web, port: 80, targetPort: 8080}, {name: admin, port: 8001, targetPort: http}]}\n',
  );
  expect(findServicePort(spec.ports, written(wanted))?.number?.value).toBe(number);
});
