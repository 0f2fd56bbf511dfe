import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const HEAD = `
apiVersion: v1
kind: Service
metadata: {name: db}
spec:
`;

test('a CNAME record has no pods and no addresses', () => {
  const source = `${HEAD}  type: ExternalName
  selector: {app: db} # gone
# ^^^^^^^^^^^^^^^^^^^ warning: \`selector\` has no effect on type \`ExternalName\`
  externalIPs: [192.0.2.1]
# ^^^^^^^^^^^^^^^^^^^^^^^^ warning: \`externalIPs\` has no effect on type \`ExternalName\`
  externalName: db.example.com
`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Remove `selector`',
    `${HEAD}  type: ExternalName
  externalIPs: [192.0.2.1]
  externalName: db.example.com
`,
  );
});

test('an externalName of another type', () => {
  const source = `${HEAD}  externalName: db.example.com
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: \`externalName\` has no effect on type \`ClusterIP\`
  ports: [{port: 80}]
`;
  checkDiagnostics(source);
  checkFixedText(source, 'Remove `externalName`', `${HEAD}  ports: [{port: 80}]\n`);
});

test('silent: nothing that is ignored', () => {
  checkDiagnostics(`${HEAD}  type: ExternalName\n  externalName: db.example.com\n  selector: {}\n`);
  checkDiagnostics(`${HEAD}  externalName: ""\n  ports: [{port: 80}]\n`);
});

test('undecidable: a template gives the type or the name', () => {
  checkDiagnostics(`${HEAD}  type: \${TYPE}\n  externalName: db.example.com\n  selector: {app: db}\n`);
  checkDiagnostics(`${HEAD}  externalName: \${NAME}\n  ports: [{port: 80}]\n`);
});
