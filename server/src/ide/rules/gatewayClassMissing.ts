/** A GatewayClass that is not there, or that no Gateway uses. */
import { gatewayClass } from '../../kinds/gatewayClass';
import { GATEWAY, gateway } from '../../kinds/gateway';
import { linksOf } from '../../kinds/links';
import { is, type KubeObject } from '../../kinds/object';
import { isKnown } from '../../syntax/node';
import { isWhole, worldAround } from '../../workspace/closedWorld';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { missingName } from './missingName';
import type { Finding, Rule } from './rule';

export const gatewayClassMissing: Rule = {
  code: 'gateway-class-missing',
  severity: 'info',
  summary:
    'The GatewayClass of a Gateway is none that is deployed with it, or no Gateway uses a GatewayClass',
  about: `
The controller of its GatewayClass serves a Gateway; without one nobody does, and it gets no address.

It is reported where the name is a near miss of a GatewayClass that exists, or where the files show everything that is
deployed together, and there are GatewayClasses among it. It is silent where none is, as classes usually come with their
controller. A class that none of the Gateways deployed with it uses is a hint.

\`\`\`yaml
kind: Gateway
spec:
  gatewayClassName: envyo # the GatewayClass is named envoy
\`\`\`
`,
  check(object, snapshot) {
    if (is(object, gatewayClass)) return unused(snapshot, object);
    return linksOf(object).flatMap((link) =>
      link.type === 'name' && link.role === 'gateway class' ? missingName(snapshot, object, link) : [],
    );
  },
};

function unused(snapshot: Snapshot, object: KubeObject): readonly Finding[] {
  const { name, group, kind } = object;
  const gateways = keys.kind(GATEWAY.group, GATEWAY.kind);
  if (!isKnown(name) || worldAround(snapshot, object, gateways) !== 'closed') return [];
  const users = snapshot.lookup(keys.namedBy(group, kind.value, name.value));
  if (users.length > 0 || !snapshot.lookup(gateways).every(showsClass)) return [];
  return [{ span: name, severity: 'hint', message: `No Gateway uses the class \`${name.value}\`` }];
}

function showsClass(object: KubeObject): boolean {
  return isWhole(object) && is(object, gateway) && isKnown(object.spec.className);
}
