import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const CODE = 'suppression-unused';

test('nothing is found where it stands', () => {
  checkDiagnostics(
    `
# selectrail-ignore all: later
#                   ^^^ hint: No finding of \`all\` is silenced here
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations: {selectrail.dev/ignore: service-selector-no-match}
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^ hint: No finding of \`service-selector-no-match\` is silenced here
spec: {} # selectrail-ignore ingress-backend-missing, unheard-of
#                            ^^^^^^^^^^^^^^^^^^^^^^^ hint: No finding of \`ingress-backend-missing\` is silenced here
`,
    CODE,
  );
});

test('silent for what silences something, and for rules about suppressions', () => {
  checkDiagnostics(
    `
# selectrail-ignore service-selector-no-match, suppression-unknown-rule
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: wbe-front}}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web-front}}
`,
    CODE,
  );
});

test('silent where something may be found that cannot be seen', () => {
  const ignored = '# selectrail-ignore all\n# selectrail-ignore-file all\napiVersion: v1\nkind: Pod\n';
  checkDiagnostics(`${ignored}metadata: {name: '{{ .Values.name }}'}\n`, CODE);
  checkDiagnostics(`${ignored}metadata: {name: [\n`, CODE);
});

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n';

test.each([
  [`# selectrail-ignore all: later\n${POD}`, POD],
  [`# selectrail-ignore-file all\n---\n${POD}`, `---\n${POD}`],
  [`# selectrail-ignore ingress-backend-missing, x-y\n${POD}`, `# selectrail-ignore x-y\n${POD}`],
  [`# selectrail-ignore x-y , ingress-backend-missing: z\n${POD}`, `# selectrail-ignore x-y: z\n${POD}`],
  [POD.replace('web}', 'web}  # selectrail-ignore all'), POD],
  [
    POD.replace('metadata', '# selectrail-ignore all\nmetadata').replaceAll('\n', '\r\n'),
    POD.replaceAll('\n', '\r\n'),
  ],
])('the fix removes it: %j', (before, after) => {
  checkFixedText(before, 'Remove the suppression', after);
});
