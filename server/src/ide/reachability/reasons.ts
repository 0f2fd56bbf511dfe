/** Why an edge is as it is, in a line or a few. */
import type { Direction } from '../../kinds/networkPolicy';
import { type Bounds } from '../../network/reach/bounds';
import { type Flow, isEmpty, PROTOCOLS } from '../../network/reach/connections';
import type { Endpoint } from '../../network/reach/endpoint';
import { findEnds } from '../../network/reach/ends';
import { explain } from '../../network/reach/explain';
import type { World } from '../../network/reach/world';
import { explanationOf } from './explanation';
import type { ReachReason } from './graph';
import { type Statement, statementOf } from './statements';

/** The rules of one end that decide on what `bounds` lets through. */
export function ruleReasons(
  world: World,
  direction: Direction,
  source: Endpoint,
  destination: Endpoint,
  { sure, possible }: Bounds,
): readonly ReachReason[] {
  const set = isEmpty(sure) ? possible : sure;
  const protocol = PROTOCOLS.find((each) => set[each].length > 0) ?? 'TCP';
  const flow: Flow = { protocol, port: set[protocol][0]?.start ?? 1 };
  const explanation = explain(world, direction, source, destination, flow);
  const other = direction === 'Egress' ? destination : source;
  return explanation.reasons.flatMap((reason) => reasonsOf(statementOf(world, reason, direction, other)));
}

/**
 * Why what two names stand for (`network/reach/ends.ts`) can reach each other or cannot. `port` as `TCP:80`. Of an end
 * that denies, what it denies by; else what allows at both ends. Empty where a name stands for nothing.
 */
export function reasonsBetween(
  world: World,
  source: string,
  destination: string,
  port: string | undefined,
): readonly ReachReason[] {
  const [from] = findEnds(world, source);
  const [to] = findEnds(world, destination);
  if (!from || !to) return [];
  const [protocol = 'TCP', number = ''] = port?.split(':') ?? [];
  const asked = port === undefined ? undefined : { protocol, port: number };
  const { answer, paths } = explanationOf({
    world,
    source: from,
    destination: to,
    port: asked,
    request: undefined,
  });
  if (answer.why !== undefined) return [{ text: answer.why, place: undefined }];
  const directions = paths.flatMap((path) => path.directions);
  const denying = directions.filter(({ explanation }) => explanation.verdict === 'no');
  const told = denying.length > 0 ? denying : directions;
  const reasons = told.flatMap(({ explanation, statements }) =>
    explanation.reasons.every(({ type }) => type === 'outside') ? [] : statements.flatMap(reasonsOf),
  );
  return [...new Map(reasons.map((reason) => [reason.text, reason])).values()];
}

/** A statement and its details, line by line. */
function reasonsOf({ text, location, details = [] }: Statement): readonly ReachReason[] {
  return [{ text, place: location }, ...details.flatMap(reasonsOf)];
}
