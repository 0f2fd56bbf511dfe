/** A host of an Ingress that is no DNS name. */
import { ingress } from '../../kinds/ingress';
import { is } from '../../kinds/object';
import { parseAddress } from '../../network/reach/addresses';
import { isKnown, type Text } from '../../syntax/node';
import { fixOf, replaceScalar } from '../editText';
import { isDnsSubdomain } from './names';
import type { Rule } from './rule';

export const ingressHostInvalid: Rule = {
  code: 'ingress-host-invalid',
  severity: 'error',
  summary: 'A host of an Ingress is an address, a URL, has a port, or is no DNS name',
  about: `
A host is a DNS name in lower case, without scheme, port or path. A wildcard is the whole first label,
\`*.example.com\`, and stands for one label; to mean every host, leave the field out. The API rejects anything else.

It is silent for hosts that a template decides, and for placeholders (\`__HOST__\`, \`YOUR_DOMAIN\`, \`<host>\`).

\`\`\`yaml
rules:
  - host: https://shop.example.com # shop.example.com
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, ingress)) return [];
    const ofRules = object.spec.rules.flatMap(({ host }) => host ?? []);
    const ofTls = object.spec.tls.flatMap(({ hosts }) => hosts);
    return [...ofRules, ...ofTls].filter(isKnown).flatMap((text) => {
      const why = wrongIn(text);
      if (why === undefined) return [];
      const bare = bareHost(text.value);
      return [
        {
          span: text,
          message: `\`${text.value}\` ${why}`,
          fixes: () =>
            bare !== text.value && isHost(bare) && !bare.startsWith('*')
              ? fixOf(`Change it to \`${bare}\``, 'preferred', [replaceScalar(snapshot, object, text, bare)])
              : [],
        },
      ];
    });
  },
};

/** Somebody puts the host in before the manifest is applied. */
const PLACEHOLDER = /[<>{}$%@]|[A-Z_]{4}/;

function wrongIn({ value }: Text): string | undefined {
  if (value === '' || PLACEHOLDER.test(value)) return undefined;
  if (value.includes('://')) return 'is a URL; a host has no scheme';
  if (parseAddress(value)) return 'is an address; a host is a DNS name';
  if (isHost(value)) return undefined;
  if (value === '*') return 'is no host; leave it out to mean every host';
  if (/:\d+$/.test(value)) return 'has a port; a host has none';
  if (value.includes('/')) return 'has a path; a host has none';
  if (value.includes('*')) return 'has a wildcard that is not its whole first label';
  return value === value.toLowerCase() ? 'is no DNS name' : 'has upper-case letters';
}

function isHost(value: string): boolean {
  const name = value.startsWith('*.') ? value.slice(2) : value;
  return isDnsSubdomain(name) && !parseAddress(name);
}

/** Without scheme, path and port, in lower case. */
function bareHost(value: string): string {
  return value
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/\/.*$/, '')
    .replace(/:\d+$/, '')
    .toLowerCase();
}
