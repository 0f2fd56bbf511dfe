/** Whether the source can ask for the name of a Service: the names that work, and the way to the DNS pods. */
import { endpointName } from './explainWords';
import type { Explained } from './explain';
import { serviceDnsName } from '../network/dns';
import { lookUp } from '../network/dns/lookUp';
import { reachesDns } from '../network/policyDns';
import type { Verdict } from '../network/verdict';

export interface NameAnswer {
  readonly source: string;
  readonly name: string;
  readonly rcode: string;
  /** Whether the policies let the source ask the cluster's DNS. */
  readonly reachable: Verdict;
}

/** For each workload of the source, where the destination is a Service. */
export function nameAnswers({ loaded: { world }, source, destination }: Explained): readonly NameAnswer[] {
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

export function pathDns(explained: Explained): readonly string[] {
  const answers = nameAnswers(explained);
  if (answers.length === 0) return [];
  return [
    '',
    'By name',
    ...answers.map(
      ({ source, name, rcode, reachable }) =>
        `  ${source} gets ${rcode} for ${name}; ${REACHABLE[reachable]}`,
    ),
  ];
}
