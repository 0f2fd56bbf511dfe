/** The egress rule that lets the source ask for the name of its destination, where policies keep it from the DNS pods. */
import { networkPolicy } from '../../kinds/networkPolicy';
import { is, nameOf } from '../../kinds/object';
import type { PodEndpoint } from '../../network/reach/endpoint';
import { reachesDns } from '../../network/policyDns';
import type { World } from '../../network/reach/world';
import type { ReadText } from '../edit';
import { addEgressRule, DNS_RULE } from '../rules/policyFixes';
import { ranked, type Repair, tried, type Trial } from './trial';

/** One for each policy that could say it, the one that opens the least first; empty where no name is asked for. */
export function dnsRepairsOf(trial: Trial, read: ReadText): readonly Repair[] {
  const { world, source, destination } = trial.question;
  if (source.type !== 'endpoints' || destination.type !== 'service') return [];
  const [pods] = source.endpoints;
  if (pods.type !== 'pods' || reachesDns(world.snapshot, pods.object) !== 'no') return [];
  const allowed = (after: World): boolean => reachesDns(after.snapshot, pods.object) === 'yes';
  const candidates = isolating(world, pods).flatMap((policy) =>
    addEgressRule(world.snapshot, policy, `Allow DNS in \`${nameOf(policy)}\``, DNS_RULE, read),
  );
  return ranked(
    candidates.flatMap(({ title, edits }) => tried(trial, { title, edits, form: 'change' }, allowed)),
  );
}

function isolating(world: World, pods: PodEndpoint): Parameters<typeof addEgressRule>[1][] {
  return world
    .policiesOf(pods)
    .network.flatMap(({ policy: { object, rules } }) =>
      rules.Egress && is(object, networkPolicy) ? [object] : [],
    );
}
