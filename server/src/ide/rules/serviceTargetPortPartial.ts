/** A named targetPort that some of the selected workloads do not declare. */
import { is, refOf } from '../../kinds/object';
import { service } from '../../kinds/service';
import { targetPortOf } from '../../network/targetPorts';
import type { Rule } from './rule';
import { refsOf } from './words';

export const serviceTargetPortPartial: Rule = {
  code: 'service-target-port-partial',
  severity: 'warning',
  summary: 'A named targetPort resolves on some of the selected workloads only',
  about: `
A Service selects the pods of several workloads, and its named targetPort is a port of some of them only. The others get
no traffic on this port, although they are selected: usually the selector is too wide, or a port name was forgotten.

It is silent where the workloads are copies with one name, of which one is deployed.

\`\`\`yaml
kind: Service
spec:
  selector:
    app: shop # matches Deployments web and worker
  ports:
    - port: 80
      targetPort: http # declared by web only
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    return object.spec.ports.flatMap((port) => {
      const found = targetPortOf(snapshot, object, port);
      if (found.state !== 'partial') return [];
      const { target, without } = found;
      return [
        {
          span: target,
          message: `\`${target.value}\` is no port of ${refsOf(without)}, which this Service selects too`,
          related: without.map((workload) => ({
            object: workload,
            span: workload.name ?? workload.kind,
            message: `${refOf(workload)} declares no port \`${target.value}\``,
          })),
        },
      ];
    });
  },
};
