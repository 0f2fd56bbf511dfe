/** The lens of a NetworkPolicy: whom it isolates, and what it still lets through. */
import { networkPolicy } from '../../kinds/networkPolicy';
import { is } from '../../kinds/object';
import { workloadsOf } from '../../network/podSelection';
import { policySummary } from '../policyText';
import { labelTargets, type LensProvider } from './lens';

export const networkPolicyLens: LensProvider = {
  applies: (object) => is(object, networkPolicy),
  resolve(snapshot, object) {
    if (!is(object, networkPolicy)) return { parts: [], targets: [] };
    const { parts, effect } = policySummary(snapshot, object);
    return { parts, targets: labelTargets(workloadsOf(effect.subjects)) };
  },
};
