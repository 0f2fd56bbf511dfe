import { expect, test } from 'vitest';
import { parseUntemplated } from '../../syntax/document';
import type { Node } from '../../syntax/node';
import { readFacts } from '../file';
import { placeTree, templateFor } from './placeTree';
import { TemplateTrees } from './templateTrees';

/** `path: value ← what stands at its place` of each scalar. */
function placed(template: string, rendered: string): readonly string[] {
  const same = (text: string): string => text;
  const facts = readFacts('file:///ws/chart/templates/a.yaml', template, same);
  const trees = new TemplateTrees(same).of(facts);
  const { root } = parseUntemplated(rendered);
  const found = root && templateFor(root, trees);
  if (!root || !found) return [];
  const start = found.region.start - (facts.starts[trees.indexOf(found)] ?? 0);
  const at = (node: Node): string => template.slice(node.start - start, node.end - start);
  const walk = (node: Node, path: string): readonly string[] => {
    if (node.kind === 'scalar') return [`${path}: ${node.value} ← ${at(node)}`];
    if (node.kind === 'seq') return node.items.flatMap((item, index) => walk(item, `${path}[${index}]`));
    return node.entries.flatMap(({ key, value }) => walk(value, path ? `${path}.${key.value}` : key.value));
  };
  return walk(placeTree(root, found), '');
}

const SERVICE = 'apiVersion: v1\nkind: Service\n';

test('a value stands where the template has it, written or not', () => {
  const template = `${SERVICE}metadata: {name: "{{ .Release.Name }}-web"}\nspec:\n  type: ClusterIP\n  clusterIP: {{ .Values.ip }}\n`;
  const rendered = `${SERVICE}metadata: {name: "shop-web"}\nspec:\n  type: ClusterIP\n  clusterIP: None\n`;
  expect(placed(template, rendered)).toEqual([
    'apiVersion: v1 ← v1',
    'kind: Service ← Service',
    'metadata.name: shop-web ← {{ .Release.Name }}-web',
    'spec.type: ClusterIP ← ClusterIP',
    'spec.clusterIP: None ← {{ .Values.ip }}',
  ]);
});

test('what an action fills in stands where the action is', () => {
  const template = `${SERVICE}metadata:
  name: web
  labels:
    {{- include "labels" . | nindent 4 }}
    tier: web
spec:
  {{- with .Values.extra }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
`;
  const rendered = `${SERVICE}metadata: {name: web, labels: {app: a, tier: web}}\nspec: {type: NodePort}\n`;
  expect(placed(template, rendered).slice(3)).toEqual([
    'metadata.labels.app: a ← {{- include "labels" . | nindent 4 }}',
    'metadata.labels.tier: web ← web',
    'spec.type: NodePort ← {{- toYaml . | nindent 2 }}',
  ]);
});

test('items of a list are found by what is written in them, and not by their order', () => {
  const template = `${SERVICE}metadata: {name: web}
spec:
  ports:
    {{- if .Values.metrics }}
    - name: metrics
      port: {{ .Values.metrics.port }}
    {{- end }}
    - name: http
      port: 80
    {{- range .Values.more }}
    - name: {{ .name }}
      port: {{ .port }}
    {{- end }}
`;
  const rendered = `${SERVICE}metadata: {name: web}
spec:
  ports: [{name: http, port: 80}, {name: a, port: 1}, {name: b, port: 2}]
`;
  expect(placed(template, rendered).slice(3)).toEqual([
    'spec.ports[0].name: http ← http',
    'spec.ports[0].port: 80 ← 80',
    'spec.ports[1].name: a ← {{ .name }}',
    'spec.ports[1].port: 1 ← {{ .port }}',
    'spec.ports[2].name: b ← {{ .name }}',
    'spec.ports[2].port: 2 ← {{ .port }}',
  ]);
});

test('of both branches of an if the one that was taken', () => {
  const template = `${SERVICE}metadata: {name: web}
spec:
  {{- if .Values.open }}
  type: LoadBalancer
  {{- else }}
  type: ClusterIP
  {{- end }}
`;
  const places = placed(template, `${SERVICE}metadata: {name: web}\nspec: {type: ClusterIP}\n`);
  expect(places.at(-1)).toBe('spec.type: ClusterIP ← ClusterIP');
});

test('of several documents the one of the kind, with the name', () => {
  const template = `${SERVICE}metadata: {name: "{{ .name }}-a"}
---
${SERVICE}metadata: {name: "{{ .name }}-b"}
---
apiVersion: v1
kind: Secret
metadata: {name: "{{ .name }}-b"}
`;
  expect(placed(template, `${SERVICE}metadata: {name: x-b}\n`).at(-1)).toBe(
    'metadata.name: x-b ← {{ .name }}-b',
  );
  expect(placed(template, 'apiVersion: v1\nkind: Pod\nmetadata: {name: x-b}\n')).toEqual([]);
});

test('a value that the template has otherwise stands at its key', () => {
  const places = placed(`${SERVICE}metadata: {name: web}\n`, `${SERVICE}metadata: {name: other}\n`);
  expect(places.at(-1)).toBe('metadata.name: other ← name');
});
