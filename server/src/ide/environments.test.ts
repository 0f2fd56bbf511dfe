import { describe, expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT, show } from '../testing/fixture';
import { Analysis } from './analysis';
import { DEFAULT_SETTINGS } from './settings';

const FIXTURE = parseFixture(`
#- base/kustomization.yaml
resources: [web.yaml, service.yaml, ingress.yaml]
#- base/service.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{name: http, port: 80, targetPort: http}]
#- base/web.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: web
          ports: [{name: http, containerPort: 8080}]
          envFrom: [{configMapRef: {name: web}}]
#- base/ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend: {service: {name: wbe, port: {number: 80}}}
#- overlays/dev/kustomization.yaml
namespace: shop-dev
resources: [../../base, config.yaml, canary.yaml]
#- overlays/dev/config.yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: web}
#- overlays/dev/canary.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: canary}
spec:
  selector: {matchLabels: {app: web, track: canary}}
  template:
    metadata: {labels: {app: web, track: canary}}
    spec: {containers: [{name: web, image: web, ports: [{name: http, containerPort: 8080}]}]}
#- overlays/prod/kustomization.yaml
namespace: shop
namePrefix: prod-
replicas: [{name: web, count: 4}]
resources: [../../base, config.yaml]
#- overlays/prod/config.yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: web}
`);

function analysisOf(environment: string): Analysis {
  return new Analysis(hostOf(FIXTURE).snapshot(), DEFAULT_SETTINGS, environment);
}

const offsetOf = (path: string, text: string): number => FIXTURE.files.get(path)?.indexOf(text) ?? -1;

function lenses(analysis: Analysis, path: string): string {
  const places = analysis.lensPlaces(ROOT + path);
  return places.map((place) => analysis.resolveLens(place)?.title).join(' | ');
}

function definitionFiles(analysis: Analysis, path: string, text: string): readonly string[] {
  const found = analysis.definition(ROOT + path, offsetOf(path, text));
  return found.map(({ target }) => show(FIXTURE, target).split(':', 1)[0] ?? '');
}

describe('the chosen environment', () => {
  test('decides what lenses and hovers of a base show', () => {
    expect(lenses(analysisOf(''), 'base/service.yaml')).toMatch(/^dev: 2 pods.*web\.shop-dev\.svc/); // the first, as they differ
    expect(lenses(analysisOf('prod'), 'base/service.yaml')).toMatch(/^4 pods.*\bprod-web\.shop\.svc/);
    expect(lenses(analysisOf('dev'), 'base/service.yaml')).toMatch(/^2 pods.*web\.shop-dev\.svc/);
    const hover = analysisOf('prod').hover(ROOT + 'base/service.yaml', offsetOf('base/service.yaml', 'web}'));
    expect(hover?.markdown).toContain('prod-web.shop.svc.cluster.local');
  });

  test('decides the namespace of kubectl commands', () => {
    const commands = (environment: string): string => {
      const offset = offsetOf('base/service.yaml', 'web}');
      const [first] = analysisOf(environment).kubectlCommands(`${ROOT}base/service.yaml`, offset);
      return first?.command ?? '';
    };
    expect(commands('')).not.toContain('-n');
    expect(commands('dev')).toContain('-n shop-dev');
    expect(commands('prod')).toMatch(/-n shop .*prod-web/);
  });

  test('is the one that definitions lead to where they differ', () => {
    const place = ['base/web.yaml', 'web}}]'] as const;
    expect(definitionFiles(analysisOf(''), ...place)).toEqual([
      'overlays/dev/config.yaml',
      'overlays/prod/config.yaml',
    ]);
    expect(definitionFiles(analysisOf('prod'), ...place)).toEqual(['overlays/prod/config.yaml']);
    const hover = analysisOf('prod').hover(ROOT + place[0], offsetOf(...place));
    expect(hover?.markdown).toMatch(/also in \[overlays\/dev\]\(\S+overlays\/dev\/config\.yaml#L\d+\)$/);
  });

  test('leaves files of other environments, and every diagnostic, as they are', () => {
    expect(lenses(analysisOf('prod'), 'overlays/dev/canary.yaml')).toBe(
      lenses(analysisOf(''), 'overlays/dev/canary.yaml'),
    );
    for (const environment of ['', 'dev', 'prod', 'none']) {
      const found = analysisOf(environment).diagnostics(`${ROOT}base/ingress.yaml`);
      expect(found.map(({ rule }) => rule.code)).toEqual(['ingress-backend-missing']);
    }
  });

  test('is where the tree shows an object of a base', () => {
    const pathIn = (environment: string): readonly string[] | undefined =>
      analysisOf(environment).networkTreePath(
        `${ROOT}base/service.yaml`,
        offsetOf('base/service.yaml', 'web}'),
      );
    expect(pathIn('')).toEqual([`kustomization ${ROOT}overlays/dev`, 'Service web']);
    expect(pathIn('prod')).toEqual([`kustomization ${ROOT}overlays/prod`, 'Service prod-web']);
  });

  test('is offered where a file is part of several', () => {
    const offered = (environment: string, path: string): readonly string[] =>
      analysisOf(environment)
        .environments(ROOT + path)
        .map(({ name, chosen }) => `${name}${chosen ? ' *' : ''}`);
    expect(offered('', 'base/web.yaml')).toEqual(['dev', 'prod']);
    expect(offered('prod', 'base/web.yaml')).toEqual(['dev', 'prod *']);
    expect(offered('prod', 'overlays/prod/config.yaml')).toEqual([]);
  });
});
