import { describe, expect, test } from 'vitest';
import { atCursor, show } from '../../testing/fixture';
import { definition } from '../definition';
import { hover } from '../hover';
import { rename } from '../rename';

const SOURCE = `
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
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: {name: http}}}}
#- dev/kustomization.yaml
resources: [../base]
#- prod/kustomization.yaml
resources: [../base, monitor.yaml]
namespace: shop
namePrefix: prod-
patches: [{path: patch.yaml}]
#- prod/patch.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec: {containers: [{name: web, ports: [{containerPort: 80, name: http}, {containerPort: 90, name: metrics}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 90, name: metrics, targetPort: metrics}]}
#- prod/monitor.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: monitor}
spec: {defaultBackend: {service: {name: web, port: {name: metrics}}}}
`;

function definitionsAt(source: string): readonly string[] {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  return definition(snapshot, uri, offset).map(({ target }) => show(fixture, target));
}

function hoverAt(source: string): string | undefined {
  const { snapshot, uri, offset } = atCursor(source);
  return hover(snapshot, uri, offset)?.markdown;
}

describe('definition', () => {
  test('follows names that a prefix changes, once for all overlays', () => {
    expect(definitionsAt(SOURCE.replace('{service: {name: web', '{service: {name: we$0b'))).toEqual([
      'base/web.yaml:3:18 "web"',
    ]);
  });

  test('leads from an overlay into a patch', () => {
    expect(definitionsAt(SOURCE.replace('port: {name: metrics', 'port: {name: met$0rics'))).toEqual([
      'prod/patch.yaml:11:16 "{port: 90, name: metrics, targetPort: metrics}"',
    ]);
  });

  test('leads from what a patch says to what it means', () => {
    expect(definitionsAt(SOURCE.replace('targetPort: metrics', 'targetPort: met$0rics'))).toEqual([
      'prod/patch.yaml:6:78 "{containerPort: 90, name: metrics}"',
    ]);
  });

  test('leads from the name in a patch to the object that it changes', () => {
    const patch = 'name: metrics}]}]}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: w';
    expect(definitionsAt(SOURCE.replace(patch, `${patch}$0`))).toEqual(['base/web.yaml:3:18 "web"']);
  });
});

describe('hover', () => {
  test('says in a patch what it changes, and what its values mean', () => {
    const patch = 'name: metrics}]}]}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: w';
    expect(hoverAt(SOURCE.replace(patch, `${patch}$0`))).toBe('Patches `service/web` of `../base/web.yaml`');
    expect(hoverAt(SOURCE.replace('targetPort: metrics', 'targetPort: met$0rics'))).toContain('90');
  });

  test('tells apart what overlays make of a base', () => {
    expect(hoverAt(SOURCE.replace('{service: {name: web', '{service: {name: we$0b'))).toMatchInlineSnapshot(`
      "In \`dev\`:

      \`web\` · \`web.default\` · \`web.default.svc.cluster.local\` (namespace set on deployment; \`default\` shown)

      [service/web](file:///ws/base/web.yaml#L3): ClusterIP, reached inside the cluster by its cluster IP

      - \`http\` client → cluster IP :80 → 1 pod :80 ([deployment/web](file:///ws/base/web.yaml#L8))

      kube-proxy on every node rewrites the destination to any ready pod

      1 pod in namespace \`default\` (set on deployment): [deployment/web](file:///ws/base/web.yaml#L8)

      It differs in \`prod\`"
    `);
  });
});

test('a rename in a base follows into patches, their targets and replicas, by whole names', () => {
  const { snapshot, fixture, uri, offset } = atCursor(
    `${SOURCE}#- dev/kustomization.yaml
resources: [../base]
replicas: [{name: web, count: 2}]
patches:
- target: {kind: Deployment, name: web}
  patch: '[{op: remove, path: /spec/template/spec/containers/0/ports}]'
- target: {kind: Deployment, name: w.*}
  patch: '[]'
- patch: |-
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
`.replace('kind: Deployment\nmetadata: {name: web', 'kind: Deployment\nmetadata: {name: we$0b'),
  );
  const renamed = rename(snapshot, uri, offset, 'shop');
  const edits = renamed.state === 'done' ? renamed.edits : [];
  expect(edits.map((edit) => show(fixture, edit)).toSorted()).toEqual([
    'base/web.yaml:8:18 "web"',
    'dev/kustomization.yaml:11:22 "web"',
    'dev/kustomization.yaml:2:19 "web"',
    'dev/kustomization.yaml:4:36 "web"',
    'prod/patch.yaml:3:18 "web"',
  ]);
});
