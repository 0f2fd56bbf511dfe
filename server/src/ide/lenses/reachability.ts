/** The lens of a workload where policies are written: who reaches it, and what it reaches. */
import { POLICY_GROUP } from '../../kinds/adminPolicy';
import { scopesOfFile } from '../../network/reach/scopes';
import { nameTarget } from '../../network/resolve';
import { keys } from '../../workspace/keys';
import { surroundingsOf } from '../reachability/surroundings';
import { surroundingsParts } from '../reachability/surroundingsText';
import type { LensProvider } from './lens';

const POLICIES = [
  keys.kind('networking.k8s.io', 'NetworkPolicy'),
  ...['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'].map((kind) =>
    keys.kind(POLICY_GROUP, kind),
  ),
  ...['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'].map((kind) => keys.kind('cilium.io', kind)),
];

export const reachabilityLens: LensProvider = {
  /** Of what a template makes, too little is known to be worth a line. */
  applies: ({ pods, document }) =>
    pods !== undefined && pods.count !== 0 && pods.state !== 'finished' && !document.templated,
  /** Without policies everything is reachable, and nobody needs to be told so above every workload. */
  isWanted(snapshot, uri) {
    const own = new Set(scopesOfFile(snapshot, uri));
    return POLICIES.some((key) =>
      snapshot
        .lookup(key)
        .some(({ document }) => scopesOfFile(snapshot, document.uri).some((scope) => own.has(scope))),
    );
  },
  resolve(snapshot, object) {
    const found = surroundingsOf(snapshot, object);
    if (!found) return { parts: [], targets: [] };
    const { ingress, egress, entrances } = found;
    const peers = [...ingress.named, ...egress.named].map(({ pods }) => pods.object);
    const targets = new Set([...peers, ...entrances.map((each) => each.object)]);
    return { parts: surroundingsParts(found), targets: [...targets].map(nameTarget) };
  },
};
