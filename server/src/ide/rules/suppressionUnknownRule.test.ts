import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const CODE = 'suppression-unknown-rule';

test('a misspelt code, with the one that is meant', () => {
  checkDiagnostics(
    `
# selectrail-ignore service-selector-no-mach, all: later
#                   ^^^^^^^^^^^^^^^^^^^^^^^^ info: No rule \`service-selector-no-mach\`; did you mean \`service-selector-no-match\`?
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    selectrail.dev/ignore: "nothing-of-the-sort"
#                           ^^^^^^^^^^^^^^^^^^^ info: No rule \`nothing-of-the-sort\`
spec: {selector: {app: wbe-front}}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web-front}} # selectrail-ignore-file suppression-unused
`,
    CODE,
  );
});

test('no code at all', () => {
  checkDiagnostics(
    `
apiVersion: v1
kind: Service # selectrail-ignore: later
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^ info: This suppression names no rule; write one, or \`all\`
metadata: {name: web}
`,
    CODE,
  );
});

test('silent for every code', () => {
  checkDiagnostics(
    `
# selectrail-ignore-file config-invalid, ingress-backend-missing, all
apiVersion: v1
kind: Service
metadata: {name: web, annotations: {selectrail.dev/ignore: ingress-backend-missing}}
`,
    CODE,
  );
});

test('in a template, too: the code is wrong whatever is rendered', () => {
  checkDiagnostics(
    `
# selectrail-ignore unheard-of
#                   ^^^^^^^^^^ info: No rule \`unheard-of\`
apiVersion: v1
kind: Service
metadata: {name: '{{ .Values.name }}'}
`,
    CODE,
  );
});

test('the fix spells it right', () => {
  checkFixedText(
    `
# selectrail-ignore all, ingress-backend-mising: later
apiVersion: v1
kind: Pod
metadata: {name: web}
`,
    'Change to `ingress-backend-missing`',
    `
# selectrail-ignore all, ingress-backend-missing: later
apiVersion: v1
kind: Pod
metadata: {name: web}
`,
  );
});
