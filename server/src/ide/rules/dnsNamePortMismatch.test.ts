import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const world = (
  env: string,
  spec = '{ports: [{port: 80, targetPort: 8080}], clusterIP: 10.0.0.1}',
): string => `
#- pod.yaml
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  containers:
  - name: app
    env:
    - name: API_URL
${env}
#- api.yaml
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: ${spec}
`;

const RULE = 'dns-name-port-mismatch';

test('the targetPort behind the host of a Service', () => {
  checkDiagnostics(
    world(`      value: http://api.shop.svc:8080/v1
#                                ^^^^ warning: service/api has no port \`8080\`; it has \`80\``),
    RULE,
  );
});

test('silent: a port of the Service, no port at all, a headless Service, an external host', () => {
  checkDiagnostics(world('      value: http://api.shop.svc:80/v1'), RULE);
  checkDiagnostics(world('      value: http://api.shop.svc/v1'), RULE);
  checkDiagnostics(
    world('      value: http://api.shop.svc:8080', '{clusterIP: None, ports: [{port: 80}]}'),
    RULE,
  );
  checkDiagnostics(world('      value: http://api.example.com:8080/v1'), RULE);
});

test('undecidable: a templated port, on either side', () => {
  checkDiagnostics(world('      value: http://api.shop.svc:{{ .Values.port }}/v1'), RULE);
  checkDiagnostics(world('      value: http://api.shop.svc:8080', '{ports: [{port: "${PORT}"}]}'), RULE);
});
