import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const CODE = 'service-headless-port';
const service = (port: string, clusterIP = 'None'): string => `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  clusterIP: ${clusterIP}
  ports:
    - ${port}
`;

test('a port that nothing translates', () => {
  const source = service(`port: 80
#           ^^ hint: A headless Service translates no port: clients reach the pods at \`8080\`, not at \`80\`
      targetPort: 8080`);
  checkDiagnostics(source, CODE);
  checkFixedText(source, 'Change it to `8080`', service('port: 8080\n      targetPort: 8080'), CODE);
});

test('silent: the same port, a name, a Service with an address', () => {
  checkDiagnostics(service('{port: 80, targetPort: 80}'), CODE);
  checkDiagnostics(service('{port: 80, targetPort: http}'), CODE);
  checkDiagnostics(service('{port: 80}'), CODE);
  checkDiagnostics(service('{port: 80, targetPort: 8080}', '10.0.0.7'), CODE);
});

test('undecidable: a template', () => {
  checkDiagnostics(service('{port: 80, targetPort: "${PORT}"}'), CODE);
});
