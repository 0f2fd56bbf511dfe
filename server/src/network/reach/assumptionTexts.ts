/** What answers rest on, in words. */
import { ASSUMPTION_CHOICES, type AssumptionKey, type Assumptions } from '../../workspace/assumptions';

/** A sentence for each assumption, for people to read. */
export function assumptionTexts(assumptions: Assumptions): readonly string[] {
  const keys = Object.keys(ASSUMPTION_CHOICES) as readonly AssumptionKey[];
  return [...keys.map((key) => textOf(key, assumptions)), `DNS answers at ${assumptions.dns.join(' or ')}`];
}

function textOf(key: AssumptionKey, assumptions: Assumptions): string {
  const values: Readonly<Record<string, string>> = ASSUMPTION_CHOICES[key].values;
  return values[assumptions[key]] ?? '';
}
