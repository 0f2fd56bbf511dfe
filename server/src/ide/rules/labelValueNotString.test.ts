import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const CODE = 'label-value-not-string';

test('numbers and booleans', () => {
  checkDiagnostics(
    `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {version: 1.0}
#                   ^^^ error: \`1.0\` is a number here, and the value of a label or an annotation is a string
  annotations:
    prometheus.io/scrape: true
#                         ^^^^ error: \`true\` is a boolean here, and the value of a label or an annotation is a string
spec:
  selector: {matchLabels: {app: web, canary: yes}}
#                                            ^^^ error: \`yes\` is a boolean here, and the value of a label or an annotation is a string
  template:
    metadata: {labels: {app: web, canary: yes}}
#                                         ^^^ error: \`yes\` is a boolean here, and the value of a label or an annotation is a string
    spec: {containers: [{name: app}]}
`,
    CODE,
  );
});

test('it is quoted', () => {
  checkFixedText(
    'apiVersion: v1\nkind: Service\nmetadata: {name: web, labels: {track: 2}}\nspec: {ports: [{port: 80}]}\n',
    'Quote it: `"2"`',
    'apiVersion: v1\nkind: Service\nmetadata: {name: web, labels: {track: "2"}}\nspec: {ports: [{port: 80}]}\n',
    CODE,
  );
});

test('silent: strings, tags, nothing at all, versions that are no numbers', () => {
  checkDiagnostics(
    `
apiVersion: v1
kind: ConfigMap
metadata:
  name: c
  labels: {a: "1.0", b: !!str 1, c: 1.0.0, d: v1, e: , f: ''}
`,
    CODE,
  );
});

test('undecidable: templates, and the selectors of custom resources', () => {
  checkDiagnostics(
    `
apiVersion: example.com/v1
kind: Shop
metadata: {name: s, labels: {a: "\${A}", b: \${B}}}
spec: {selector: {matchLabels: {app: 1}}}
`,
    CODE,
  );
});
