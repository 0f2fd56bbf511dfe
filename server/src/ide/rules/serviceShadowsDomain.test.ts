import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const CODE = 'service-shadows-domain';
const service = (namespace: string): string => `
apiVersion: v1
kind: Service
metadata:
  namespace: ${namespace}
  name: example
`;

test('a Service that is a domain', () => {
  checkDiagnostics(
    `${service('com')}#       ^^^^^^^ info: Pods of the whole cluster take \`example.com\` for this Service, not for the domain
`,
    CODE,
  );
});

test('silent: namespaces that are words', () => {
  for (const namespace of ['shop', 'dev', 'app']) checkDiagnostics(service(namespace), CODE);
});

test('undecidable: a template', () => {
  checkDiagnostics(service('${NAMESPACE}'), CODE);
});
