import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const OLD = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend: {serviceName: web, servicePort: http}
#                  ^^^^^^^^^^^ error: \`serviceName\` is no field of \`networking.k8s.io/v1\`; write \`service\` with \`name\` and \`port\`
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              serviceName: web # the Service
#             ^^^^^^^^^^^ error: \`serviceName\` is no field of \`networking.k8s.io/v1\`; write \`service\` with \`name\` and \`port\`
              servicePort: 80 # its port
`;

test('the shape of the versions before', () => {
  checkDiagnostics(OLD);
  checkFixedText(
    OLD,
    'Write it as `networking.k8s.io/v1` has it',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend: {service: {name: web, port: {name: http}}}
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              serviceName: web # the Service
              servicePort: 80 # its port
`,
  );
});

test('the same in block style', () => {
  checkFixedText(
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend:
    serviceName: web # the Service
    servicePort: 80 # its port
`,
    'Write it as `networking.k8s.io/v1` has it',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend:
    service:
      name: web # the Service
      port:
        number: 80 # its port
`,
  );
});

test('keys that exclude each other, and keys that lack', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules:
    - http:
        paths:
          - path: /a
            pathType: Prefix
            backend: {service: {name: web, port: {number: 80}}, resource: {kind: Bucket, name: files}}
#                                                               ^^^^^^^^ error: A backend is a \`service\` or a \`resource\`, not both
          - path: /b
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
                  name: http
#                 ^^^^ error: The port has a \`number\` or a \`name\`, not both
          - path: /c
            pathType: Prefix
            backend: {service: {name: web}}
#                     ^^^^^^^ error: The \`service\` needs a \`port\` with a \`number\` or a \`name\`
          - path: /d
            pathType: Prefix
            backend: {}
#                    ^ error: A backend needs a \`service\` or a \`resource\`
`);
});

test('the shape of v1 in a version before', () => {
  checkDiagnostics(
    `
apiVersion: networking.k8s.io/v1beta1
kind: Ingress
metadata: {name: web}
spec: {backend: {service: {name: web, port: {number: 80}}}}
#                ^^^^^^^ error: Before \`networking.k8s.io/v1\` a backend has \`serviceName\` and \`servicePort\`
`,
    'ingress-backend-shape',
  );
});

const ingress = (backend: string, version = 'v1'): string => `
apiVersion: networking.k8s.io/${version}
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: ${backend}}
`;

test('silent: a number, a name, a resource, the older shape in its version', () => {
  checkDiagnostics(ingress('{service: {name: web, port: {number: 80}}}'));
  checkDiagnostics(ingress('{service: {name: web, port: {name: http}}}'));
  checkDiagnostics(ingress('{resource: {apiGroup: example.com, kind: Bucket, name: files}}'));
  checkDiagnostics(
    ingress('{serviceName: web, servicePort: 80}', 'v1beta1').replace('defaultB', 'b'),
    'ingress-backend-shape',
  );
});

test('silent: while it is typed', () => {
  checkDiagnostics(ingress('{service: {name: }}'));
  checkDiagnostics(ingress('{service: {name: web, port: na}}'));
});

test('undecidable: a template decides', () => {
  checkDiagnostics(ingress('{service: {name: "{{ .name }}"}}'));
  checkDiagnostics(ingress('{service: {name: web, port: {"${KIND}": 80, number: 80}}}'));
});
