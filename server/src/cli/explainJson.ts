/** An explanation for programs. The shape is part of the interface: fields are added, never changed. */
import type { ExplainedPath } from '../ide/reachability/explanation';
import { policyName, type Statement } from '../ide/reachability/statements';
import { connectionText } from '../network/reach/connections';
import type { Location } from '../workspace/snapshot';
import type { Explained } from './explained';
import { pathFromHere, rangeOf } from './place';
import { unknownText } from './reachRows';

const VERDICTS = { yes: 'allow', no: 'deny', unknown: 'unknown' } as const;

export function explainJson(explained: Explained): string {
  const { source, destination, port } = explained.question;
  const { answer, paths, names, assumptions } = explained.explanation;
  const value = {
    source: source.name,
    destination: destination.name,
    port: port ?? null,
    outcome: answer.outcome,
    deniedBy: answer.deniedBy.map((direction) => direction.toLowerCase()),
    why: answer.why ?? null,
    paths: paths.map((path) => pathValue(explained, path)),
    dns: names,
    assumptions,
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function pathValue(explained: Explained, each: ExplainedPath): object {
  const { world } = explained.question;
  const { total } = each.reach;
  const directions = each.directions.map(({ explanation, statements }) => ({
    direction: explanation.direction.toLowerCase(),
    verdict: VERDICTS[explanation.verdict],
    selectedBy: explanation.selecting.map(({ policy, verdict }) => ({
      policy: policyName(world, policy.object),
      certain: verdict === 'yes',
      ...placeValue(
        explained,
        world.snapshot.locate(policy.object, policy.object.name ?? policy.object.span),
      ),
    })),
    reasons: statements.map((statement, index) => ({
      type: explanation.reasons[index]?.type,
      ...statementValue(explained, statement),
    })),
  }));
  return {
    source: each.source,
    destination: each.destination,
    protocol: each.flow.protocol,
    port: each.flow.port,
    connections: { allowed: connectionText(total.sure), unknown: unknownText(total) },
    caveats: each.caveats,
    directions,
    istio: each.mesh
      ? {
          verdict: VERDICTS[each.mesh.authorization.verdict],
          reasons: each.mesh.statements.map((statement) => statementValue(explained, statement)),
        }
      : null,
  };
}

function statementValue(explained: Explained, { text, location, details = [] }: Statement): object {
  return {
    text,
    ...(location ? placeValue(explained, location) : {}),
    ...(details.length > 0 ? { details: details.map((each) => statementValue(explained, each)) } : {}),
  };
}

function placeValue({ question: { world } }: Explained, location: Location): object {
  return { file: pathFromHere(location.uri), range: rangeOf(world.snapshot, location) };
}
