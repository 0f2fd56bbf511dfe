import { describe, expect, test } from 'vitest';
import { decoded } from '../testing/decoded';
import { podLinks, type PodTemplate, servingContainers } from './podTemplate';

function podOf(spec: string): PodTemplate {
  const pods = decoded(`apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: ${spec}\n`)[0]?.pods;
  if (!pods) throw new Error('no pods');
  return pods;
}

test('sidecars serve, init containers do not; containers come first', () => {
  const pods = podOf(
    '{initContainers: [{name: i}, {name: s, restartPolicy: Always}, {name: n, restartPolicy: Never}], containers: [{name: a}, {name: b}]}',
  );
  expect(pods.containers.map(({ name, role }) => `${name?.value} ${role}`)).toEqual([
    'a app',
    'b app',
    'i init',
    's sidecar',
    'n init',
  ]);
  expect(servingContainers(pods).map(({ name }) => name?.value)).toEqual(['a', 'b', 's']);
});

describe('wrong types are no containers and no ports', () => {
  test.each(['{containers: {}}', '{containers: x}', '{containers: [~]}', 'x', '[x]', '{}'])('%s', (spec) => {
    expect(podOf(spec).containers).toEqual([]);
  });

  test.each(['x', '{a: b}', '[x, [y], ~]', ''])('ports: %s', (ports) => {
    expect(podOf(`{containers: [{ports: ${ports}}]}`).containers[0]?.ports).toEqual([]);
  });
});

test('a port is TCP unless it says otherwise', () => {
  const [container] = podOf(
    '{containers: [{ports: [{containerPort: 80}, {containerPort: 53, protocol: UDP}]}]}',
  ).containers;
  expect(container?.ports.map(({ number, protocol }) => `${number?.value}/${protocol}`)).toEqual([
    '80/TCP',
    '53/UDP',
  ]);
});

test('probes and hooks name a port of their own container', () => {
  const pods = podOf(`
  containers:
  - livenessProbe: {httpGet: {port: http}}
    readinessProbe: {tcpSocket: {port: 80}}
    startupProbe: {exec: {command: [x]}}
    lifecycle: {preStop: {httpGet: {port: bye}}}
  - readinessProbe: {httpGet: {port: [x]}}`);
  expect(
    pods.containers.map(({ probes }) => probes.map(({ role, port }) => `${role} ${port.value}`)),
  ).toEqual([['livenessProbe http', 'readinessProbe 80', 'preStop bye'], []]);
  const own = podLinks(pods).map(
    (link) => link.type === 'port' && link.of.type === 'own-pods' && link.of.container,
  );
  expect(new Set(own)).toEqual(new Set([pods.containers[0]]));
});

test('hostNetwork is what is written as a boolean', () => {
  expect(
    ['{hostNetwork: true}', '{hostNetwork: "true"}', '{}'].map((spec) => podOf(spec).hostNetwork),
  ).toEqual([true, false, false]);
});
