/** A suppression that names a rule which does not exist. */
import { similarTo } from '../../network/nearMiss';
import { ALL } from '../suppressions';
import { fixOf } from '../editText';
import type { SuppressionRule } from './suppressionRule';

export const suppressionUnknownRule: SuppressionRule = {
  code: 'suppression-unknown-rule',
  severity: 'info',
  summary: 'A suppression names a rule that does not exist',
  about: `
\`# selectrail-ignore RULE: reason\` and the annotation \`selectrail.dev/ignore\` name rules by their codes, separated by
commas, or \`all\`. A misspelt code silences nothing.

It is silent for every code of [the list](../rules.md).

\`\`\`yaml
spec:
  # selectrail-ignore service-selector-no-mach: created by the operator
  selector: { app: web }
\`\`\`
`,
  check({ suppressions }, codes) {
    return suppressions.flatMap(({ rule, location }) => {
      if (rule === undefined)
        return [{ location, message: 'This suppression names no rule; write one, or `all`' }];
      if (rule === ALL || codes.includes(rule)) return [];
      const [similar] = similarTo(rule, codes, (code) => code);
      const suggestion = similar === undefined ? '' : `; did you mean \`${similar}\`?`;
      return [
        {
          location,
          message: `No rule \`${rule}\`${suggestion}`,
          fixes: () =>
            similar === undefined
              ? []
              : fixOf(`Change to \`${similar}\``, 'preferred', [{ ...location, newText: similar }]),
        },
      ];
    });
  },
};
