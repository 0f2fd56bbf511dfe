/** What settings and `.selectrail.yaml` say of the cluster, as assumptions: a profile, and what differs from it. */
import {
  ASSUMPTION_CHOICES,
  type AssumptionChoice,
  type Assumptions,
  assumptionsOf,
  isClusterProfile,
} from '../workspace/assumptions';

/**
 * The assumptions of `raw`, of which what is missing, `default` or not known counts as not said; over `base`, unless it
 * names a cluster. undefined: it says nothing.
 */
export function readAssumptions(raw: unknown, base?: Assumptions): Assumptions | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const said = Object.fromEntries(Object.entries(raw).filter(([key, value]) => isKnown(key, value)));
  const cluster = 'cluster' in raw && typeof raw.cluster === 'string' ? raw.cluster : undefined;
  if (cluster !== undefined && isClusterProfile(cluster)) return assumptionsOf(cluster, said);
  return base ? { ...base, ...said } : assumptionsOf('kubernetes', said);
}

const LISTS: readonly string[] = ['dns', 'ingressControllers'];
const CHOICES = new Map<string, AssumptionChoice>(Object.entries(ASSUMPTION_CHOICES));

/** An empty list says nothing: as the profile has it. */
function isKnown(key: string, value: unknown): boolean {
  if (!LISTS.includes(key)) {
    return typeof value === 'string' && Object.hasOwn(CHOICES.get(key)?.values ?? {}, value);
  }
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string');
}
