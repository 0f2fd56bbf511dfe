/**
 * Whether Istio lets a request through: a layer of its own, beside the network's policies. It counts for destinations
 * that are part of a mesh, with mutual TLS between its members.
 * @see https://istio.io/latest/docs/concepts/security/#implicit-enablement
 */
import { authorizationPolicy } from '../../kinds/authorizationPolicy';
import type {
  AuthorizationFacts,
  AuthorizationRule,
  Condition,
  FieldSet,
} from '../../kinds/authorizationRules';
import { is, type KubeObject } from '../../kinds/object';
import { isKnown, type Text } from '../../syntax/node';
import { every, some, type Verdict } from '../verdict';
import { coveredBy, parseBlock, rangesMeet } from './addresses';
import type { Flow } from './connections';
import type { Endpoint, PodEndpoint } from './endpoint';
import { matchesAll } from './selection';
import type { World } from './world';

export interface MeshRequest {
  readonly flow: Flow;
  /** undefined: what is sent over the connection is not known. */
  readonly http: { readonly method: string; readonly path: string; readonly host?: string } | undefined;
}

export interface Authorization {
  readonly verdict: Verdict;
  /** Policies that are about the destination. */
  readonly policies: readonly KubeObject[];
  /** The policy and the rule that decide; undefined where that nothing matches does. */
  readonly deciding: { readonly policy: KubeObject; readonly rule: AuthorizationRule } | undefined;
}

type Policy = KubeObject<AuthorizationFacts>;

/** Policies there count for all namespaces. */
const ROOT_NAMESPACE = 'istio-system';
const TRUST_DOMAIN = 'cluster.local';

/** The mesh's answer; `yes` with no policies where none is about `destination`. */
export function authorize(
  world: World,
  source: Endpoint,
  destination: PodEndpoint,
  request: MeshRequest,
): Authorization {
  const policies = policiesOn(world, destination);
  const objects = policies.map(({ policy }) => policy);
  let verdict: Verdict = 'yes';
  for (const action of ['CUSTOM', 'DENY'] as const) {
    for (const { policy, selected } of policies.filter((each) => each.policy.spec.action === action)) {
      for (const rule of policy.spec.rules) {
        const matched = every([selected, ruleMatches(rule, source, request)]);
        if (matched === 'yes' && action === 'DENY') {
          return { verdict: 'no', policies: objects, deciding: { policy, rule } };
        }
        if (matched !== 'no') verdict = 'unknown'; // an external authorizer decides on CUSTOM
      }
    }
  }
  const allowing = policies.filter(({ policy }) => policy.spec.action === 'ALLOW');
  if (allowing.length === 0) return { verdict, policies: objects, deciding: undefined };
  let allowed: Verdict = allowing.some(({ selected }) => selected === 'yes') ? 'no' : 'unknown';
  for (const { policy, selected } of allowing) {
    for (const rule of policy.spec.rules) {
      const matched = every([selected, ruleMatches(rule, source, request)]);
      if (matched === 'yes') return { verdict, policies: objects, deciding: { policy, rule } };
      allowed = some([allowed, matched]);
    }
  }
  return { verdict: every([verdict, allowed]), policies: objects, deciding: undefined };
}

function policiesOn(
  world: World,
  { namespace, labels }: PodEndpoint,
): readonly { readonly policy: Policy; readonly selected: Verdict }[] {
  return world.objects.flatMap((object) => {
    if (!is(object, authorizationPolicy) || object.spec.targeted) return [];
    const own = world.namespaceOf(object);
    if (own !== namespace && own !== ROOT_NAMESPACE) return [];
    const selected = matchesAll(object.spec.selector, labels);
    return selected === 'no' ? [] : [{ policy: object, selected }];
  });
}

function ruleMatches({ from, to, when }: AuthorizationRule, source: Endpoint, request: MeshRequest): Verdict {
  return every([
    from.length === 0 ? 'yes' : some(from.map((fields) => every(sourceVerdicts(fields, source)))),
    to.length === 0 ? 'yes' : some(to.map((fields) => every(operationVerdicts(fields, request)))),
    ...when.map((condition) => conditionMatches(condition, source, request)),
  ]);
}

function sourceVerdicts(fields: FieldSet, source: Endpoint): readonly Verdict[] {
  return verdictsOf(fields, (field, pattern) => sourceMatches(field, pattern, source));
}

function operationVerdicts(fields: FieldSet, request: MeshRequest): readonly Verdict[] {
  return verdictsOf(fields, (field, pattern) => operationMatches(field, pattern, request));
}

/** `notMethods` is what `methods` is not. */
function verdictsOf(
  fields: FieldSet,
  matches: (field: string, pattern: string) => Verdict,
): readonly Verdict[] {
  return Object.entries(fields).map(([name, values]) => {
    const negated = /^not[A-Z]/.test(name);
    const field = negated ? name.charAt(3).toLowerCase() + name.slice(4) : name;
    const found = anyOf(values, (pattern) => matches(field, pattern));
    return negated ? not(found) : found;
  });
}

function anyOf(values: readonly Text[], matches: (pattern: string) => Verdict): Verdict {
  return some(values.map((value) => (isKnown(value) ? matches(value.value) : 'unknown')));
}

function sourceMatches(field: string, pattern: string, source: Endpoint): Verdict {
  const outside = source.type === 'addresses';
  if (field === 'ipBlocks' || field === 'remoteIpBlocks') return inBlock(pattern, source);
  if (field === 'requestPrincipals') return 'unknown';
  if (outside) return 'no'; // no certificate of the mesh
  if (source.type !== 'pods') return 'unknown';
  const { namespace = 'default', object } = source;
  const account = object.pods?.serviceAccount?.value ?? 'default';
  switch (field) {
    case 'principals':
      return asVerdict(fits(pattern, `${TRUST_DOMAIN}/ns/${namespace}/sa/${account}`));
    case 'namespaces':
      return asVerdict(fits(pattern, namespace));
    case 'serviceAccounts':
      return asVerdict([`${namespace}/${account}`, account].includes(pattern));
    default:
      return 'unknown';
  }
}

function operationMatches(field: string, pattern: string, { flow, http }: MeshRequest): Verdict {
  switch (field) {
    case 'ports':
      return asVerdict(pattern === String(flow.port));
    case 'methods':
      return http ? asVerdict(fits(pattern, http.method)) : 'unknown';
    case 'paths':
      return http ? asVerdict(fitsPath(pattern, http.path)) : 'unknown';
    case 'hosts':
      return http?.host === undefined
        ? 'unknown'
        : asVerdict(fits(pattern.toLowerCase(), http.host.toLowerCase()));
    default:
      return 'unknown';
  }
}

function conditionMatches(
  { key, values, notValues }: Condition,
  source: Endpoint,
  request: MeshRequest,
): Verdict {
  const one = (pattern: string): Verdict => {
    const field = {
      'source.namespace': 'namespaces',
      'source.principal': 'principals',
      'source.ip': 'ipBlocks',
    }[key];
    if (field !== undefined) return sourceMatches(field, pattern, source);
    return key === 'destination.port' ? operationMatches('ports', pattern, request) : 'unknown';
  };
  return every([
    values.length === 0 ? 'yes' : anyOf(values, one),
    notValues.length === 0 ? 'yes' : not(anyOf(notValues, one)),
  ]);
}

function inBlock(pattern: string, source: Endpoint): Verdict {
  const block = parseBlock(pattern);
  const ranges =
    source.type === 'addresses' ? [source.range] : source.type === 'pods' ? source.addresses : [];
  if (!block || ranges.length === 0) return 'unknown';
  if (ranges.every((range) => coveredBy(range, [block]))) return 'yes';
  return ranges.some((range) => rangesMeet(range, block)) ? 'unknown' : 'no';
}

/** Exact, or with `*` at one end; `*` alone is anything that is not empty. */
function fits(pattern: string, value: string): boolean {
  if (pattern === '*') return value !== '';
  if (pattern.endsWith('*')) return value.startsWith(pattern.slice(0, -1));
  return pattern.startsWith('*') ? value.endsWith(pattern.slice(1)) : pattern === value;
}

/** A path may also be a template: `{*}` is one segment, `{**}` any number of them. */
function fitsPath(pattern: string, path: string): boolean {
  const bare = path.replace(/\?.*$/, '');
  if (!pattern.includes('{*')) return fits(pattern, bare);
  const source = pattern
    .split(/(\{\*\*?\})/)
    .map((part) =>
      part === '{*}' ? '[^/]+' : part === '{**}' ? '.*' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`).test(bare);
}

function asVerdict(value: boolean): Verdict {
  return value ? 'yes' : 'no';
}

function not(verdict: Verdict): Verdict {
  return verdict === 'yes' ? 'no' : verdict === 'no' ? 'yes' : 'unknown';
}
