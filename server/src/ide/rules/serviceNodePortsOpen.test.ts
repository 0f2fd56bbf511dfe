import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const service = (more: string): string => `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  type: LoadBalancer
  ports: [{port: 80}]
${more}`;

test('ranges beside node ports', () => {
  checkDiagnostics(
    service(`  loadBalancerSourceRanges: [10.0.0.0/8]
# ^^^^^^^^^^^^^^^^^^^^^^^^ info: These ranges do not guard the NodePort that the Service has on every node, too
`),
  );
  const source = service('  loadBalancerSourceRanges: [10.0.0.0/8]\n');
  checkFixedText(
    source,
    'Do without node ports',
    source.replace('LoadBalancer\n', 'LoadBalancer\n  allocateLoadBalancerNodePorts: false\n'),
  );
});

test('silent: no node ports, no ranges', () => {
  checkDiagnostics(
    service('  allocateLoadBalancerNodePorts: false\n  loadBalancerSourceRanges: [10.0.0.0/8]\n'),
  );
  checkDiagnostics(service(''));
});

test('undecidable: a template', () => {
  checkDiagnostics(
    service('  allocateLoadBalancerNodePorts: ${PORTS}\n  loadBalancerSourceRanges: [10.0.0.0/8]\n'),
  );
});
