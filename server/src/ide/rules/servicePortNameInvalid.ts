/** A name of a Service's port that is no DNS label. */
import { is } from '../../kinds/object';
import { service } from '../../kinds/service';
import { isKnown } from '../../syntax/node';
import { MAX_LABEL, slug, wrongInLabel } from './names';
import { renameFix } from './renameFix';
import type { Rule } from './rule';

export const servicePortNameInvalid: Rule = {
  code: 'service-port-name-invalid',
  severity: 'error',
  summary: "A name of a Service's port is no DNS label",
  about: `
A port of a Service is named by a DNS label: at most 63 of \`a-z\`, \`0-9\` and \`-\`, no dash at the edges. The API
server rejects anything else.

It is silent where a template gives the name, or a placeholder stands for it (\`REPLACE_ME\`).

\`\`\`yaml
ports:
  - name: web_ui # web-ui
    port: 80
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    return object.spec.ports.flatMap(({ name }) => {
      const wrong = isKnown(name) && name.value !== '' ? wrongInLabel(name.value) : undefined;
      if (!name || wrong === undefined) return [];
      return [
        {
          span: name,
          message: `\`${name.value}\` is no port name: it ${wrong}`,
          fixes: () => renameFix(snapshot, object, name, slug(name.value, MAX_LABEL)),
        },
      ];
    });
  },
};
