import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const service = (annotation: string, spec = ''): string => `
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    ${annotation}
spec:
  ports: [{port: 80}]
${spec}`;

const CODE = 'service-annotation-ignored';

test('an annotation of load balancers', () => {
  checkDiagnostics(
    service(`service.beta.kubernetes.io/aws-load-balancer-type: "nlb"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: Only a \`LoadBalancer\` has use for this annotation, and the Service is a \`ClusterIP\``),
    CODE,
  );
});

test('an annotation of pods', () => {
  checkDiagnostics(
    service(`traffic.sidecar.istio.io/includeInboundPorts: "9080"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: Istio reads this annotation on pods, not on Services`),
    CODE,
  );
});

test('silent: a load balancer, annotations of others', () => {
  checkDiagnostics(
    service('service.beta.kubernetes.io/aws-load-balancer-type: nlb', '  type: LoadBalancer\n'),
    CODE,
  );
  checkDiagnostics(service('networking.istio.io/exportTo: "."'), CODE);
});

test('undecidable: a template', () => {
  checkDiagnostics(
    service('service.beta.kubernetes.io/aws-load-balancer-type: nlb', '  type: ${TYPE}\n'),
    CODE,
  );
});
