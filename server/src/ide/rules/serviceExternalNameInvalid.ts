/** An externalName that is no DNS name. */
import { is, type KubeObject } from '../../kinds/object';
import { service } from '../../kinds/service';
import { isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { familyOfAddress } from './ipAddress';
import { isDnsSubdomain } from './names';
import type { Rule } from './rule';

export const serviceExternalNameInvalid: Rule = {
  code: 'service-external-name-invalid',
  severity: 'warning',
  summary: 'An externalName is empty, an IP address, a URL or no DNS name',
  about: `
A Service of type ExternalName is answered by a CNAME record, so \`externalName\` is a DNS name, without scheme, port or
path. An IPv4 address passes the API server, but no resolver can follow it: use a Service without selector and an
EndpointSlice instead. Everything else that is no DNS name is rejected.

It is silent where a template gives the name, and on other types of Services.

\`\`\`yaml
spec:
  type: ExternalName
  externalName: https://db.example.com:5432 # db.example.com
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || object.spec.type !== 'ExternalName') return [];
    const { externalName, typeText } = object.spec;
    if (!externalName || externalName.value === '') {
      const span = externalName ?? typeText ?? object.kind;
      return [{ span, message: 'An `ExternalName` Service needs an `externalName`' }];
    }
    const wrong = isKnown(externalName) ? whyWrong(externalName.value) : undefined;
    if (wrong === undefined) return [];
    return [
      {
        span: externalName,
        message: `\`${externalName.value}\` is ${wrong}`,
        fixes: () => hostFix(snapshot, object, externalName),
      },
    ];
  },
};

function whyWrong(value: string): string | undefined {
  if (familyOfAddress(value)) return 'an IP address, which no CNAME record can hold; use an EndpointSlice';
  if (isDnsSubdomain(value.replace(/\.$/, ''))) return undefined;
  if (/^[a-z]+:\/\//i.test(value)) return 'a URL, and a DNS name is needed';
  return /:\d+$/.test(value) ? 'a host and a port, and a DNS name is needed' : 'no DNS name';
}

/** The host of a URL, or of `host:port`. */
function hostFix(snapshot: Snapshot, object: KubeObject, text: Text): readonly Fix[] {
  const [, host = ''] = /^(?:[a-z]+:\/\/)?([^/:@]+)(?::\d+)?(?:\/.*)?$/i.exec(text.value) ?? [];
  const name = host.toLowerCase();
  if (name === text.value || !isDnsSubdomain(name) || familyOfAddress(name)) return [];
  return fixOf(`Change it to \`${name}\``, 'preferred', [replaceScalar(snapshot, object, text, name)]);
}
