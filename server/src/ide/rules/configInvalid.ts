/** A `.selectrail.yaml` that says something which cannot be meant. */
import type { RuleInfo } from './rule';

export const configInvalid: RuleInfo = {
  code: 'config-invalid',
  severity: 'warning',
  summary: 'A key or a value of `.selectrail.yaml` is not known',
  about: `
\`.selectrail.yaml\` at the root of a workspace folder has [the keys of its schema](../selectrail.schema.json). What is
not known, or of another type, has no effect; the rest of the file has.

It is silent for files of that name in other folders, which are not read.

\`\`\`yaml
# .selectrail.yaml
profile: strickt # one of recommended, strict, all
\`\`\`
`,
};
