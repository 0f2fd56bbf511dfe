import { describe, expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles, relatedOf } from '../../testing/checkDiagnostics';

const BASE = `
#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80, name: http, targetPort: http}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web, ports: [{name: http, containerPort: 80}]}]}
`;

describe('a finding in what an overlay renders', () => {
  test('stands in the patch that decides, and the fix writes it there', () => {
    const source = `${BASE}#- prod/kustomization.yaml
resources: [../base]
namespace: shop
labels: [{pairs: {env: prod}, includeSelectors: true}]
patches: [{path: patch.yaml}]
#- prod/patch.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports: [{port: 80, targetPort: htttp}]
#                                ^^^^^ error: No port of deployment/web is named \`htttp\`; did you mean \`http\`?
#- dev/kustomization.yaml
resources: [../base]
`;
    checkDiagnostics(source);
    checkFixedText(
      source,
      'Change the targetPort to `http`',
      `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports: [{port: 80, targetPort: http}]
`,
    );
  });

  test('stands in the base, once, for all overlays that have it', () => {
    const source = BASE.replace('targetPort: http}', 'targetPort: htttp}').replace(
      '---\n',
      `#                                                                       ^^^^^ error: No port of deployment/web is named \`htttp\`; did you mean \`http\`?
---
`,
    );
    const overlays =
      '#- prod/kustomization.yaml\nresources: [../base]\n#- dev/kustomization.yaml\nresources: [../base]\n';
    checkDiagnostics(source + overlays);
    expect(relatedOf(source + overlays).slice(-2)).toEqual([
      'dev/kustomization.yaml: : in dev',
      'prod/kustomization.yaml: : in prod',
    ]);
  });

  test('names the overlays where it is not in all of them', () => {
    const source = `${BASE}#- prod/kustomization.yaml
resources: [../base]
patches:
- target: {kind: Deployment}
  patch: '[{op: remove, path: /spec/template/spec/containers/0/ports/0/name}]'
#- dev/kustomization.yaml
resources: [../base]
`.replace(
      '---\n',
      `#                                                                       ^^^^ error: No port of deployment/web is named \`http\` (in \`prod\`)
---
`,
    );
    checkDiagnostics(source);
  });

  test('stands at the field of the kustomization that sets it', () => {
    const source = `${BASE}#- prod/kustomization.yaml
resources: [../base]
patches:
- patch: |-
    apiVersion: v1
    kind: Service
    metadata: {name: web}
    spec: {selector: {app: webb}}
#                     ^^^^^^^^^ info: No pod in its namespace has \`app: webb\`
`;
    checkDiagnostics(source);
  });

  test('gives way to comments and annotations in the base and in the patch', () => {
    const typo = BASE.replace('targetPort: http}', 'targetPort: htttp}');
    const code = 'service-target-port-unresolved';
    checkDiagnostics(typo.replace('apiVersion: v1\n', `# selectrail-ignore ${code}\napiVersion: v1\n`));
    const annotation = `{name: web, annotations: {selectrail.dev/ignore: ${code}}}`;
    checkDiagnostics(typo.replace('{name: web}', annotation));
  });

  test('is fixed in the base only where the name is not put together', () => {
    const prefixed = `${BASE}---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: prod-webbb, port: {number: 80}}}}
#- prod/kustomization.yaml
resources: [../base]
namePrefix: prod-
nameSuffix: -one
`;
    expect(fixTitles(prefixed)).toEqual([]);
  });
});

describe('silent', () => {
  test('where labels, namespaces and names meet only as they are rendered', () => {
    checkDiagnostics(`${BASE.replace('app: web}, ports', 'app: web, env: prod}, ports')}---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: elsewhere}
spec: {defaultBackend: {service: {name: web, port: {name: http}}}}
#- prod/kustomization.yaml
resources: [../base]
namespace: shop
namePrefix: prod-
patches:
- target: {kind: Deployment}
  patch: '[{op: add, path: /spec/template/metadata/labels/env, value: prod}]'
`);
  });

  test('about what a generator makes, and where something is not followed', () => {
    const uses = BASE.replace('image: web,', 'image: web, envFrom: [{configMapRef: {name: settings}}],');
    const generated = 'configMapGenerator: [{name: settings, literals: [a=b]}]\nresources: [web.yaml]';
    checkDiagnostics(uses.replace('resources: [web.yaml]', generated));
    const selector = BASE.replace('{selector: {app: web}', '{selector: {app: other}');
    checkDiagnostics(selector.replace('resources: [web.yaml]', 'resources: [web.yaml]\nreplacements: []'));
  });

  test('about an object that every overlay deletes', () => {
    checkDiagnostics(`${BASE.replace('targetPort: http}', 'targetPort: htttp}')}
#- prod/kustomization.yaml
resources: [../base]
patches:
- target: {kind: Service}
  patch: "$patch: delete\\napiVersion: v1\\nkind: Service\\nmetadata: {name: web}"
`);
  });
});

test('a typo among what overlays rename is a near miss', () => {
  const source = `${BASE}---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  ingressClassName: nginx
  defaultBackend: {service: {name: frontent, port: {name: http}}}
#                                  ^^^^^^^^ error: No Service \`frontent\` in its namespace; did you mean \`frontend\`?
#- base/more.yaml
apiVersion: v1
kind: Service
metadata: {name: frontend}
spec: {selector: {app: web}, ports: [{port: 80, name: http}]}
#- prod/kustomization.yaml
resources: [../base, ../base/more.yaml]
namePrefix: prod-
`;
  checkDiagnostics(source, 'ingress-backend-missing');
});

test('fixes of maps and lists write to the base', () => {
  const policy = `# first
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  egress:
    - ports: [{port: 53, protocol: UDP}]
`;
  const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    kubernetes.io/ingress.class: nginx
spec:
  rules: [{http: {paths: [{path: /, backend: {service: {name: web, port: {number: 80}}}}]}}]
`;
  const source = `#- base/kustomization.yaml
resources: [policy.yaml, ingress.yaml]
#- base/policy.yaml
${policy}#- base/ingress.yaml
${ingress}#- prod/kustomization.yaml
resources: [../base]
namespace: shop
`;
  const types = policy.replace('[Ingress]', '[Ingress, Egress]');
  checkFixedText(source, 'Add `Egress` to the policyTypes', types, 'netpol-rules-ignored');
  const migrated = ingress
    .replace('  annotations:\n    kubernetes.io/ingress.class: nginx\n', '')
    .replace(/$/, '  ingressClassName: nginx\n');
  checkFixedText(source, 'Write it as `ingressClassName`', migrated, 'ingress-class-annotation');
  const typed = ingress.replace('path: /,', 'path: /, pathType: Prefix,');
  checkFixedText(source, 'Add pathType `Prefix`', typed, 'ingress-path-invalid');
});
