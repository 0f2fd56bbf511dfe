/** Whether the source can ask for the name of a Service: the names that work, and the way to the DNS pods. */
import { serviceDnsName } from '../../network/dns';
import { lookUp } from '../../network/dns/lookUp';
import { reachesDnsFrom } from '../../network/reach/dnsPlaces';
import { type Answer, ask, type Outcome } from '../../network/reach/question';
import type { Verdict } from '../../network/verdict';
import type { Question } from './explanation';
import { endpointName } from './statements';

export interface NameAnswer {
  readonly source: string;
  readonly name: string;
  readonly rcode: string;
  /** Whether the policies let the source ask the cluster's DNS; its own resolver where that is another. */
  readonly reachable: Verdict;
  /** Whether the source reaches the Service by this name: it resolves, DNS can be asked, and what it stands for answers. */
  readonly outcome: Outcome;
}

/** For each workload of the source, where the destination is a Service. */
export function nameAnswers(question: Question): readonly NameAnswer[] {
  const { world, source, destination, port } = question;
  if (source.type !== 'endpoints' || destination.type !== 'service') return [];
  return source.endpoints.flatMap((endpoint): readonly NameAnswer[] => {
    if (endpoint.type !== 'pods') return [];
    const name = serviceDnsName(world.snapshot, destination.service);
    const { answer, resolver } = lookUp(world.snapshot, endpoint.object, name, 'A');
    const reachable = resolver.server === 'cluster' ? reachesDnsFrom(world, endpoint) : 'unknown';
    const end = { type: 'endpoints', name, endpoints: [endpoint] } as const;
    const outcome = outcomeOf(answer.rcode, reachable, ask(world, end, destination, port));
    return [{ source: endpointName(endpoint), name, rcode: answer.rcode, reachable, outcome }];
  });
}

const NO_ANSWER: readonly string[] = ['NXDOMAIN', 'NODATA'];

function outcomeOf(rcode: string, reachable: Verdict, { outcome }: Answer): Outcome {
  if (NO_ANSWER.includes(rcode) || reachable === 'no') return 'deny';
  if (outcome === 'deny' || outcome === 'refused') return outcome;
  return rcode === 'NOERROR' && reachable === 'yes' ? outcome : 'unknown';
}

const REACHABLE: Readonly<Record<Verdict, string>> = {
  yes: 'its policies let it ask the DNS of the cluster',
  no: 'but its policies do not let it ask the DNS of the cluster (UDP 53)',
  unknown: 'whether its policies let it ask the DNS of the cluster is unknown',
};

/** `shop/web[Deployment] gets NOERROR for api.shop.svc.cluster.local; its policies let it ask the DNS of the cluster`. */
export function nameText({ source, name, rcode, reachable }: NameAnswer): string {
  return `${source} gets ${rcode} for ${name}; ${REACHABLE[reachable]}`;
}

const MAY_ASK: Readonly<Record<Verdict, string>> = {
  yes: 'and policies let the source ask for it',
  no: 'but policies do not let the source ask the DNS of the cluster (UDP 53)',
  unknown: 'whether policies let the source ask for it is unknown',
};

/** `` `api.shop.svc.cluster.local` resolves, and policies let the source ask for it ``. */
export function nameSentence({ name, rcode, reachable }: NameAnswer): string {
  const resolves = rcode === 'NOERROR' ? 'resolves' : `does not resolve (${rcode})`;
  return `\`${name}\` ${resolves}, ${MAY_ASK[reachable]}`;
}
