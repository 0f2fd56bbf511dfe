/** Which backend takes a connection that a Gateway forwards without looking into it. */
import type { Snapshot } from '../../workspace/snapshot';
import { dependsOn, type Loser, type RouteAnswer } from './answer';
import { ruleOutcome } from './gatewayBackends';
import { compareAge, refOfRule } from './gatewayRoutes';
import { bestHost, nobody, type Setting } from './gatewaySetting';
import { compareHosts } from './hostMatch';

/** TLSRoutes go by the server name, TCPRoutes and UDPRoutes by the listener alone. */
export function streamAnswer(snapshot: Snapshot, setting: Setting): RouteAnswer {
  const { owner, request, attached, losers } = setting;
  const matched = attached.flatMap((each) => {
    const host =
      each.route.kind.value === 'TLSRoute' ? bestHost(each, request.host) : { exact: 0, length: 0 };
    const [rule] = each.route.spec.rules;
    return host && rule ? [{ attached: each, rule, host, ref: refOfRule(each.route, rule, 0) }] : [];
  });
  const sorted = matched.toSorted((a, b) => compareHosts(a.host, b.host) || compareAge(a, b).order);
  const [best] = sorted;
  if (!best) {
    const reason = `no route takes ${request.host || 'it'}; the connection is rejected`;
    return nobody(owner, request, { type: 'none', reason }, losers);
  }
  const winners = sorted.filter(
    (each) => each === best || (compareHosts(best.host, each.host) === 0 && compareAge(best, each).open),
  );
  const outcomes = winners.map((each) =>
    ruleOutcome(snapshot, each.attached.route, each.rule, undefined, request, 'reset'),
  );
  return {
    entry: { type: 'gateway', object: owner },
    outcome: dependsOn(outcomes, 'the oldest route goes first, and the manifests do not say which that is'),
    winners: winners.map(({ ref }) => ref),
    why: `it is attached to listener ${setting.listener.name?.value ?? '?'}`,
    losers: [
      ...losers,
      ...sorted
        .filter((each) => !winners.includes(each))
        .map((each): Loser => ({ rule: each.ref, reason: `${best.ref.text} goes first` })),
    ],
    notes: [],
    rewrittenPath: request.path,
  };
}
