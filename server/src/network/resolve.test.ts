import { expect, test } from 'vitest';
import type { Link } from '../kinds/link';
import { linksOf } from '../kinds/links';
import { hostOf, parseFixture, ROOT, show } from '../testing/fixture';
import { resolve } from './resolve';

/** `found main.yaml:3:5 "text"` for the last link with `role` of the first object. */
function follow(role: string, source: string): string {
  const fixture = parseFixture(source);
  const snapshot = hostOf(fixture).snapshot();
  const [from] = snapshot.objectsOf(ROOT + [...fixture.files.keys()][0]);
  const link = from && linksOf(from).findLast((each: Link) => each.role === role);
  if (!from || !link) throw new Error(`no link ${role}`);
  const { state, targets } = resolve(snapshot, from, link);
  return [state, ...targets.map(({ object, span }) => show(fixture, snapshot.locate(object, span)))].join(
    ' ',
  );
}

const ingress = (backend: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i}\nspec: {defaultBackend: {service: ${backend}}}\n`;
const service = (spec: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: ${spec}\n`;
const pod = (ports: string): string =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {app: web}}\nspec: {containers: [{name: c, ports: [${ports}]}]}\n`;

test.each([
  ['a name', '{name: web}', `---\n${service('{}')}`, 'found main.yaml:8:18 "web"'],
  ['a name that nothing has', '{name: api}', `---\n${service('{}')}`, 'missing'],
  ['a name of another kind', '{name: p}', pod(''), 'missing'],
  ['a template', '{name: "${NAME}"}', `---\n${service('{}')}`, 'unknown'],
])('%s', (_, backend, rest, wanted) => {
  expect(follow('backend', ingress(backend) + rest)).toBe(wanted);
});

test.each([
  ['a number', '{number: 80}', '{ports: [{port: 80}]}', 'found main.yaml:9:16 "{port: 80}"'],
  [
    'a name',
    '{name: http}',
    '{ports: [{name: http, port: 80}]}',
    'found main.yaml:9:16 "{name: http, port: 80}"',
  ],
  ['a targetPort', '{number: 8080}', '{ports: [{port: 80, targetPort: 8080}]}', 'missing'],
  ['a template', '{number: "${PORT}"}', '{ports: [{port: 80}]}', 'unknown'],
  ['a port of a broken document', '{number: 80}', '{ports: [', 'unknown'],
  ['a port of a template', '{number: 80}', '{ports: [{{ .ports }}]}', 'unknown'],
])('a backend port that is %s', (_, port, spec, wanted) => {
  expect(follow('backend port', `${ingress(`{name: web, port: ${port}}`)}---\n${service(spec)}`)).toBe(
    wanted,
  );
});

test('a port of a Service that is not there is unknown', () => {
  expect(follow('backend port', ingress('{name: web, port: {number: 80}}'))).toBe('unknown');
});

test.each([
  [
    'a name',
    'http',
    '{name: http, containerPort: 80}',
    'found main.yaml:9:39 "{name: http, containerPort: 80}"',
  ],
  ['a number that is declared', '80', '{containerPort: 80}', 'found main.yaml:9:39 "{containerPort: 80}"'],
  ['a number that is not', '81', '{containerPort: 80}', 'unknown'],
  ['a name that nothing has', 'grpc', '{name: http, containerPort: 80}', 'missing'],
  ['a name with another protocol', 'dns', '{name: dns, containerPort: 53, protocol: UDP}', 'missing'],
])('a targetPort that is %s', (_, target, ports, wanted) => {
  expect(
    follow(
      'targetPort',
      service(`{selector: {app: web}, ports: [{port: 80, targetPort: ${target}}]}`) + pod(ports),
    ),
  ).toBe(wanted);
});

test('a targetPort of pods that are not there is unknown', () => {
  expect(
    follow('targetPort', service('{selector: {app: api}, ports: [{port: 80, targetPort: http}]}') + pod('')),
  ).toBe('unknown');
});

test.each([
  ['that match', 'app: web', 'found main.yaml:8:30 "app: web"'],
  ['that do not', 'app: api', 'missing'],
])('a selector leads to the labels %s', (_, selector, wanted) => {
  const fixture = `${service(`{selector: {${selector}}}`)}${pod('')}`;
  const snapshot = hostOf(parseFixture(fixture)).snapshot();
  const [from] = snapshot.objectsOf(`${ROOT}main.yaml`);
  const link = from && linksOf(from).find((each) => each.type === 'selector');
  if (!from || link?.type !== 'selector') throw new Error('no selector');
  const { state, targets } = resolve(snapshot, from, link, link.selector.requirements[0]);
  const shown = targets.map(({ object, span }) => show(parseFixture(fixture), snapshot.locate(object, span)));
  expect([state, ...shown].join(' ')).toBe(wanted);
});

test('a selector of what only a template decides is unknown', () => {
  expect(
    follow('selector', service('{selector: {app: web}}') + pod('').replace('app: web', 'app: "${X}"')),
  ).toMatch(/^unknown /);
});

test('a probe leads to the port of its own container', () => {
  const probe =
    '{name: a, ports: [{name: x, containerPort: 1}]}, {name: b, ports: [{name: http, containerPort: 2}], livenessProbe: {httpGet: {port: http}}}';
  const source = (containers: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [${containers}]}\n`;
  expect(follow('livenessProbe', source(probe))).toMatch(/^found .*containerPort: 2/);
  expect(follow('livenessProbe', source(probe.replace('port: http', 'port: x')))).toBe('missing');
});
