import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const UNTYPED = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules:
    - http:
        paths:
          - path: /api # all of it
#                 ^^^^ error: A path needs a \`pathType\`
            backend: {service: {name: web, port: {number: 80}}}
          - backend: {service: {name: web, port: {number: 80}}}
            path: /files/(.*)
#                 ^^^^^^^^^^^ error: A path needs a \`pathType\`
`;

test('a path without its type', () => {
  checkDiagnostics(UNTYPED);
  checkFixedText(
    UNTYPED,
    'Add pathType `Prefix`',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules:
    - http:
        paths:
          - path: /api # all of it
            pathType: Prefix
            backend: {service: {name: web, port: {number: 80}}}
          - backend: {service: {name: web, port: {number: 80}}}
            path: /files/(.*)
`,
  );
  checkFixedText(
    UNTYPED,
    'Add pathType `ImplementationSpecific`',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules:
    - http:
        paths:
          - path: /api # all of it
            backend: {service: {name: web, port: {number: 80}}}
          - backend: {service: {name: web, port: {number: 80}}}
            path: /files/(.*)
            pathType: ImplementationSpecific
`,
  );
});

const PATHS = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules:
    - http:
        paths:
          - path: api
#                 ^^^ error: \`api\` is not absolute: a path starts with \`/\`
            pathType: Prefix
            backend: {service: {name: web, port: {number: 80}}}
          - path: /a//b
#                 ^^^^^ error: A path of type Exact may not hold \`//\`
            pathType: Exact
            backend: {service: {name: web, port: {number: 80}}}
          - path: /a/../b
#                 ^^^^^^^ error: A path of type Exact may not hold \`/..\`
            pathType: Exact
            backend: {service: {name: web, port: {number: 80}}}
          - path: /a%2Fb
#                 ^^^^^^ error: A path of type Prefix may not hold \`%2F\`
            pathType: Prefix
            backend: {service: {name: web, port: {number: 80}}}
          - path: /*
#                 ^^ warning: \`/*\` looks like a pattern, which a path of type Prefix cannot be
            pathType: Prefix
            backend: {service: {name: web, port: {number: 80}}}
          - path: /b
            pathType: prefix
#                     ^^^^^^ error: \`prefix\` is no path type; there are \`Exact\`, \`Prefix\`, \`ImplementationSpecific\`
            backend: {service: {name: web, port: {number: 80}}}
`;

test('relative paths, doubled and encoded slashes, dots, patterns, unknown types', () => {
  checkDiagnostics(PATHS);
  checkFixedText(
    PATHS,
    'Change it to `/api`',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules:
    - http:
        paths:
          - path: /api
            pathType: Prefix
            backend: {service: {name: web, port: {number: 80}}}
          - path: /a//b
            pathType: Exact
            backend: {service: {name: web, port: {number: 80}}}
          - path: /a/../b
            pathType: Exact
            backend: {service: {name: web, port: {number: 80}}}
          - path: /a%2Fb
            pathType: Prefix
            backend: {service: {name: web, port: {number: 80}}}
          - path: /*
            pathType: Prefix
            backend: {service: {name: web, port: {number: 80}}}
          - path: /b
            pathType: prefix
            backend: {service: {name: web, port: {number: 80}}}
`,
  );
  checkFixedText(
    PATHS,
    'Change the pathType to `ImplementationSpecific`',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules:
    - http:
        paths:
          - path: api
            pathType: Prefix
            backend: {service: {name: web, port: {number: 80}}}
          - path: /a//b
            pathType: Exact
            backend: {service: {name: web, port: {number: 80}}}
          - path: /a/../b
            pathType: Exact
            backend: {service: {name: web, port: {number: 80}}}
          - path: /a%2Fb
            pathType: Prefix
            backend: {service: {name: web, port: {number: 80}}}
          - path: /*
            pathType: ImplementationSpecific
            backend: {service: {name: web, port: {number: 80}}}
          - path: /b
            pathType: prefix
            backend: {service: {name: web, port: {number: 80}}}
`,
  );
});

const ingress = (path: string, version = 'v1'): string => `
apiVersion: networking.k8s.io/${version}
kind: Ingress
metadata: {name: web}
spec: {rules: [{http: {paths: [{${path}, backend: {service: {name: web, port: {number: 80}}}}]}}]}
`;

test('silent: paths of each type, and no type before v1', () => {
  checkDiagnostics(ingress('path: /, pathType: Prefix'));
  checkDiagnostics(ingress('path: /a.b/c_d-e/~f, pathType: Exact'));
  checkDiagnostics(ingress('path: "/a(/|$)(.*)", pathType: ImplementationSpecific'));
  checkDiagnostics(ingress('pathType: ImplementationSpecific'));
  checkDiagnostics(ingress('path: /', 'v1beta1'), 'ingress-path-invalid');
});

test('undecidable: a template decides', () => {
  checkDiagnostics(ingress('path: "${PATH}", pathType: Prefix'));
  checkDiagnostics(ingress('path: a, pathType: "${TYPE}"'));
  checkDiagnostics(ingress('path: /{{ .path }}'));
});
