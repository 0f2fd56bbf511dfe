/** A session affinity that is configured, but not chosen, or for too long. */
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { integer, isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { insertBefore, removeAt } from '../editEntries';
import { fixOf, replaceScalar } from '../editText';
import type { Rule } from './rule';

export const serviceAffinityConfig: Rule = {
  code: 'service-affinity-config',
  severity: 'error',
  summary: 'sessionAffinityConfig without ClientIP, or with a timeout out of range',
  about: `
\`sessionAffinityConfig\` says for how long a client keeps its pod, where \`sessionAffinity\` is \`ClientIP\`. Without
that the API server drops it (a warning); a timeout outside of 1 to 86400 seconds it rejects.

It is silent where a template gives the affinity or the timeout.

\`\`\`yaml
spec:
  sessionAffinity: None # ClientIP
  sessionAffinityConfig:
    clientIP: { timeoutSeconds: 600 }
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    const { sessionAffinity, affinityTimeout, fields } = object.spec;
    const config = fields.sessionAffinityConfig;
    if (!config || (sessionAffinity && !isKnown(sessionAffinity))) return [];
    if (sessionAffinity?.value !== 'ClientIP') {
      return [
        {
          span: config,
          severity: 'warning',
          message: '`sessionAffinityConfig` has no effect without `sessionAffinity: ClientIP`',
          tag: 'unnecessary',
          fixes: (read) => affinityFixes(snapshot, object, read),
        },
      ];
    }
    const seconds = integer(affinityTimeout);
    if (!affinityTimeout || seconds === undefined || (seconds > 0 && seconds <= MAX_SECONDS)) return [];
    const nearest = seconds > 0 ? MAX_SECONDS : 1;
    return [
      {
        span: affinityTimeout,
        message: `A session affinity lasts from 1 to ${MAX_SECONDS} seconds, not \`${seconds}\``,
        fixes: () =>
          fixOf(`Change it to \`${nearest}\``, 'alternative', [
            replaceScalar(snapshot, object, affinityTimeout, nearest),
          ]),
      },
    ];
  },
};

const MAX_SECONDS = 86_400;

function affinityFixes(snapshot: Snapshot, object: KubeObject<ServiceSpec>, read: ReadText): readonly Fix[] {
  const { sessionAffinity, fields } = object.spec;
  const config = fields.sessionAffinityConfig;
  if (!config) return [];
  const set = sessionAffinity
    ? replaceScalar(snapshot, object, sessionAffinity, 'ClientIP')
    : insertBefore(snapshot, object, config.key, 'sessionAffinity: ClientIP', read);
  const remove = removeAt(snapshot, object, config, read);
  return [
    ...fixOf('Set `sessionAffinity: ClientIP`', 'preferred', [set]),
    ...fixOf('Remove `sessionAffinityConfig`', 'alternative', [remove]),
  ];
}
