/** The lens of a policy: of a NetworkPolicy whom it isolates, and what it still lets through; of others what they do. */
import { authorizationPolicy } from '../../kinds/authorizationPolicy';
import { networkPolicy } from '../../kinds/networkPolicy';
import { is } from '../../kinds/object';
import { workloadsOf } from '../../network/podSelection';
import { isAdminPolicy } from '../../network/reach/world';
import { policySummary } from '../policyText';
import { adminPolicyContent } from './adminPolicy';
import { authorizationPolicyContent } from './authorizationPolicy';
import { labelTargets, type LensProvider } from './lens';

export const networkPolicyLens: LensProvider = {
  applies: (object) => is(object, networkPolicy) || is(object, authorizationPolicy) || isAdminPolicy(object),
  resolve(snapshot, object) {
    if (is(object, authorizationPolicy)) return authorizationPolicyContent(snapshot, object);
    if (isAdminPolicy(object)) return adminPolicyContent(snapshot, object);
    if (!is(object, networkPolicy)) return { parts: [], targets: [] };
    const { parts, effect } = policySummary(snapshot, object);
    return { parts, targets: labelTargets(workloadsOf(effect.subjects)) };
  },
};
