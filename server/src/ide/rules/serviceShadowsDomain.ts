/** A Service whose short name is a domain of the internet. */
import { is } from '../../kinds/object';
import { service } from '../../kinds/service';
import { isKnown } from '../../syntax/node';
import type { Rule } from './rule';

export const serviceShadowsDomain: Rule = {
  code: 'service-shadows-domain',
  severity: 'info',
  summary: 'The name and the namespace of a Service are a domain of the internet, which pods reach no more',
  about: `
A name with fewer than five dots walks a pod's search list first. So \`example.com\` is the Service \`example\` of the
namespace \`com\` wherever there is one; only \`example.com.\` with a dot at its end leaves the cluster.

It is silent for namespaces that are no well-known top-level domain, for those that are usual words as well (\`dev\`,
\`app\`), and where a template gives a name.

\`\`\`yaml
kind: Service
metadata:
  name: example
  namespace: com
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || !isKnown(object.name)) return [];
    const namespace = snapshot.namespaceOf(object);
    if (namespace === undefined || !TOP_LEVEL.includes(namespace)) return [];
    const domain = `${object.name.value}.${namespace}`;
    return [
      {
        span: object.name,
        message: `Pods of the whole cluster take \`${domain}\` for this Service, not for the domain`,
      },
    ];
  },
};

const TOP_LEVEL: readonly string[] = ['com', 'org', 'net', 'io', 'edu', 'gov'];
