import { endpointText } from '../network/dns/serviceEndpoints';
import { nameOf } from '../kinds/object';
import { type Outcome, type RouteAnswer, type Share, targetText } from '../network/routing/answer';
import { type RequestParts, requestOf } from '../network/routing/request';
import { gatewaysAround, isTaken, routeAnswers } from '../network/routing/routeAnswers';
import { hostOf, parseFixture } from './fixture';
import { DEFAULT_CLUSTER } from '../workspace/settings';

export interface Asked extends RequestParts {
  readonly controller?: 'generic' | 'ingress-nginx';
  /** Name of a Gateway. */
  readonly gateway?: string;
}

/** `GET host/path` or more, in the world of the fixture. */
export function answerOf(source: string, asked: Asked): RouteAnswer {
  const snapshot = hostOf(parseFixture(source), { ...DEFAULT_CLUSTER, namespace: 'default' }).snapshot();
  const { controller = 'generic', gateway } = asked;
  const entry = gatewaysAround(snapshot, undefined).find((each) => nameOf(each) === gateway);
  const answers = routeAnswers(snapshot, requestOf(asked), { controller, entry });
  const answer = answers.find(isTaken) ?? answers[0];
  if (!answer) throw new Error('nothing takes requests');
  return answer;
}

/** `web/s1:80`, `web/s1:80 90%, web/s2:80 10%`, `web/s1:80 | web/s2:80` where it depends, `404`, `301 /x`, `none`. */
export function routeOf(source: string, asked: Asked): string {
  return outcomeText(answerOf(source, asked).outcome);
}

/** Each loser with its reason. */
export function losersOf(source: string, asked: Asked): readonly string[] {
  return answerOf(source, asked).losers.map(
    ({ rule, reason }) => `${nameOf(rule.object)} ${rule.text}: ${reason}`,
  );
}

/** Pods and ports behind the answer. */
export function podsBehind(source: string, asked: Asked): readonly string[] {
  const snapshot = hostOf(parseFixture(source), { ...DEFAULT_CLUSTER, namespace: 'default' }).snapshot();
  const { outcome } = answerOf(source, asked);
  const shares = outcome.type === 'backends' ? outcome.shares : [];
  return shares.flatMap(({ target }) =>
    target.type === 'service'
      ? target.endpoints.map(({ endpoint, number }) => `${endpointText(snapshot, endpoint)}:${number}`)
      : [],
  );
}

function outcomeText(outcome: Outcome): string {
  switch (outcome.type) {
    case 'backends':
      return sharesText(outcome.shares);
    case 'depends':
      return outcome.candidates.map(sharesText).join(' | ');
    case 'redirect':
      return `${outcome.status} ${outcome.location}`;
    case 'status':
      return String(outcome.status);
    case 'none':
      return 'none';
  }
}

function sharesText(shares: readonly Share[]): string {
  const [only, ...others] = shares;
  if (only && others.length === 0) return targetText(only.target);
  return shares.map(({ target, percent }) => `${targetText(target)} ${percent}%`).join(', ');
}
