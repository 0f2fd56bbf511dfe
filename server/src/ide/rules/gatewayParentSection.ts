/** A section or a port of a parentRef that its parent does not have. */
import type { DeclaredPort, KubeObject } from '../../kinds/object';
import { nameOf } from '../../kinds/object';
import type { ParentRef } from '../../kinds/routeFacts';
import { similarTo } from '../../network/nearMiss';
import { namesListener } from '../../network/routing/gatewayListeners';
import { integer, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { findParents } from './routeParents';
import type { Rule } from './rule';
import { portWords } from './words';

export const gatewayParentSection: Rule = {
  code: 'gateway-parent-section',
  severity: 'error',
  summary: 'The sectionName or the port of a parentRef is that of no listener',
  about: `
\`sectionName\` and \`port\` of a parentRef choose among the listeners of the Gateway (of a Service in a mesh: among its
ports); where both are written, one listener has to have both. Where there is none the route is not accepted.

It is silent where the Gateway is not in the files, where several are named so, and where a template gives its listeners.

\`\`\`yaml
parentRefs:
  - name: public
    sectionName: htps # the listener is named https
\`\`\`
`,
  check(object, snapshot) {
    return findParents(snapshot, object, 'section-missing', (route, parent, { owner, wanted }) => {
      const what = owner.kind.value === 'Service' ? 'port' : 'listener';
      const by = wanted === parent.port && what === 'listener' ? ' on port' : '';
      const [similar] = similarTo(wanted.value, owner.ports, ({ name }) => name?.value);
      const suggestion = similar
        ? `; did you mean \`${similar.name?.value}\`?`
        : `; it has ${owner.ports.slice(0, MAX_PORTS).map(portWords).join(', ')}`;
      return {
        span: wanted,
        message: `${owner.kind.value} \`${nameOf(owner)}\` has no ${what}${by} \`${wanted.value}\`${suggestion}`,
        related: owner.ports.slice(0, MAX_PORTS).map((port) => ({
          object: owner,
          span: port.name ?? port,
          message: `${what === 'port' ? 'Port' : 'Listener'} ${portWords(port)}`,
        })),
        fixes: () => fixes(snapshot, route, parent, owner, wanted, similar),
      };
    });
  },
};

const MAX_PORTS = 5;

/** Another section, or another port, that fits what else the parentRef says. */
function fixes(
  snapshot: Snapshot,
  route: KubeObject,
  parent: ParentRef,
  { ports }: KubeObject,
  wanted: Text,
  similar: DeclaredPort | undefined,
): readonly Fix[] {
  const section = wanted === parent.sectionName;
  const others = { ...parent, [section ? 'sectionName' : 'port']: undefined };
  const fitting = ports.filter(({ name, number }) => namesListener(others, { name, port: number }));
  return fitting.slice(0, MAX_PORTS).flatMap((port) => {
    const value = section ? port.name?.value : integer(port.number);
    const preferred = port === similar || fitting.length === 1;
    return value === undefined
      ? []
      : fixOf(
          `Change the ${section ? 'section' : 'port'} to \`${value}\``,
          preferred ? 'preferred' : 'alternative',
          [replaceScalar(snapshot, route, wanted, value)],
        );
  });
}
