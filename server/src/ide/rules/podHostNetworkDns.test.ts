import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const HEAD = `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: []
`;

const MESSAGE = 'With `hostNetwork`, `ClusterFirst` asks the node, which knows no Service of the cluster';
const TITLE = 'Set `dnsPolicy: ClusterFirstWithHostNet`';

test('a policy that does not do what it says', () => {
  const source = `${HEAD}  hostNetwork: true
  dnsPolicy: ClusterFirst # cluster
#            ^^^^^^^^^^^^ warning: ${MESSAGE}
`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    TITLE,
    `${HEAD}  hostNetwork: true\n  dnsPolicy: ClusterFirstWithHostNet # cluster\n`,
  );
});

test('a hint where none is written', () => {
  const source = `${HEAD}  hostNetwork: true # node\n#              ^^^^ hint: ${MESSAGE}\n`;
  checkDiagnostics(source);
  checkFixedText(source, TITLE, `${HEAD}  hostNetwork: true\n  dnsPolicy: ClusterFirstWithHostNet # node\n`);
});

test('silent: another policy, no hostNetwork', () => {
  checkDiagnostics(`${HEAD}  hostNetwork: true\n  dnsPolicy: Default\n`);
  checkDiagnostics(`${HEAD}  hostNetwork: false\n  dnsPolicy: ClusterFirst\n`);
});

test('undecidable: a template gives one of them', () => {
  checkDiagnostics(`${HEAD}  hostNetwork: true\n  dnsPolicy: \${POLICY}\n`);
  checkDiagnostics(`${HEAD}  hostNetwork: \${HOST}\n  dnsPolicy: ClusterFirst\n`);
});
