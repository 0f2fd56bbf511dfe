/**
 * Whether Istio lets a request through: a layer of its own, beside the network's policies. It counts for destinations
 * that are part of a mesh, with mutual TLS between its members.
 * @see https://istio.io/latest/docs/concepts/security/#implicit-enablement
 */
import { authorizationPolicy } from '../../kinds/authorizationPolicy';
import type { AuthorizationFacts, AuthorizationRule, FieldSet } from '../../kinds/authorizationRules';
import { linksOf } from '../../kinds/links';
import { is, type KubeObject } from '../../kinds/object';
import { service } from '../../kinds/service';
import { every, some, type Verdict } from '../verdict';
import { type MeshRequest, ruleMatches } from './authorizationMatch';
import type { Endpoint, PodEndpoint } from './endpoint';
import { podsBehind } from './entries';
import { meshProtocol, type MeshProtocol, passesBySidecar } from './meshTraffic';
import { whyOpaque } from './policy';
import { matchesAll } from './selection';
import type { World } from './world';

export interface Authorization {
  readonly verdict: Verdict;
  /** Policies that are about the destination. */
  readonly policies: readonly KubeObject[];
  /** The policy and the rule that decide; undefined where that nothing matches does. */
  readonly deciding: { readonly policy: KubeObject; readonly rule: AuthorizationRule } | undefined;
}

type Policy = KubeObject<AuthorizationFacts>;

/** Istio's own namespace, as it is installed: policies there count for all others. */
export function isRootNamespace(namespace: string | undefined): boolean {
  return namespace === 'istio-system';
}

/** The mesh's answer; `yes` with no policies where none is about `destination`. */
export function authorize(
  world: World,
  source: Endpoint,
  destination: PodEndpoint,
  request: MeshRequest,
): Authorization {
  if (passesBySidecar(destination, request.flow)) return NOT_ASKED;
  const found = policiesOn(world, destination);
  const objects = found.map(({ policy }) => policy);
  const protocol = found.length > 0 ? meshProtocol(world, destination, request.flow) : 'unknown';
  const policies = found
    .filter(({ policy }) => whyOpaque(policy) === undefined)
    .map((each) => ({
      ...each,
      rules: each.policy.spec.rules.flatMap((rule) => asRead(rule, each.policy, protocol)),
    }));
  let verdict: Verdict = policies.length < found.length ? 'unknown' : 'yes';
  for (const action of ['CUSTOM', 'DENY'] as const) {
    for (const { policy, selected, rules } of policies.filter((each) => each.policy.spec.action === action)) {
      for (const rule of rules) {
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
  for (const { policy, selected, rules } of allowing) {
    for (const rule of rules) {
      const matched = every([selected, ruleMatches(rule, source, request)]);
      if (matched === 'yes') return { verdict, policies: objects, deciding: { policy, rule } };
      allowed = some([allowed, matched]);
    }
  }
  return { verdict: every([verdict, allowed]), policies: objects, deciding: undefined };
}

const NOT_ASKED: Authorization = { verdict: 'yes', policies: [], deciding: undefined };

/**
 * The rule as the sidecar reads it where the port speaks no HTTP: what needs HTTP makes a rule that allows match nothing,
 * and is left out of all others.
 * @see https://github.com/istio/istio/blob/master/pilot/pkg/security/authz/model/model.go
 */
function asRead(
  rule: AuthorizationRule,
  { spec }: Policy,
  protocol: MeshProtocol,
): readonly AuthorizationRule[] {
  if (protocol !== 'tcp') return [rule];
  const { from, to, when } = rule;
  const plain = {
    ...rule,
    from: from.map(withoutHttp),
    to: to.map(withoutHttp),
    when: when.filter(({ key }) => !key.startsWith('request.')),
  };
  const same =
    plain.when.length === when.length &&
    [...from, ...to].every(
      (fields) => Object.keys(fields).length === Object.keys(withoutHttp(fields)).length,
    );
  return same || spec.action !== 'ALLOW' ? [plain] : [];
}

const HTTP_FIELDS = /^(hosts|methods|paths|requestPrincipals|not(Hosts|Methods|Paths|RequestPrincipals))$/;

function withoutHttp(fields: FieldSet): FieldSet {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !HTTP_FIELDS.test(name)));
}

function policiesOn(
  world: World,
  destination: PodEndpoint,
): readonly { readonly policy: Policy; readonly selected: Verdict }[] {
  const { namespace, labels } = destination;
  return world.objects.flatMap((object) => {
    if (!is(object, authorizationPolicy)) return [];
    const own = world.namespaceOf(object);
    if (object.spec.targeted) {
      const behind = own === namespace && isBehindTarget(world, object, destination);
      return behind ? [{ policy: object, selected: 'unknown' }] : [];
    }
    if (own !== namespace && !isRootNamespace(own)) return [];
    const selected = matchesAll(object.spec.selector, labels);
    return selected === 'no' ? [] : [{ policy: object, selected }];
  });
}

/** A policy on a Service counts where a waypoint serves it. */
function isBehindTarget(world: World, policy: Policy, pods: PodEndpoint): boolean {
  const names = linksOf(policy).flatMap((link) =>
    link.type === 'name' && link.role === 'target' && link.kind === 'Service' ? [link.text.value] : [],
  );
  return world.objects
    .filter((object) => is(object, service))
    .filter(
      (object) =>
        names.includes(object.name?.value ?? '') && world.namespaceOf(object) === world.namespaceOf(policy),
    )
    .some((object) => podsBehind(world, object).some((each) => each.pods === pods));
}
