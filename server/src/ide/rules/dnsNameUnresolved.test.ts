import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const SERVICE = `
#- checkout.yaml
apiVersion: v1
kind: Service
metadata: {name: checkout, namespace: shop}
spec: {ports: [{port: 80}], clusterIP: 10.0.0.1}
`;

const pod = (env: string): string => `
#- pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  containers:
  - name: app
    env:
    - name: CHECKOUT_URL
${env}
`;

test('a name that is almost a Service, in full and bare', () => {
  checkDiagnostics(
    pod(`      value: http://chekcout.shop.svc.cluster.local/pay
#                   ^^^^^^^^ warning: No Service is named \`chekcout\`; did you mean \`checkout\`?`) +
      SERVICE,
    'dns-name-unresolved',
  );
  checkDiagnostics(
    pod(`      value: http://chekcout/pay
#                   ^^^^^^^^ warning: No Service is named \`chekcout\`; did you mean \`checkout\`?`) +
      SERVICE,
    'dns-name-unresolved',
  );
});

test('information for a full name where every Service is shown', () => {
  checkDiagnostics(
    pod(`      value: http://billing.shop.svc/pay
#                   ^^^^^^^ info: No Service is named \`billing\``) + SERVICE,
    'dns-name-unresolved',
  );
});

test('silent: names that resolve, and names that may be external', () => {
  for (const host of [
    'checkout',
    'checkout.shop',
    'billing',
    'api.example.com',
    'checkout.internal',
    'checkouts.com',
  ]) {
    checkDiagnostics(pod(`      value: http://${host}/pay`) + SERVICE, 'dns-name-unresolved');
  }
});

test('undecidable: a template, and a folder with one', () => {
  checkDiagnostics(
    pod('      value: http://{{ .Values.host }}.shop.svc/pay') + SERVICE,
    'dns-name-unresolved',
  );
  const chart = '#- more.yaml\napiVersion: v1\nkind: Service\nmetadata: {name: "{{ .x }}"}\n';
  checkDiagnostics(pod('      value: http://billing.shop.svc/pay') + SERVICE + chart, 'dns-name-unresolved');
});
