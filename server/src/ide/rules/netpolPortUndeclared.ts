/** A port number of a NetworkPolicy that no pod at the other end declares. */
import { type KubeObject } from '../../kinds/object';
import type { PolicyPort } from '../../kinds/networkPolicy';
import { declaredPorts } from '../../network/ports';
import { integer, isKnown } from '../../syntax/node';
import { servicePortOf } from './netpolPortIsServicePort';
import { destinationsOf, inPolicy, rulesIn } from './policyRules';
import type { Rule } from './rule';
import { refsOf } from './words';

export const netpolPortUndeclared: Rule = {
  code: 'netpol-port-undeclared',
  severity: 'hint',
  summary: 'A port number of a NetworkPolicy is declared by no pod at the other end',
  about: `
A rule allows ports of the pods at which traffic arrives. Pods may listen on ports that they do not declare, so this is
no more than a hint that the number may be wrong.

It is silent where one of the pods declares no ports at all, where not all pods at the other end are known, and where the
number is a Service's (\`netpol-port-is-service-port\`).

\`\`\`yaml
ports:
  - port: 5423 # the pods declare containerPort: 5432
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) =>
      rulesIn(policy).flatMap((directed) => {
        const workloads = destinationsOf(snapshot, policy, directed);
        return directed.rule.ports
          .filter((port) => workloads.length > 0 && workloads.every((each) => isWithout(each, port)))
          .filter((port) => !servicePortOf(snapshot, policy, directed, port))
          .flatMap(({ port: text }) =>
            text
              ? [
                  {
                    span: text,
                    message: `No container of ${refsOf(workloads)} declares port \`${text.value}\``,
                    related: workloads.slice(0, MAX_RELATED).map((workload) => ({
                      object: workload,
                      span: workload.name ?? workload.kind,
                      message: `It declares ${numbersOf(workload).join(', ')}`,
                    })),
                  },
                ]
              : [],
          );
      }),
    ),
};

const MAX_RELATED = 3;

function isWithout(workload: KubeObject, { port, endPort, protocol }: PolicyPort): boolean {
  const [from, to] = [integer(port), integer(endPort ?? port)];
  const declared = workload.pods ? declaredPorts(workload.pods) : [];
  if (from === undefined || to === undefined || declared.length === 0) return false;
  if ((protocol && !isKnown(protocol)) || !declared.every(({ number }) => isKnown(number))) return false;
  return declared.every((each) => {
    const number = integer(each.number) ?? 0;
    return number < from || number > to;
  });
}

function numbersOf({ pods }: KubeObject): readonly string[] {
  return pods ? declaredPorts(pods).flatMap(({ number }) => (number ? [`\`${number.value}\``] : [])) : [];
}
