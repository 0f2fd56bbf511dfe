/** A port of a NetworkPolicy that is the Service's, where the pods listen on another. */
import type { PolicyPort } from '../../kinds/networkPolicy';
import { type KubeObject, nameOf, refOf } from '../../kinds/object';
import { type ServicePort, type ServiceSpec, targetOf } from '../../kinds/service';
import { declaredPorts, podPort } from '../../network/ports';
import { servicesOf } from '../../network/routes';
import { integer } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { fixOf, replaceScalar } from '../editText';
import { destinationsOf, type DirectedRule, inPolicy, type Policy, rulesIn } from './policyRules';
import type { Rule } from './rule';

export const netpolPortIsServicePort: Rule = {
  code: 'netpol-port-is-service-port',
  severity: 'warning',
  summary: 'A port of a NetworkPolicy is that of a Service, and the pods listen on another',
  about: `
Policies see packets after the Service has translated them: the port that counts, for ingress and egress alike, is the
pod's own, never the Service's. A rule with the Service's port allows nothing that the Service carries.

It is silent where a pod at the other end declares the port or a Service leads to it, where the rule allows the pod's port
as well, and where not all pods at the other end are known.

\`\`\`yaml
ports:
  - port: 80 # the Service's port; its targetPort is 8080
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) =>
      rulesIn(policy).flatMap((directed) =>
        directed.rule.ports.flatMap((port) => {
          const found = servicePortOf(snapshot, policy, directed, port);
          if (!found || allows(directed, found.target, port.protocol?.value ?? 'TCP')) return [];
          const { text, service, servicePort, target, workload } = found;
          return [
            {
              span: text,
              message: `\`${text.value}\` is the port of Service \`${nameOf(service)}\`; policies see \`${target}\`, where ${refOf(workload)} listens`,
              related: [
                {
                  object: service,
                  span: servicePort,
                  message: `Port ${text.value} leads to port ${target} of the pods`,
                },
              ],
              fixes: () =>
                fixOf(`Change the port to \`${target}\``, 'preferred', [
                  replaceScalar(snapshot, policy, text, target),
                ]),
            },
          ];
        }),
      ),
    ),
};

interface Mistaken {
  readonly service: KubeObject<ServiceSpec>;
  readonly servicePort: ServicePort;
  readonly workload: KubeObject;
  readonly target: number;
}

/** The Service whose port stands in place of the pods', where that holds for all pods at the other end. */
export function servicePortOf(snapshot: Snapshot, policy: Policy, directed: DirectedRule, port: PolicyPort) {
  const text = port.port;
  const number = integer(text);
  if (!text || number === undefined || port.endPort) return undefined;
  const protocol = port.protocol?.value ?? 'TCP';
  const found = destinationsOf(snapshot, policy, directed).map((workload) =>
    mistakenIn(snapshot, workload, number, protocol),
  );
  const [first, ...others] = found;
  return first && others.every((each) => each?.target === first.target) ? { text, ...first } : undefined;
}

function mistakenIn(
  snapshot: Snapshot,
  workload: KubeObject,
  number: number,
  protocol: string,
): Mistaken | undefined {
  const declared = workload.pods ? declaredPorts(workload.pods) : [];
  if (declared.some((port) => port.number !== undefined && integer(port.number) === number)) return undefined;
  const ports = servicesOf(snapshot, workload).flatMap(({ service }) =>
    service.spec.ports
      .filter((each) => each.protocol === protocol)
      .map((servicePort) => ({ service, servicePort, target: targetIn(workload, servicePort) })),
  );
  if (ports.some(({ target }) => target === undefined || target === number)) return undefined;
  const mistaken = ports.find(({ servicePort }) => integer(servicePort.number) === number);
  return mistaken?.target === undefined ? undefined : { ...mistaken, target: mistaken.target, workload };
}

/** The pods' port that a Service port leads to; undefined where it is not known. */
function targetIn(workload: KubeObject, port: ServicePort): number | undefined {
  const target = targetOf(port);
  const found = target && podPort(workload, target, port.protocol);
  return found?.state === 'resolved' ? found.number : undefined;
}

function allows({ rule }: DirectedRule, number: number, protocol: string): boolean {
  return rule.ports.some(({ port, endPort, protocol: written }) => {
    const [from, to] = [integer(port), integer(endPort ?? port)];
    if ((written?.value ?? 'TCP') !== protocol) return false;
    return from === undefined || to === undefined || (from <= number && number <= to);
  });
}
