/** The lens of each rule of an Ingress or a route: `https://app.example.com/api → api:80 → 2 pods :8080`. */
import { type IngressBackend, ingress, type IngressSpec } from '../../kinds/ingress';
import { is, type KubeObject } from '../../kinds/object';
import { isKnown, type Text } from '../../syntax/node';
import type { Span } from '../../syntax/span';
import { podsText } from '../../network/podCount';
import { nameTarget } from '../../network/resolve';
import type { BackendTarget } from '../../network/routing/answer';
import { serviceTarget } from '../../network/routing/backendTarget';
import type { RouteObject } from '../../network/routing/gatewayListeners';
import { isRoute } from '../../network/routing/gatewayRoutes';
import { matchHost } from '../../network/routing/hostMatch';
import type { Snapshot } from '../../workspace/snapshot';
import { plain, valueOf } from '../markdown';
import type { LensContent, LensProvider } from './lens';

type ServiceTarget = Extract<BackendTarget, { type: 'service' }>;

/** One way: from a URL to the backends behind it, with the place where it is written. */
interface Way {
  readonly span: Span;
  readonly url: string;
  readonly backends: readonly Backend[];
}

interface Backend {
  readonly name: Text | undefined;
  readonly namespace?: Text | undefined;
  readonly port: Text | undefined;
  readonly weight?: Text | undefined;
}

export const routeLens: LensProvider = {
  applies: (object) => waysOf(object).length > 0,
  places: (object) => waysOf(object).map(({ span }) => span),
  resolve(snapshot, object, place) {
    const way = waysOf(object)[place];
    return way ? contentOf(snapshot, object, way) : { parts: [], targets: [] };
  },
};

function waysOf(object: KubeObject): readonly Way[] {
  if (is(object, ingress)) return ingressWays(object.spec);
  return isRoute(object) ? routeWays(object) : [];
}

function ingressWays(spec: IngressSpec): readonly Way[] {
  const { defaultBackend, rules } = spec;
  const ways = rules.flatMap(({ host, paths }) =>
    paths.map((path): Way => {
      const url = `${schemeOf(spec, host)}${host ? valueOf(host) : '*'}${path.path ? valueOf(path.path) : '/'}`;
      return { span: path, url, backends: backendsOf(path.backend) };
    }),
  );
  if (!defaultBackend) return ways;
  return [{ span: defaultBackend, url: 'everything else', backends: backendsOf(defaultBackend) }, ...ways];
}

function backendsOf(backend: IngressBackend | undefined): readonly Backend[] {
  return backend?.service ? [{ name: backend.service, port: backend.port }] : [];
}

/** `https://` where there is a certificate for the host. */
function schemeOf({ tls }: IngressSpec, host: Text | undefined): string {
  const name = isKnown(host) ? host.value.toLowerCase() : undefined;
  const covered = tls.some(
    ({ hosts }) =>
      hosts.length === 0 ||
      hosts.some(
        ({ value }) => value === name || (name !== undefined && matchHost(value, name, 'one label')),
      ),
  );
  return covered ? 'https://' : 'http://';
}

function routeWays({ spec }: RouteObject): readonly Way[] {
  const [host, ...others] = spec.hostnames;
  const more = others.length > 0 ? ` (+${others.length})` : '';
  return spec.rules.map((rule): Way => {
    const [match] = rule.matches;
    const method = match?.path || !match?.service ? match?.method : undefined;
    const grpc = match?.service
      ? `/${valueOf(match.service)}/${match.method ? valueOf(match.method) : '*'}`
      : undefined;
    const path = grpc ?? (match?.path?.value ? valueOf(match.path.value) : '/');
    const url = `${method ? `${valueOf(method)} ` : ''}${host ? valueOf(host) : '*'}${path}${more}`;
    return { span: rule, url, backends: rule.backends.filter(({ kind }) => kind === 'Service') };
  });
}

function contentOf(snapshot: Snapshot, object: KubeObject, { url, backends }: Way): LensContent {
  const found = backends.flatMap(({ name, namespace, port, weight }) => {
    if (!name) return [];
    const target = serviceTarget(snapshot, { from: object, name, namespace: namespace?.value, port });
    const share = backends.length > 1 && weight ? ` (weight ${valueOf(weight)})` : '';
    return [{ target, text: `${plain(`${target.name}:${target.portText}`)}${share}${podsTextOf(target)}` }];
  });
  if (found.length === 0) return { parts: [`${plain(url)} → no Service`], targets: [] };
  return {
    parts: [`${plain(url)} → ${found.map(({ text }) => text).join(', ')}`],
    targets: found.flatMap(({ target }) => (target.service ? [nameTarget(target.service)] : [])),
  };
}

/** ` → 2 pods :8080`; what is not known is not said. */
function podsTextOf({ service, endpoints, problem }: ServiceTarget): string {
  if (!service) return ' (not in this workspace)';
  if (problem !== undefined) return ` (${plain(problem)})`;
  if (endpoints.length === 0) return '';
  const numbers = [...new Set(endpoints.map(({ number }) => `:${number}`))].join(', ');
  const workloads = [...new Set(endpoints.flatMap(({ endpoint }) => endpoint.pod?.workload ?? []))];
  const count = workloads.length > 0 ? podsText(workloads) : `${endpoints.length} addresses`;
  return ` → ${count} ${numbers}`;
}
