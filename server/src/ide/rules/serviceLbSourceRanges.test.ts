import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const CODE = 'service-lb-source-ranges';

const HEAD = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports: [{port: 80}]
`;

test('what is no CIDR', () => {
  const source = `${HEAD}  type: LoadBalancer
  loadBalancerSourceRanges:
    - 203.0.113.7
#     ^^^^^^^^^^^ error: \`203.0.113.7\` is no CIDR: it lacks the length of its prefix
    - 10.0.0.0/33
#     ^^^^^^^^^^^ error: \`10.0.0.0/33\` is no CIDR
    - 2001:db8::/32
`;
  checkDiagnostics(source, CODE);
  checkFixedText(
    source,
    'Change it to `203.0.113.7/32`',
    `${HEAD}  type: LoadBalancer
  loadBalancerSourceRanges:
    - 203.0.113.7/32
    - 10.0.0.0/33
    - 2001:db8::/32
`,
    CODE,
  );
});

test('nothing filters for other types', () => {
  const source = `${HEAD}  loadBalancerSourceRanges: [10.0.0.0/8]
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Source ranges need type \`LoadBalancer\`, and nothing filters for type \`ClusterIP\`
`;
  checkDiagnostics(source, CODE);
  checkFixedText(source, 'Remove the source ranges', HEAD, CODE);
});

test('the annotation from before the field', () => {
  const source = `
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    a: b
    service.beta.kubernetes.io/load-balancer-source-ranges: "10.0.0.0/8"
#                                                            ^^^^^^^^^^ error: Source ranges need type \`LoadBalancer\`, and nothing filters for type \`NodePort\`
spec:
  type: NodePort
  ports: [{port: 80}]
`;
  checkDiagnostics(source, CODE);
  checkFixedText(source, 'Remove the source ranges', source.replace(/ {4}service.*\n#.*\n/, ''), CODE);
});

test('silent: ranges of a load balancer', () => {
  checkDiagnostics(`${HEAD}  type: LoadBalancer\n  loadBalancerSourceRanges: [10.0.0.0/8, "::/0"]\n`, CODE);
});

test('undecidable: a template gives the type or the range', () => {
  checkDiagnostics(`${HEAD}  type: \${TYPE}\n  loadBalancerSourceRanges: [x]\n`, CODE);
  checkDiagnostics(`${HEAD}  type: LoadBalancer\n  loadBalancerSourceRanges: ["\${RANGE}"]\n`, CODE);
});
