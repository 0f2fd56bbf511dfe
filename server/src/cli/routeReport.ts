/** The way of a request, for people and for programs. */
import { nameOf } from '../kinds/object';
import { shownNamespace } from '../network/dns';
import { endpointText } from '../network/dns/serviceEndpoints';
import {
  type Outcome,
  type RouteAnswer,
  type RuleRef,
  type Share,
  targetText,
} from '../network/routing/answer';
import type { RouteRequest } from '../network/routing/request';
import type { Snapshot } from '../workspace/snapshot';
import { placeOf } from './place';

/** Who answers, by which rule, and why the others lost. */
export function routeText(
  snapshot: Snapshot,
  request: RouteRequest,
  answers: readonly RouteAnswer[],
): string {
  const { method, scheme, host, path } = request;
  const head = `${method} ${scheme ? `${scheme}://` : ''}${host}${path}\n`;
  if (answers.length === 0) return `${head}\nNothing in these manifests takes requests\n`;
  return head + answers.map((answer) => `\n${answerText(snapshot, request, answer)}`).join('');
}

function answerText(snapshot: Snapshot, request: RouteRequest, answer: RouteAnswer): string {
  const { winners, losers, why, notes, rewrittenPath, outcome } = answer;
  const lines = [
    `${entryText(snapshot, answer)}: ${outcomeText(outcome)}`,
    ...winners.map((winner) => `  won   ${ruleText(snapshot, winner)}`),
    ...(winners.length > 0 ? [`        because ${why}`] : []),
    ...(rewrittenPath === request.path ? [] : [`  path  ${rewrittenPath}`]),
    ...targetLines(snapshot, outcome),
    ...notes.map((note) => `  note  ${note}`),
    ...losers.map(({ rule, reason }) => `  lost  ${ruleText(snapshot, rule)}\n        because ${reason}`),
  ];
  return `${lines.join('\n')}\n`;
}

function entryText(snapshot: Snapshot, { entry }: RouteAnswer): string {
  if (entry.object) return `Gateway ${shownNamespace(snapshot, entry.object)}/${nameOf(entry.object)}`;
  const names = {
    ingress: 'Ingress',
    'ingress-nginx': 'ingress-nginx',
    gateway: 'Gateway',
    openshift: 'OpenShift router',
    istio: 'Istio',
  };
  return names[entry.type];
}

function outcomeText(outcome: Outcome): string {
  switch (outcome.type) {
    case 'backends':
      return sharesText(outcome.shares);
    case 'depends':
      return `depends: ${outcome.candidates.map(sharesText).join(' or ')} (${outcome.reason})`;
    case 'redirect':
      return `${outcome.status} to ${outcome.location}`;
    case 'status':
      return `${outcome.status}, ${outcome.reason}`;
    case 'none':
      return outcome.reason;
  }
}

function sharesText(shares: readonly Share[]): string {
  const [only, ...others] = shares;
  if (only && others.length === 0) return targetText(only.target);
  return shares
    .map(({ target, percent }) => `${targetText(target)} ${Math.round(percent * 100) / 100}%`)
    .join(', ');
}

/** The pods and the ports behind each Service. */
function targetLines(snapshot: Snapshot, outcome: Outcome): readonly string[] {
  const shares = outcome.type === 'backends' ? outcome.shares : [];
  return shares.flatMap(({ target }): readonly string[] => {
    if (target.type !== 'service') return [];
    const pods = target.endpoints.map(
      ({ endpoint, number }) => `  to    ${endpointText(snapshot, endpoint)}:${number}`,
    );
    if (target.problem !== undefined) return [`  note  ${targetText(target)}: ${target.problem}`];
    return pods.length > 0 ? pods : [`  note  ${targetText(target)}: no pods in these manifests`];
  });
}

function ruleText(snapshot: Snapshot, { object, span, text }: RuleRef): string {
  const name = `${object.kind.value.toLowerCase()} ${shownNamespace(snapshot, object)}/${nameOf(object)}`;
  return `${name} ${text}  ${placeOf(snapshot, snapshot.locate(object, span))}`;
}

/** The shape is part of the interface: fields are added, never changed. */
export function routeJson(snapshot: Snapshot, answers: readonly RouteAnswer[]): string {
  const all = answers.map((answer) => ({
    entry: entryText(snapshot, answer),
    ...outcomeFields(snapshot, answer.outcome),
    why: answer.why,
    rewrittenPath: answer.rewrittenPath,
    winners: answer.winners.map((rule) => ruleFields(snapshot, rule)),
    losers: answer.losers.map(({ rule, reason }) => ({ ...ruleFields(snapshot, rule), reason })),
    notes: answer.notes,
  }));
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

function ruleFields(snapshot: Snapshot, { object, span, text }: RuleRef): object {
  return {
    object: `${object.kind.value}/${shownNamespace(snapshot, object)}/${nameOf(object)}`,
    rule: text,
    place: placeOf(snapshot, snapshot.locate(object, span)),
  };
}

function outcomeFields(snapshot: Snapshot, outcome: Outcome): object {
  switch (outcome.type) {
    case 'backends':
      return { outcome: 'backends', backends: outcome.shares.map((share) => shareFields(snapshot, share)) };
    case 'depends':
      return {
        outcome: 'depends',
        reason: outcome.reason,
        candidates: outcome.candidates.map((shares) => shares.map((share) => shareFields(snapshot, share))),
      };
    case 'redirect':
    case 'status':
    case 'none': {
      const { type, ...fields } = outcome;
      return { outcome: type, ...fields };
    }
  }
}

function shareFields(snapshot: Snapshot, { target, percent }: Share): object {
  if (target.type !== 'service') return { backend: targetText(target), percent };
  const pods = target.endpoints.map(
    ({ endpoint, number }) => [endpointText(snapshot, endpoint), number] as const,
  );
  const { problem = null } = target;
  return { backend: targetText(target), percent, pods: Object.fromEntries(pods), problem };
}
