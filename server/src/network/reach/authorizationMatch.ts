/** Whether a rule of an AuthorizationPolicy is about a request. */
import type { AuthorizationRule, Condition, FieldSet } from '../../kinds/authorizationRules';
import { isKnown, type Text } from '../../syntax/node';
import { every, some, type Verdict } from '../verdict';
import { coveredBy, parseBlock, rangesMeet } from './addresses';
import type { Flow } from './connections';
import type { Endpoint } from './endpoint';
import { sendsPlain } from './meshTraffic';

export interface MeshRequest {
  readonly flow: Flow;
  /** undefined: what is sent over the connection is not known. */
  readonly http: { readonly method: string; readonly path: string; readonly host?: string } | undefined;
}

const TRUST_DOMAIN = 'cluster.local';

export function ruleMatches(
  { from, to, when }: AuthorizationRule,
  source: Endpoint,
  request: MeshRequest,
): Verdict {
  return every([
    from.length === 0 ? 'yes' : some(from.map((fields) => every(sourceVerdicts(fields, source, request)))),
    to.length === 0 ? 'yes' : some(to.map((fields) => every(operationVerdicts(fields, request)))),
    ...when.map((condition) => conditionMatches(condition, source, request)),
  ]);
}

function sourceVerdicts(fields: FieldSet, source: Endpoint, request: MeshRequest): readonly Verdict[] {
  return verdictsOf(fields, (field, pattern) => sourceMatches(field, pattern, source, request));
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

function sourceMatches(field: string, pattern: string, source: Endpoint, { flow }: MeshRequest): Verdict {
  const outside = source.type === 'addresses' || sendsPlain(source, flow);
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
    if (field !== undefined) return sourceMatches(field, pattern, source, request);
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
