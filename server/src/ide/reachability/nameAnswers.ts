/** Whether the source can ask for the name of a Service: the names that work, and the way to the DNS pods. */
import { serviceDnsName } from '../../network/dns';
import { lookUp } from '../../network/dns/lookUp';
import { reachesDns } from '../../network/policyDns';
import type { Verdict } from '../../network/verdict';
import type { Question } from './explanation';
import { endpointName } from './statements';

export interface NameAnswer {
  readonly source: string;
  readonly name: string;
  readonly rcode: string;
  /** Whether the policies let the source ask the cluster's DNS. */
  readonly reachable: Verdict;
}

/** For each workload of the source, where the destination is a Service. */
export function nameAnswers({ world, source, destination }: Question): readonly NameAnswer[] {
  if (source.type !== 'endpoints' || destination.type !== 'service') return [];
  return source.endpoints.flatMap((endpoint): readonly NameAnswer[] => {
    if (endpoint.type !== 'pods') return [];
    const name = serviceDnsName(world.snapshot, destination.service);
    const { answer } = lookUp(world.snapshot, endpoint.object, name, 'A');
    const reachable = reachesDns(world.snapshot, endpoint.object);
    return [{ source: endpointName(endpoint), name, rcode: answer.rcode, reachable }];
  });
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
