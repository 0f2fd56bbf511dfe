/** An explanation for programs. The shape is part of the interface: fields are added, never changed. */
import { assumptionTexts } from '../network/reach/assumptionTexts';
import type { Bounds } from '../network/reach/bounds';
import { connectionText } from '../network/reach/connections';
import type { Location } from '../workspace/snapshot';
import type { Explained } from './explain';
import { nameAnswers } from './explainDns';
import { type ExplainedPath, explainPath, policyName, type Statement } from './explainWords';
import { pathFromHere, rangeOf } from './place';
import { unknownText } from './reachRows';

const VERDICTS = { yes: 'allow', no: 'deny', unknown: 'unknown' } as const;

export function explainJson(explained: Explained): string {
  const { answer, source, destination, options, loaded } = explained;
  const value = {
    source: source.name,
    destination: destination.name,
    port: options.port ?? null,
    outcome: answer.outcome,
    deniedBy: answer.deniedBy.map((direction) => direction.toLowerCase()),
    why: answer.why ?? null,
    paths: answer.paths.map((path) =>
      pathValue(explained, explainPath(loaded.world, path, options), path.reach.total),
    ),
    dns: nameAnswers(explained),
    assumptions: assumptionTexts(options.assumptions),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function pathValue(explained: Explained, each: ExplainedPath, total: Bounds): object {
  const { world } = explained.loaded;
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
    directions,
    istio: each.mesh
      ? {
          verdict: VERDICTS[each.mesh.authorization.verdict],
          reasons: each.mesh.statements.map((statement) => statementValue(explained, statement)),
        }
      : null,
  };
}

function statementValue(explained: Explained, { text, location }: Statement): object {
  return { text, ...(location ? placeValue(explained, location) : {}) };
}

function placeValue({ loaded: { world } }: Explained, location: Location): object {
  return { file: pathFromHere(location.uri), range: rangeOf(world.snapshot, location) };
}
