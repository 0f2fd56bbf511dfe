/** What an ExternalName Service ignores, and an externalName that any other ignores. */
import { is } from '../../kinds/object';
import { service } from '../../kinds/service';
import { isKnown } from '../../syntax/node';
import type { ReadText } from '../edit';
import { removeAt } from '../editEntries';
import { fixOf } from '../editText';
import type { Rule } from './rule';

export const serviceExternalNameIgnored: Rule = {
  code: 'service-external-name-ignored',
  severity: 'warning',
  summary:
    'A selector or externalIPs of an ExternalName Service, or an externalName of another, has no effect',
  about: `
A Service of type ExternalName is nothing but a CNAME record: its selector and its \`externalIPs\` have no effect. On
all other types \`externalName\` has none.

It is silent where a template gives the type.

\`\`\`yaml
spec:
  type: ExternalName
  externalName: db.example.com
  selector: # no pod is looked for
    app: db
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || object.spec.type === undefined) return [];
    const { type, fields, selector, externalIPs, externalName } = object.spec;
    const names = isKnown(externalName) && externalName.value !== '';
    const ignored =
      type === 'ExternalName'
        ? ([
            ['selector', selector ? fields.selector : undefined],
            ['externalIPs', externalIPs.length > 0 ? fields.externalIPs : undefined],
          ] as const)
        : ([['externalName', names ? fields.externalName : undefined]] as const);
    return ignored.flatMap(([field, written]) => {
      if (!written) return [];
      return [
        {
          span: written,
          message: `\`${field}\` has no effect on type \`${type}\``,
          tag: 'unnecessary' as const,
          fixes: (read: ReadText) =>
            fixOf(`Remove \`${field}\``, 'alternative', [removeAt(snapshot, object, written, read)]),
        },
      ];
    });
  },
};
