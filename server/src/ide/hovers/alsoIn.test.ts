import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../testing/hoverAt';

/** The last line of the hover, where it names copies. */
function alsoAt(source: string): string | undefined {
  return hoverAt(source)
    ?.split('\n')
    .findLast((line) => line.startsWith('also in '));
}

const PAIR = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: web}]}}
`;
const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: {name: http}}}}
`;
/** Copies in folders side by side. */
const folders = (...names: readonly string[]): string =>
  names.map((name) => `#- env/${name}/web.yaml\n${PAIR}#- env/${name}/ingress.yaml\n${INGRESS}`).join('');
const inDev = (source: string, from: string, to: string): string => source.replace(from, to);

describe('folders side by side', () => {
  const three = folders('dev', 'prod', 'staging');

  test('a name, a port and a label lead to those of the copies', () => {
    expect(alsoAt(inDev(three, 'service: {name: web', 'service: {name: w$0eb'))).toBe(
      'also in [prod](env/prod/web.yaml#L3) · [staging](env/staging/web.yaml#L3)',
    );
    expect(alsoAt(inDev(three, 'port: {name: http', 'port: {name: ht$0tp'))).toBe(
      'also in [prod](env/prod/web.yaml#L4) · [staging](env/staging/web.yaml#L4)',
    );
    expect(alsoAt(inDev(three, 'selector: {app: web', 'selector: {app: w$0eb'))).toBe(
      'also in [prod](env/prod/web.yaml#L11) · [staging](env/staging/web.yaml#L11)',
    );
  });

  test('so does the name of an object, and no other declaration', () => {
    expect(alsoAt(inDev(three, 'metadata: {name: web}', 'metadata: {name: w$0eb}'))).toBe(
      'also in [prod](env/prod/web.yaml#L3) · [staging](env/staging/web.yaml#L3)',
    );
    expect(alsoAt(inDev(three, 'labels: {app: web', 'labels: {app: w$0eb'))).toBeUndefined();
  });

  test('three are named, the others counted', () => {
    const six = folders('a', 'b', 'c', 'd', 'e', 'f');
    expect(alsoAt(inDev(six, 'service: {name: web', 'service: {name: w$0eb'))).toBe(
      'also in [b](env/b/web.yaml#L3) · [c](env/c/web.yaml#L3) · [d](env/d/web.yaml#L3) · 2 more',
    );
  });

  test('nothing of an application that has no more than the name in common', () => {
    const other = `#- other/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: api}
---
apiVersion: v1
kind: Service
metadata: {name: db}
`;
    expect(alsoAt(inDev(folders('dev') + other, 'service: {name: web', 'service: {name: w$0eb'))).toBe(
      undefined,
    );
  });

  test('nothing where names are made by a template', () => {
    const charts = ['a', 'b'].map(
      (name) =>
        `#- ${name}/Chart.yaml\nname: ${name}\n#- ${name}/templates/web.yaml\n${(PAIR + `---\n${INGRESS}`).replaceAll('name: web', 'name: "{{ .x }}"')}`,
    );
    expect(alsoAt(charts.join('').replace('service: {name: "{', 'service: {name: "$0{'))).toBeUndefined();
  });
});

describe('charts', () => {
  test('whose names are plain are copies as folders are', () => {
    const charts = ['a', 'b'].map(
      (name) =>
        `#- charts/${name}/Chart.yaml\nname: ${name}\n#- charts/${name}/templates/web.yaml\n${PAIR}---\n${INGRESS}`,
    );
    expect(alsoAt(charts.join('').replace('service: {name: web', 'service: {name: w$0eb'))).toBe(
      'also in [b](charts/b/templates/web.yaml#L3)',
    );
  });
});

describe('overlays', () => {
  const base = `#- base/kustomization.yaml\nresources: [web.yaml]\n#- base/web.yaml\n${PAIR}`;
  const overlay = (name: string, fields: string): string =>
    `#- overlays/${name}/kustomization.yaml\nnamePrefix: ${name}-\n${fields}\n`;

  test('whatever their prefixes, lead to what changes the object, or to the kustomization', () => {
    const source = `${base}${overlay('dev', 'resources: [../../base, ingress.yaml]')}#- overlays/dev/ingress.yaml
${INGRESS}${overlay('prod', 'resources: [../../base]\npatches: [{path: patch.yaml}]')}#- overlays/prod/patch.yaml
# more
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: LoadBalancer}
${overlay('staging', 'resources: [../../base]')}`;
    expect(alsoAt(source.replace('service: {name: web', 'service: {name: w$0eb'))).toBe(
      'also in [overlays/prod](overlays/prod/patch.yaml#L1) · [overlays/staging](overlays/staging/kustomization.yaml#L1)',
    );
  });

  test('with objects of their own lead to these', () => {
    const own = (name: string): string =>
      `${overlay(name, 'resources: [../../base, secret.yaml, ingress.yaml]')}#- overlays/${name}/secret.yaml
apiVersion: v1
kind: Secret
metadata: {name: tls}
#- overlays/${name}/ingress.yaml
${INGRESS.replace('spec: {', 'spec: {tls: [{secretName: tls}], ')}`;
    const source = `${base}${own('dev')}${own('prod')}`;
    expect(alsoAt(source.replace('secretName: tls', 'secretName: t$0ls'))).toBe(
      'also in [overlays/prod](overlays/prod/secret.yaml#L3)',
    );
  });

  test('say nothing in a base, which is that of all', () => {
    const source = `${base}---\n${INGRESS}${overlay('dev', 'resources: [../../base]')}${overlay('prod', 'resources: [../../base]')}`;
    expect(alsoAt(source.replace('service: {name: web', 'service: {name: w$0eb'))).toBeUndefined();
    expect(alsoAt(source.replace('metadata: {name: web', 'metadata: {name: w$0eb'))).toBeUndefined();
  });

  test('of applications that share a component alone are no copies', () => {
    const common = `#- common/kustomization.yaml\nkind: Component\nresources: [web.yaml]\n#- common/web.yaml\n${PAIR}`;
    const app = (name: string): string => `#- apps/${name}/kustomization.yaml
components: [../../common]
resources: [own.yaml]
#- apps/${name}/own.yaml
${INGRESS.replace('{name: web}', `{name: ${name}}`)}${['x', 'y'].map((each) => `---\napiVersion: v1\nkind: Service\nmetadata: {name: ${name}-${each}}\n`).join('')}`;
    const source = common + app('a') + app('b');
    expect(alsoAt(source.replace('service: {name: web', 'service: {name: w$0eb'))).toBeUndefined();
  });
});
