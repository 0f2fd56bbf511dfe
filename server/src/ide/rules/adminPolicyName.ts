/** A BaselineAdminNetworkPolicy that is not the one that there may be. */
import { baselineAdminNetworkPolicy } from '../../kinds/baselineAdminNetworkPolicy';
import { is } from '../../kinds/object';
import { isKnown } from '../../syntax/node';
import { fixOf, replaceScalar } from '../editText';
import type { Rule } from './rule';

export const adminPolicyName: Rule = {
  code: 'admin-policy-name',
  severity: 'error',
  summary: 'A BaselineAdminNetworkPolicy is not named default',
  about: `
A cluster has one BaselineAdminNetworkPolicy, and the API takes it under the name \`default\` only.

It is silent where a template gives the name.

\`\`\`yaml
kind: BaselineAdminNetworkPolicy
metadata:
  name: baseline # default
\`\`\`
`,
  check(object, snapshot) {
    const { name } = object;
    if (!is(object, baselineAdminNetworkPolicy) || !isKnown(name) || name.value === 'default') return [];
    return [
      {
        span: name,
        message: 'The only BaselineAdminNetworkPolicy of a cluster is named `default`',
        fixes: () =>
          fixOf('Rename it to `default`', 'preferred', [replaceScalar(snapshot, object, name, 'default')]),
      },
    ];
  },
};
