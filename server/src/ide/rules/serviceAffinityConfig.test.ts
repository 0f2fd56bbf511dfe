import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const HEAD = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports: [{port: 80}]
`;

test('a configuration without the affinity', () => {
  const source = `${HEAD}  sessionAffinityConfig: {clientIP: {timeoutSeconds: 60}}
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: \`sessionAffinityConfig\` has no effect without \`sessionAffinity: ClientIP\`
`;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual(['* Set `sessionAffinity: ClientIP`', 'Remove `sessionAffinityConfig`']);
  checkFixedText(
    source,
    'Set `sessionAffinity: ClientIP`',
    `${HEAD}  sessionAffinity: ClientIP\n  sessionAffinityConfig: {clientIP: {timeoutSeconds: 60}}\n`,
  );
  checkFixedText(
    source.replace('  ports', '  sessionAffinity: None # why\n  ports'),
    'Set `sessionAffinity: ClientIP`',
    source.replace('  ports', '  sessionAffinity: ClientIP # why\n  ports').replace(/^#.*\n/m, ''),
  );
});

test('a timeout out of range', () => {
  const source = `${HEAD}  sessionAffinity: ClientIP
  sessionAffinityConfig: {clientIP: {timeoutSeconds: 90000}}
#                                                    ^^^^^ error: A session affinity lasts from 1 to 86400 seconds, not \`90000\`
`;
  checkDiagnostics(source);
  checkFixedText(source, 'Change it to `86400`', source.replace('90000', '86400').replace(/^#.*\n/m, ''));
});

test('silent: an affinity with its configuration', () => {
  checkDiagnostics(
    `${HEAD}  sessionAffinity: ClientIP\n  sessionAffinityConfig: {clientIP: {timeoutSeconds: 60}}\n`,
  );
});

test('undecidable: templates', () => {
  checkDiagnostics(
    `${HEAD}  sessionAffinity: \${A}\n  sessionAffinityConfig: {clientIP: {timeoutSeconds: 0}}\n`,
  );
  checkDiagnostics(
    `${HEAD}  sessionAffinity: ClientIP\n  sessionAffinityConfig: {clientIP: {timeoutSeconds: "\${T}"}}\n`,
  );
});
