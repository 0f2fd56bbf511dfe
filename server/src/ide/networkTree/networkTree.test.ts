import { describe, expect, test } from 'vitest';
import { atCursor } from '../../testing/fixture';
import { deployment, policy, service } from '../../testing/manifests';
import { treeOf } from '../../testing/treeOf';
import { treeChildren, treePath } from './networkTree';

const WEB = deployment('web', 'app: web', '{name: http, containerPort: 8080}');
const INGRESS = `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: public, namespace: shop}
spec:
  rules:
    - host: shop.example.com
      http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
    - host: www.example.com
`;

describe('the tree of the network', () => {
  test('Services with their routes, workloads and policies; what has none; policies for no pods', () => {
    const tree = treeOf(
      service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: http}]') +
        WEB +
        INGRESS +
        deployment('worker', 'app: worker') +
        policy('deny', 'podSelector: {}, policyTypes: [Ingress, Egress]') +
        policy('web', 'podSelector: {matchLabels: {app: web}}, ingress: [{}]') +
        policy('idle', 'podSelector: {matchLabels: {app: none}}') +
        service('alias', 'type: ExternalName, externalName: db.example.com') +
        service('manual', 'ports: [{port: 5432}]') +
        service('lost', 'selector: {app: lost}, ports: [{port: 80}]'),
    );
    expect(tree).toMatchInlineSnapshot(`
      "namespace shop
        service alias  ExternalName · db.example.com
        service lost  80 · no pods here
        service manual  5432 · no selector
        service web  80→8080 · 2 pods
          route public  Ingress · shop.example.com and 1 more
          workload web  Deployment · 2 pods
            policy deny  ingress, egress
            policy web  ingress
        workload worker  Deployment · 2 pods
          policy deny  ingress, egress
        policy idle  ingress"
    `);
  });

  test('copies of an application stand apart, and name no namespace where they have but one', () => {
    const base = `#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml${WEB.replaceAll(', namespace: shop', '')}${service('web', 'selector: {app: web}').replace(', namespace: shop', '')}`;
    const leaf = (name: string): string =>
      `#- overlays/${name}/kustomization.yaml\nresources: [../../base]\nnamespace: shop-${name}\n`;
    expect(treeOf(base + leaf('dev') + leaf('prod'))).toMatchInlineSnapshot(`
      "kustomization dev  Kustomize
        service web  2 pods
          workload web  Deployment · 2 pods
      kustomization prod  Kustomize
        service web  2 pods
          workload web  Deployment · 2 pods"
    `);
  });

  test('namespaces, the undecided one among them', () => {
    const tree = treeOf(
      WEB +
        deployment('api', 'app: api').replace('shop', 'back') +
        deployment('free', 'app: free').replace(', namespace: shop', ''),
    );
    expect(tree).toMatchInlineSnapshot(`
      "namespace (set on deployment)
        workload free  Deployment · 2 pods
      namespace back
        workload api  Deployment · 2 pods
      namespace shop
        workload web  Deployment · 2 pods"
    `);
  });

  test('policies of the cluster', () => {
    const admin = `
---
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: {name: guard}
spec: {priority: 1, subject: {namespaces: {matchLabels: {none: "true"}}}}
`;
    expect(treeOf(WEB + admin.replace('matchLabels: {none: "true"}', ''))).toMatchInlineSnapshot(`
      "namespace shop
        workload web  Deployment · 2 pods
          policy guard  AdminNetworkPolicy"
    `);
    expect(treeOf(WEB + admin)).toMatchInlineSnapshot(`
      "namespace (cluster)
        policy guard  AdminNetworkPolicy
      namespace shop
        workload web  Deployment · 2 pods"
    `);
  });

  test('is empty without pods', () => {
    expect(treeOf('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n')).toBe('');
  });

  test('what a template decides is said to be open', () => {
    const source =
      service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: http}]') +
      deployment('web', 'app: "{{ .Values.app }}"') +
      service('open', 'type: "{{ .Values.type }}", ports: [{port: 80}], {{ .Values.selector }}');
    expect(treeOf(source)).toMatchInlineSnapshot(`
      "namespace shop
        service open  … · 80 · pods unknown
        service web  80→http · pods unknown
          workload web  Deployment · 2 pods · perhaps"
    `);
  });
});

describe('the path to an object', () => {
  const pathAt = (source: string): readonly string[] | undefined => {
    const { snapshot, uri, offset } = atCursor(source);
    const path = treePath(snapshot, snapshot.unitsOfFile(uri), { uri, offset });
    if (path) {
      const siblings = treeChildren(snapshot, path.slice(0, -1));
      expect(siblings.map(({ key }) => key)).toContain(path.at(-1));
    }
    return path;
  };

  test('leads through its Service', () => {
    const source = service('web', 'selector: {app: web}') + WEB.replace('app: web}}', 'app: $0web}}');
    expect(pathAt(source)).toEqual(['shop', 'Service web', 'Deployment web']);
  });

  test('is the shortest one', () => {
    const source = WEB + policy('deny', 'podSelector: {}$0');
    expect(pathAt(source)).toEqual(['shop', 'Deployment web', 'NetworkPolicy deny']);
  });

  test('is none for what is not shown', () => {
    expect(pathAt(`${WEB}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: $0a}\n`)).toBeUndefined();
    expect(pathAt(`${WEB}# $0\n`)).toBeUndefined();
  });
});
