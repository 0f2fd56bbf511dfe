/** What settings and `.selectrail.yaml` say of the cluster, as assumptions: a profile, and what differs from it. */
import {
  ASSUMPTION_CHOICES,
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

function isKnown(key: string, value: unknown): boolean {
  if (key === 'dns')
    return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string');
  const choice: { readonly values: Readonly<Record<string, string>> } | undefined = Object.hasOwn(
    ASSUMPTION_CHOICES,
    key,
  )
    ? ASSUMPTION_CHOICES[key as keyof typeof ASSUMPTION_CHOICES]
    : undefined;
  return typeof value === 'string' && choice !== undefined && Object.hasOwn(choice.values, value);
}
