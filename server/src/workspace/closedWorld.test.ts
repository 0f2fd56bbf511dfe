import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import { isWhole, worldAround } from './closedWorld';
import { keys } from './keys';

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: {name: s}\n';
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n';

function worldOf(beside: string, key: string = keys.workloads): string {
  const snapshot = hostOf(parseFixture(`#- app/s.yaml\n${SERVICE}${beside}`)).snapshot();
  const [object] = snapshot.objectsOf(`${ROOT}app/s.yaml`);
  if (!object) throw new Error('no object');
  return worldAround(snapshot, object, key);
}

test.each([
  ['nothing of the sort', '', 'empty'],
  ['one in the same folder', `#- app/p.yaml\n${POD}`, 'closed'],
  ['one in another folder', `#- other/p.yaml\n${POD}`, 'empty'],
  ['a document that does not parse', `#- app/p.yaml\n${POD}---\napiVersion: v1\nkind: [\n`, 'open'],
  [
    'a template beside it',
    `#- app/p.yaml\n${POD}---\napiVersion: v1\nkind: Pod\nmetadata: {name: {{ .x }}}\n`,
    'open',
  ],
  [
    'a variable for a name',
    `#- app/p.yaml\napiVersion: v1\nkind: Pod\nmetadata: {name: "\${NAME}"}\n`,
    'open',
  ],
  [
    'an operator’s resource',
    `#- app/p.yaml\n${POD}---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: k}\n`,
    'open',
  ],
  ['a broken file elsewhere', `#- app/p.yaml\n${POD}#- other/x.yaml\napiVersion: v1\nkind: [\n`, 'closed'],
  ['a chart around it', `#- app/p.yaml\n${POD}#- app/Chart.yaml\nname: x\n`, 'open'],
  ['Jsonnet beside it', `#- app/p.yaml\n${POD}#- app/main.jsonnet\n{}\n`, 'open'],
  ['Jsonnet elsewhere', `#- app/p.yaml\n${POD}#- lib/k.libsonnet\n{}\n`, 'closed'],
  ['cdk8s beside it', `#- app/p.yaml\n${POD}#- app/cdk8s.yaml\nlanguage: typescript\n`, 'open'],
  [
    'ytt beside it',
    `#- app/p.yaml\n${POD}---\n#@ load("@ytt:data", "data")\napiVersion: v1\nkind: Pod\nmetadata: {name: q}\n`,
    'open',
  ],
  ['another sort', `#- app/c.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n`, 'empty'],
])('with %s', (_, beside, world) => {
  expect(worldOf(beside)).toBe(world);
});

test('a document is whole without templates and problems', () => {
  const texts = [SERVICE, `${SERVICE}spec: {type: {{ .x }}}\n`, `${SERVICE}spec: [\n`];
  const whole = texts.map((text) => {
    const [object] = hostOf(parseFixture(text)).snapshot().objectsOf(`${ROOT}main.yaml`);
    return object && isWhole(object);
  });
  expect(whole).toEqual([true, false, false]);
});
