/** The lens of a workload: the Services and NetworkPolicies that select its pods. */
import { type KubeObject, refOf } from '../../kinds/object';
import { openReason } from '../../network/podSelection';
import { policiesOf } from '../../network/policies';
import { nameTarget } from '../../network/resolve';
import { servicesOf } from '../../network/routes';
import type { Verdict } from '../../network/verdict';
import { plain } from '../markdown';
import type { LensProvider } from './lens';

const MAX_SERVICES = 3;

export const workloadLens: LensProvider = {
  applies: (object) => object.pods !== undefined,
  resolve(snapshot, object) {
    const services = servicesOf(snapshot, object).map(({ service, verdict }) => ({
      object: service,
      verdict,
    }));
    const policies = policiesOf(snapshot, object).map(({ policy, verdict }) => ({ object: policy, verdict }));
    const open = openReason(snapshot, object);
    const hidden = { services: whyHidden(services, open), policies: whyHidden(policies, open) };
    const both = hidden.services !== undefined && hidden.services === hidden.policies;
    return {
      parts: both
        ? [`Services and policies unknown (${hidden.services})`]
        : [
            ...partsOf(servicesText(certain(services)), 'Service', hidden.services),
            ...partsOf(policiesText(certain(policies)), 'policy', hidden.policies),
          ],
      targets: [...certain(services), ...certain(policies)].map(nameTarget),
    };
  },
};

interface Selecting {
  readonly object: KubeObject;
  readonly verdict: Verdict;
}

/** Why it cannot be said that there is none: `open` tells what may be hidden. Undefined where there is nothing to it. */
function whyHidden(found: readonly Selecting[], open: string | undefined): string | undefined {
  if (certain(found).length > 0) return undefined;
  return open ?? (found.length > 0 ? 'template' : undefined);
}

function partsOf(texts: readonly string[], noun: string, hidden: string | undefined): readonly string[] {
  if (texts.length > 0) return texts;
  return [hidden === undefined ? `no ${noun}` : `${noun} unknown (${hidden})`];
}

function certain(found: readonly Selecting[]): readonly KubeObject[] {
  return found.filter(({ verdict }) => verdict === 'yes').map(({ object }) => object);
}

function servicesText(services: readonly KubeObject[]): readonly string[] {
  const names = services.slice(0, MAX_SERVICES).map((each) => plain(refOf(each)));
  const more = services.length - names.length;
  return more > 0 ? [...names, `${more} more`] : names;
}

function policiesText({ length }: readonly KubeObject[]): readonly string[] {
  if (length === 0) return [];
  return [length === 1 ? '1 policy' : `${length} policies`];
}
