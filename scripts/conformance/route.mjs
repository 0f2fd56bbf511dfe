// `route` checks of the truth tables: which backend answers a request.
import { snapshotOf } from './core.mjs';

export const type = 'route';
export const modules = [
  'workspace/host',
  'network/routing/answer',
  'network/routing/request',
  'network/routing/routeAnswers',
  'network/dns/serviceEndpoints',
];

export function ask(core, manifests, check) {
  const snapshot = snapshotOf(core, manifests);
  const protocol = check.grpc ? 'grpc' : check.tcp ? 'tcp' : check.tls ? 'tls' : 'http';
  const request = core.requestOf({
    ...defined(check, ['host', 'path', 'method', 'headers', 'port']),
    protocol,
  });
  const answers = core.routeAnswers(snapshot, request, {
    controller: check.controller === 'ingress-nginx' ? 'ingress-nginx' : 'generic',
    entry: check.entry && objectOf(snapshot, check.entry),
    only: check.only && objectOf(snapshot, check.only),
  });
  const answer = answers.find((each) => core.isTaken(each)) ?? answers[0];
  if (!answer) return { backend: null };
  return { ...shown(core, snapshot, answer.outcome), rewrittenPath: answer.rewrittenPath };
}

function defined(check, keys) {
  return Object.fromEntries(keys.filter((key) => check[key] !== undefined).map((key) => [key, check[key]]));
}

/** The object of `Kind/namespace/name`. */
function objectOf(snapshot, text) {
  const [kind, namespace, name] = text.split('/');
  const found = [...snapshot.files()]
    .flatMap((file) => snapshot.objectsOf(file.uri))
    .find(
      (object) =>
        object.kind.value === kind &&
        object.name?.value === name &&
        snapshot.namespaceOf(object) === namespace,
    );
  if (!found) throw new Error(`no ${text}`);
  return found;
}

function shown(core, snapshot, outcome) {
  switch (outcome.type) {
    case 'backends': {
      const [only, ...others] = outcome.shares;
      const shares = outcome.shares.map(({ target, percent }) => [core.targetText(target), percent]);
      const pods = outcome.shares.flatMap(({ target }) =>
        (target.endpoints ?? []).map(({ endpoint, number }) => [
          core.endpointText(snapshot, endpoint),
          number,
        ]),
      );
      const all = { backends: Object.fromEntries(shares), pods: Object.fromEntries(pods) };
      return others.length === 0 ? { backend: core.targetText(only.target), ...all } : all;
    }
    case 'depends':
      return {
        backend: 'DEPENDS',
        candidates: outcome.candidates.flatMap((shares) =>
          shares.map(({ target }) => core.targetText(target)),
        ),
      };
    case 'redirect':
    case 'status':
      return { backend: null, status: outcome.status };
    case 'none':
      return { backend: null };
  }
}

/** What is not expected is not compared, but a status is: none means that no rule matches. */
export function agrees(expected, actual) {
  const has = (key) => expected[key] !== undefined;
  const sorted = (values) => JSON.stringify([...(values ?? [])].toSorted());
  return (
    (!has('backend') || (expected.backend ?? null) === (actual.backend ?? null)) &&
    (!has('backend') || expected.backend !== null || (expected.status ?? null) === (actual.status ?? null)) &&
    (!has('status') || expected.status === actual.status) &&
    (!has('backends') || samePercents(expected.backends, actual.backends ?? {})) &&
    (!has('rewrittenPath') || expected.rewrittenPath === actual.rewrittenPath) &&
    (!has('pods') ||
      sorted(Object.entries(expected.pods).map(String)) ===
        sorted(Object.entries(actual.pods ?? {}).map(String))) &&
    (!has('candidates') || sorted(new Set(expected.candidates)) === sorted(new Set(actual.candidates)))
  );
}

function samePercents(expected, actual) {
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  return keys.every((key) => Math.abs((expected[key] ?? 0) - (actual[key] ?? 0)) < 1);
}
