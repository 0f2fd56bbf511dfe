/** Causes of changes in words, and whole rows as sentences. */
import { type KubeObject, nameOf } from '../../kinds/object';
import type { Cause } from '../../network/reach/changeCause';
import type { ChangeEnd, ChangeRow } from './changes';
import type { EndLabels } from './endLabels';

/** `by deny-all`, `allow-web is gone`, `rule 2 of allow-web no longer allows it`. */
export function causeText(cause: Cause, verdict: ChangeRow['verdict'], labels: EndLabels): string {
  switch (cause.type) {
    case 'comes':
      return `${labels(cause.name)[0]?.label} is new`;
    case 'goes':
      return `${labels(cause.name)[0]?.label} is gone`;
    case 'rule':
      return `by ${ruleText(cause.policy, cause.index)}`;
    case 'isolation':
      return `by ${cause.policies.map(nameOf).join(', ')}`;
    case 'rule-ends':
      if (cause.gone === 'policy') return `${nameOf(cause.policy)} is gone`;
      if (cause.gone === 'rule') return `${ruleText(cause.policy, cause.index)} is gone`;
      if (verdict === 'unknown') return `${ruleText(cause.policy, cause.index)} may not match`;
      return `${ruleText(cause.policy, cause.index)} no longer matches`;
    case 'isolation-ends': {
      const names = cause.policies.map(nameOf).join(', ');
      const many = cause.policies.length > 1;
      if (cause.gone === 'policy') return `${names} ${many ? 'are' : 'is'} gone`;
      return `${names} no longer ${many ? 'select' : 'selects'} the pods`;
    }
    case 'opaque':
      return `${nameOf(cause.policy)}: ${cause.why}`;
  }
}

function ruleText(policy: KubeObject, index: number | undefined): string {
  return index === undefined ? nameOf(policy) : `rule ${index + 1} of ${nameOf(policy)}`;
}

/** Ends that a sentence names; of more it says how many. */
const NAMED = 3;

/** `web → db TCP 5432 closed by deny-all`. */
export function rowText(row: ChangeRow): string {
  const { sources, destinations, ports, cause } = row;
  const why = cause === '' ? '' : cause.startsWith('by ') ? ` ${cause}` : `: ${cause}`;
  return `${endsText(sources)} → ${endsText(destinations)} ${ports} ${happens(row)}${why}`;
}

/** `web, api, cart + 4`, where `limit` is 3. */
export function endsText(ends: readonly ChangeEnd[], limit = NAMED): string {
  const named = ends
    .slice(0, limit)
    .map(({ label }) => label)
    .join(', ');
  return ends.length > limit ? `${named} + ${ends.length - limit}` : named;
}

export function happens({ type, verdict }: Pick<ChangeRow, 'type' | 'verdict'>): string {
  if (type === 'changed') return verdict === 'unknown' ? 'now unknown' : 'now certain';
  return type === 'opened' && verdict === 'unknown' ? 'perhaps opened' : type;
}
