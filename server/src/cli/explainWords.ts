/** Reasons in words, and where they stand. */
import type { AuthorizationRule } from '../kinds/authorizationRules';
import { type KubeObject, nameOf } from '../kinds/object';
import { authorize, type Authorization } from '../network/reach/authorization';
import { rangeText } from '../network/reach/addresses';
import { ALL_CONNECTIONS, type Flow, isEmpty, PROTOCOLS, subtract } from '../network/reach/connections';
import { type Endpoint, peerName } from '../network/reach/endpoint';
import { type Explanation, explain, type Reason } from '../network/reach/explain';
import type { Path } from '../network/reach/question';
import type { World } from '../network/reach/world';
import type { Location } from '../workspace/snapshot';
import type { ExplainOptions } from './reachArgs';

export interface Statement {
  readonly text: string;
  /** Where it is written; undefined for what is nowhere. */
  readonly location: Location | undefined;
}

export interface ExplainedPath {
  readonly source: string;
  readonly destination: string;
  readonly flow: Flow;
  readonly directions: readonly {
    readonly explanation: Explanation;
    readonly statements: readonly Statement[];
  }[];
  /** undefined: no policy of a mesh is about the destination. */
  readonly mesh:
    { readonly authorization: Authorization; readonly statements: readonly Statement[] } | undefined;
}

/** What decides a path, in words. Without a port, on one that is denied, or else on one that is not. */
export function explainPath(world: World, path: Path, options: ExplainOptions): ExplainedPath {
  const { source, destination } = path;
  const flow = path.flow ?? sampleFlow(path);
  const directions = (['Egress', 'Ingress'] as const).map((direction) => {
    const explanation = explain(world, direction, source, destination, flow);
    return {
      explanation,
      statements: explanation.reasons.map((reason) => stated(world, reason, explanation)),
    };
  });
  return {
    source: endpointName(source),
    destination: endpointName(destination),
    flow,
    directions,
    mesh: destination.type === 'pods' ? meshOf(world, path, flow, options) : undefined,
  };
}

function sampleFlow({ reach: { total } }: Path): Flow {
  const denied = subtract(ALL_CONNECTIONS, total.possible);
  const set = isEmpty(denied) ? total.possible : denied;
  const protocol = PROTOCOLS.find((each) => set[each].length > 0) ?? 'TCP';
  return { protocol, port: set[protocol][0]?.start ?? 1 };
}

export function endpointName(endpoint: Endpoint): string {
  switch (endpoint.type) {
    case 'pods':
      return peerName(endpoint);
    case 'addresses':
      return rangeText(endpoint.range);
    case 'node':
      return `the node of ${peerName(endpoint.of)}`;
    case 'unknown-pod':
      return '{ingress-controller}';
    case 'potential-pods':
    case 'stranger':
      return 'any pod';
  }
}

/** `NetworkPolicy shop/allow-web`. */
export function policyName(world: World, policy: KubeObject): string {
  const namespace = policy.definition.scope === 'Cluster' ? undefined : world.namespaceOf(policy);
  return `${policy.kind.value} ${namespace === undefined ? '' : `${namespace}/`}${nameOf(policy)}`;
}

const ACTIONS = { allow: 'allows it', deny: 'denies it', pass: 'passes it on to the next tier' } as const;

function stated(world: World, reason: Reason, { direction }: Explanation): Statement {
  const at = (policy: KubeObject, span: { start: number; end: number }): Location =>
    world.snapshot.locate(policy, span);
  switch (reason.type) {
    case 'outside':
      return {
        text: 'This end is no pod of the cluster network, so no policy is asked',
        location: undefined,
      };
    case 'self':
      return { text: 'A pod always reaches itself', location: undefined };
    case 'own-node':
      return { text: "Traffic from a pod's own node is always let in", location: undefined };
    case 'host-network':
      return {
        text: 'The pods are on the host network, where policies do not reach them',
        location: undefined,
      };
    case 'not-enforced':
      return { text: 'The network plugin is assumed to ignore policies', location: undefined };
    case 'default':
      return {
        text: `No policy decides on ${direction.toLowerCase()}, so it is allowed`,
        location: undefined,
      };
    case 'opaque':
      return {
        text: `${policyName(world, reason.policy)} selects the pods, but ${reason.why}`,
        location: at(reason.policy, reason.policy.span),
      };
    case 'isolated': {
      const [first] = reason.policies;
      const names = reason.policies.map((policy) => policyName(world, policy)).join(', ');
      return {
        text: `${names} isolate${reason.policies.length === 1 ? 's' : ''} the pods for ${direction.toLowerCase()}, and no rule allows this`,
        location: first && at(first, first.name ?? first.span),
      };
    }
    case 'rule': {
      const does = reason.action ? ACTIONS[reason.action] : 'has an action that cannot be read';
      const rule = `Rule ${reason.rule.index + 1} of ${policyName(world, reason.policy)}`;
      const perhaps = reason.certainty === 'perhaps' ? 'perhaps ' : '';
      return { text: `${rule} ${perhaps}${does}`, location: at(reason.policy, reason.rule) };
    }
    case 'near': {
      const rule = `Rule ${reason.rule.index + 1} of ${policyName(world, reason.policy)}`;
      const who = direction === 'Ingress' ? 'source' : 'destination';
      const why = reason.misses === 'ports' ? 'but not this port' : `but does not name this ${who}`;
      const matched = reason.misses === 'ports' ? `allows this ${who}` : 'allows this port';
      return {
        text: `Nearest: ${rule} ${matched}, ${why}`,
        location: at(reason.policy, reason.places[0] ?? reason.rule),
      };
    }
  }
}

function meshOf(world: World, path: Path, flow: Flow, { request }: ExplainOptions): ExplainedPath['mesh'] {
  const { source, destination } = path;
  if (destination.type !== 'pods') return undefined;
  const authorization = authorize(world, source, destination, { flow, http: request });
  if (authorization.policies.length === 0) return undefined;
  const { deciding, verdict, policies } = authorization;
  const place = (policy: KubeObject, rule: AuthorizationRule): Location =>
    world.snapshot.locate(policy, rule);
  const statements: readonly Statement[] = deciding
    ? [
        {
          text: `A rule of ${policyName(world, deciding.policy)} ${verdict === 'no' ? 'denies' : 'allows'} the request`,
          location: place(deciding.policy, deciding.rule),
        },
      ]
    : policies.map((policy) => ({
        text: `${policyName(world, policy)} is about the pods, and no rule decides${verdict === 'unknown' ? ' for certain' : ''}`,
        location: world.snapshot.locate(policy, policy.name ?? policy.span),
      }));
  return { authorization, statements };
}
