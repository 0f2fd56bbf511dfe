/** Why one end can reach another, or cannot, as plain data: what terminals and editors both show. */
import type { AuthorizationRule } from '../../kinds/authorizationRules';
import type { KubeObject } from '../../kinds/object';
import { assumptionTexts } from '../../network/reach/assumptionTexts';
import { authorize, type Authorization } from '../../network/reach/authorization';
import { ALL_CONNECTIONS, type Flow, isEmpty, PROTOCOLS, subtract } from '../../network/reach/connections';
import type { End } from '../../network/reach/ends';
import { type Explanation as Direction, explain } from '../../network/reach/explain';
import { type Answer, ask, type AskedPort, type Path } from '../../network/reach/question';
import type { Reach } from '../../network/reach/reach';
import type { World } from '../../network/reach/world';
import type { Location } from '../../workspace/snapshot';
import { CAVEATS } from './caveatWords';
import { type NameAnswer, nameAnswers } from './nameAnswers';
import { endpointName, policyName, type Statement, statementOf } from './statements';

export interface Question {
  readonly world: World;
  readonly source: End;
  readonly destination: End;
  /** undefined: any. */
  readonly port: AskedPort | undefined;
  /** Of an HTTP request, for the policies of a mesh; undefined: not known. */
  readonly request: { readonly method: string; readonly path: string } | undefined;
}

export interface Explanation {
  readonly answer: Answer;
  readonly paths: readonly ExplainedPath[];
  /** Whether the source can ask for the destination's name, where that is a Service. */
  readonly names: readonly NameAnswer[];
  /** A sentence for each. */
  readonly assumptions: readonly string[];
}

export interface ExplainedPath {
  readonly source: string;
  readonly destination: string;
  /** What is explained: without a port one that is denied, or else one that is not. */
  readonly flow: Flow;
  readonly reach: Reach;
  /** A sentence for each thing beside policies that makes the answer uncertain, or another. */
  readonly caveats: readonly string[];
  readonly directions: readonly ExplainedDirection[];
  /** undefined: no policy of a mesh is about the destination. */
  readonly mesh:
    { readonly authorization: Authorization; readonly statements: readonly Statement[] } | undefined;
}

export interface ExplainedDirection {
  readonly explanation: Direction;
  /** One for each of its reasons. */
  readonly statements: readonly Statement[];
}

/** Of the first `most` paths. */
export function explanationOf(question: Question, most = Infinity): Explanation {
  const { world, source, destination, port } = question;
  const answer = ask(world, source, destination, port);
  return {
    answer,
    paths: answer.paths.slice(0, most).map((path) => explainPath(question, path)),
    names: nameAnswers(question),
    assumptions: assumptionTexts(world.assumptions),
  };
}

function explainPath({ world, request }: Question, path: Path): ExplainedPath {
  const { source, destination } = path;
  const flow = path.flow ?? sampleFlow(path);
  const directions = (['Egress', 'Ingress'] as const).map((direction): ExplainedDirection => {
    const explanation = explain(world, direction, source, destination, flow);
    const other = direction === 'Egress' ? destination : source;
    const statements = explanation.reasons.map((reason) => statementOf(world, reason, direction, other));
    return { explanation, statements };
  });
  return {
    source: endpointName(source),
    destination: endpointName(destination),
    flow,
    reach: path.reach,
    caveats: path.caveats.map((each) => CAVEATS[each]),
    directions,
    mesh: meshOf(world, path, flow, request),
  };
}

function sampleFlow({ reach: { total } }: Path): Flow {
  const denied = subtract(ALL_CONNECTIONS, total.possible);
  const set = isEmpty(denied) ? total.possible : denied;
  const protocol = PROTOCOLS.find((each) => set[each].length > 0) ?? 'TCP';
  return { protocol, port: set[protocol][0]?.start ?? 1 };
}

function meshOf(world: World, path: Path, flow: Flow, request: Question['request']): ExplainedPath['mesh'] {
  const { source, destination } = path;
  if (destination.type !== 'pods') return undefined;
  const authorization = authorize(world, source, destination, { flow, http: request });
  if (authorization.policies.length === 0) return undefined;
  const { deciding, verdict, policies } = authorization;
  const place = (policy: KubeObject, rule: AuthorizationRule): Location =>
    world.snapshot.locate(policy, rule);
  const statements: readonly Statement[] = deciding
    ? [
        {
          text: `A rule of ${policyName(world, deciding.policy)} ${verdict === 'no' ? 'denies' : 'allows'} the request`,
          location: place(deciding.policy, deciding.rule),
        },
      ]
    : policies.map((policy) => ({
        text: `${policyName(world, policy)} is about the pods, and no rule decides${verdict === 'unknown' ? ' for certain' : ''}`,
        location: world.snapshot.locate(policy, policy.name ?? policy.span),
      }));
  return { authorization, statements };
}
