/** A headless Service with a targetPort of its own, which translates nothing. */
import { is } from '../../kinds/object';
import { isHeadless, service } from '../../kinds/service';
import { integer } from '../../syntax/node';
import { fixOf, replaceScalar } from '../editText';
import type { Rule } from './rule';

export const serviceHeadlessPort: Rule = {
  code: 'service-headless-port',
  severity: 'hint',
  summary: 'The port of a headless Service differs from its targetPort, and nothing translates it',
  about: `
The DNS name of a headless Service leads to the pods themselves, so clients have to dial the port on which these listen:
the targetPort. Only SRV records tell it.

It is silent for names, which SRV records resolve, and where a template gives a port.

\`\`\`yaml
spec:
  clusterIP: None
  ports:
    - port: 80 # clients that dial it find nothing
      targetPort: 8080
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || !isHeadless(object.spec)) return [];
    return object.spec.ports.flatMap(({ number, targetPort }) => {
      const [port, target] = [integer(number), integer(targetPort)];
      if (!number || port === undefined || !target || port === target) return [];
      return [
        {
          span: number,
          message: `A headless Service translates no port: clients reach the pods at \`${target}\`, not at \`${port}\``,
          fixes: () =>
            fixOf(`Change it to \`${target}\``, 'alternative', [
              replaceScalar(snapshot, object, number, target),
            ]),
        },
      ];
    });
  },
};
