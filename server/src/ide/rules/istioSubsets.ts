/** Subsets that a VirtualService names and no DestinationRule declares. */
import { DESTINATION_RULE } from '../../kinds/destinationRule';
import type { HostLink } from '../../kinds/link';
import type { KubeObject } from '../../kinds/object';
import { rulesOfHost } from '../../network/hosts';
import { isNearMiss, NEAR_LABEL } from '../../network/nearMiss';
import { isKnown, type Text } from '../../syntax/node';
import { isWhole, whyOpen, worldAround } from '../../workspace/closedWorld';
import { compatible, inUnits } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { fixOf, replaceScalar } from '../editText';
import type { Finding } from './rule';

const MAX_SUBSETS = 5;
const RULES = keys.kind(DESTINATION_RULE.group, DESTINATION_RULE.kind);

/**
 * The rule's severity where a DestinationRule of the unit is for the host and lacks the subset; information where none
 * is for the host, but some are for others.
 */
export function missingSubset(
  snapshot: Snapshot,
  object: KubeObject,
  host: HostLink,
  subset: Text,
): readonly Finding[] {
  if (!isKnown(subset) || subset.value === '' || !isKnown(host.text)) return [];
  const rules = rulesOfHost(snapshot, object, host);
  const names = rules.flatMap(({ ports }) => ports.flatMap(({ name }) => name ?? []));
  if (!rules.every(isWhole) || !names.every(isKnown)) return [];
  if (names.some(({ value }) => value === subset.value)) return [];
  const known = [...new Set(names.map(({ value }) => value))].slice(0, MAX_SUBSETS);
  const near = known.find((name) => isNearMiss(subset.value, name, NEAR_LABEL, 'unit'));
  const around = inUnits(snapshot, RULES, object);
  const meets = (rule: KubeObject): boolean =>
    around.includes(rule) && compatible(snapshot.namespaceOf(object), snapshot.namespaceOf(rule));
  const together = rules.some(meets) && whyOpen(snapshot, object).length === 0;
  const certain = near !== undefined || together;
  if (!certain && (rules.length > 0 || worldAround(snapshot, object, RULES) !== 'closed')) return [];
  const suggestion =
    near === undefined ? known.length > 0 && `; it has ${listOf(known)}` : `; did you mean \`${near}\`?`;
  const message = certain
    ? `The DestinationRule of \`${host.text.value}\` has no subset \`${subset.value}\`${suggestion || ''}`
    : `No DestinationRule for \`${host.text.value}\` declares the subset \`${subset.value}\``;
  return [
    {
      span: subset,
      message,
      ...(!certain && { severity: 'info' as const }),
      related: rules.slice(0, MAX_SUBSETS).map((rule) => ({
        object: rule,
        span: rule.name ?? rule.kind,
        message: 'The DestinationRule of the host',
      })),
      fixes: () =>
        known.flatMap((name) =>
          fixOf(`Change the subset to \`${name}\``, name === near ? 'preferred' : 'alternative', [
            replaceScalar(snapshot, object, subset, name),
          ]),
        ),
    },
  ];
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
