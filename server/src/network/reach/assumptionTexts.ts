/** What answers rest on, in words. */
import { ASSUMPTION_CHOICES, type AssumptionKey, type Assumptions } from '../../workspace/assumptions';

/** A sentence for each assumption, for people to read. */
export function assumptionTexts(assumptions: Assumptions): readonly string[] {
  const keys = Object.keys(ASSUMPTION_CHOICES) as readonly AssumptionKey[];
  const { dns, ingressControllers: controllers } = assumptions;
  return [
    ...keys.map((key) => textOf(key, assumptions)),
    `DNS answers at ${dns.join(' or ')}`,
    controllers.length > 0
      ? `Ingress controllers are ${controllers.join(', ')}`
      : 'Which pods serve Ingresses is unknown',
  ];
}

function textOf(key: AssumptionKey, assumptions: Assumptions): string {
  const values: Readonly<Record<string, string>> = ASSUMPTION_CHOICES[key].values;
  return values[assumptions[key]] ?? '';
}
