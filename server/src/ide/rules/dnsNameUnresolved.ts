/** A host of a cluster Service, in a value, that names no Service. */
import type { Link, NameLink } from '../../kinds/link';
import { SERVICE } from '../../kinds/linked';
import { linksOf } from '../../kinds/links';
import type { KubeObject } from '../../kinds/object';
import { objectsOfHost, serviceHost } from '../../network/hosts';
import type { Snapshot } from '../../workspace/snapshot';
import { missingName } from './missingName';
import type { Finding, Rule } from './rule';

export const dnsNameUnresolved: Rule = {
  code: 'dns-name-unresolved',
  severity: 'warning',
  summary: 'A host in a variable, an argument or a ConfigMap names no Service',
  about: `
A value that can only be the host of a cluster Service has to name one: \`api.shop.svc.cluster.local\`, or a bare name
where its key says host or URL. Otherwise the lookup ends in NXDOMAIN when the pod runs.

It is reported where the name is a near miss of a Service that exists, and as information where the name ends in
\`.svc\` and the files show every Service there is. It is silent for names that may be external (\`api.example.com\`,
\`db.internal\`), for templates, and where Services may exist that the files do not show.

\`\`\`yaml
env:
  - name: CHECKOUT_URL
    value: http://chekcout.shop.svc.cluster.local # the Service is named checkout
\`\`\`
`,
  check: (object, snapshot) => linksOf(object).flatMap((link) => checkHost(snapshot, object, link)),
};

function checkHost(snapshot: Snapshot, object: KubeObject, link: Link): readonly Finding[] {
  if (link.type !== 'host' || link.role !== 'service host') return [];
  const host = serviceHost(link.text);
  if (!host || (host.namespace && !host.certain) || objectsOfHost(snapshot, object, link).length > 0)
    return [];
  const name: NameLink = {
    type: 'name',
    role: link.role,
    text: host.name,
    ...SERVICE,
    namespace: host.namespace,
  };
  return missingName(snapshot, object, name).filter(({ severity }) => severity !== 'info' || host.certain);
}
