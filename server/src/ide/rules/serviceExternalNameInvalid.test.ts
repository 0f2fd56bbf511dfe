import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const HEAD = `
apiVersion: v1
kind: Service
metadata: {name: db}
spec:
  type: ExternalName
`;

test('a URL is cut to its host', () => {
  const source = `${HEAD}  externalName: "https://DB.example.com:5432/x" # outside
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: \`https://DB.example.com:5432/x\` is a URL, and a DNS name is needed
`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Change it to `db.example.com`',
    `${HEAD}  externalName: "db.example.com" # outside\n`,
  );
});

test('a host with a port, an address, no name at all', () => {
  checkDiagnostics(`${HEAD}  externalName: db.example.com:5432
#               ^^^^^^^^^^^^^^^^^^^ warning: \`db.example.com:5432\` is a host and a port, and a DNS name is needed
`);
  const address = `${HEAD}  externalName: 192.0.2.1
#               ^^^^^^^^^ warning: \`192.0.2.1\` is an IP address, which no CNAME record can hold; use an EndpointSlice
`;
  checkDiagnostics(address);
  expect(fixTitles(address)).toEqual([]);
  checkDiagnostics(`${HEAD}#       ^^^^^^^^^^^^ warning: An \`ExternalName\` Service needs an \`externalName\`
`);
});

test('silent: a DNS name, with or without a dot behind it; another type', () => {
  checkDiagnostics(`${HEAD}  externalName: db.example.com.\n`);
  checkDiagnostics(`${HEAD.replace('ExternalName', 'ClusterIP')}`);
});

test('undecidable: a template', () => {
  checkDiagnostics(`${HEAD}  externalName: "https://\${HOST}"\n`);
  checkDiagnostics(`${HEAD}  {{ .name }}\n`);
});
