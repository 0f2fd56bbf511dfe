/** A name that no Service can have. */
import { is } from '../../kinds/object';
import { service } from '../../kinds/service';
import { isKnown } from '../../syntax/node';
import { MAX_LABEL, slug, wrongInLabel } from './names';
import { renameFix } from './renameFix';
import type { Rule } from './rule';

export const serviceNameInvalid: Rule = {
  code: 'service-name-invalid',
  severity: 'error',
  summary: 'The name of a Service is no DNS label',
  about: `
The name of a Service is a part of its DNS name: at most 63 of \`a-z\`, \`0-9\` and \`-\`, no dash at the edges. Before
Kubernetes 1.36 it must not begin with a digit, either; that is reported where the setting \`kubernetesVersion\` names
such a version.

It is silent where a template gives the name, or a placeholder stands for it (\`REPLACE_ME\`).

\`\`\`yaml
kind: Service
metadata:
  name: web_frontend # web-frontend
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || !isKnown(object.name) || object.name.value === '') return [];
    const { name } = object;
    const { kubernetesMinor } = snapshot.settings;
    const digit = /^\d/.test(name.value) && kubernetesMinor !== undefined && kubernetesMinor < RELAXED;
    const wrong = wrongInLabel(name.value) ?? (digit ? 'begins with a digit' : undefined);
    if (wrong === undefined) return [];
    return [
      {
        span: name,
        message: `\`${name.value}\` is no name of a Service: it ${wrong}`,
        fixes: () => (digit ? [] : renameFix(snapshot, object, name, slug(name.value, MAX_LABEL))),
      },
    ];
  },
};

/** @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/5311-relaxed-validation-for-service-names */
const RELAXED = 36;
