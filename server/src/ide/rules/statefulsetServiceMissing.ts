/** A StatefulSet whose Service cannot give its pods their names. */
import { linksOf } from '../../kinds/links';
import type { NameLink } from '../../kinds/link';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { isHeadless, podsLink, service, type ServiceSpec } from '../../kinds/service';
import { statefulSet } from '../../kinds/statefulSet';
import { declaredPorts } from '../../network/ports';
import { verdictFor } from '../../network/selectors';
import { integer, isKnown, type Text } from '../../syntax/node';
import { isWhole } from '../../workspace/closedWorld';
import { findByName, placeOf } from '../../workspace/find';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { isSameEverywhere, newObjectFix, newPlace } from '../newObject';
import { missingName } from './missingName';
import type { Finding, Rule } from './rule';

export const statefulsetServiceMissing: Rule = {
  code: 'statefulset-service-missing',
  severity: 'warning',
  summary:
    'The serviceName of a StatefulSet names no Service, one that does not select its pods, or no headless one',
  about: `
\`serviceName\` names the headless Service that gives each pod of a StatefulSet its DNS name
(\`db-0.db.shop.svc.cluster.local\`). Without it, or where it selects other pods, these names do not exist.

It is a warning where the name is a near miss of a Service, or where that Service does not select these pods; it is
information where the Service is missing and the files show everything that is deployed together, and where it is not
headless: CoreDNS answers for the pods all the same, other resolvers need not. It is silent where no \`serviceName\` is
written, and where Services may exist that the files do not show.

\`\`\`yaml
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: database # the headless Service is named db
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, statefulSet)) return [];
    const link = linksOf(object).find(
      (each): each is NameLink => each.type === 'name' && each.role === 'governing service',
    );
    if (!link || !isKnown(link.text)) return [];
    const { own } = findByName(snapshot, '', 'Service', link.text.value, placeOf(snapshot, object));
    if (own.length === 0) {
      return missingName(snapshot, object, link, (read) => createHeadless(snapshot, object, link.text, read));
    }
    const services = own.filter((each) => is(each, service)).filter(isWhole);
    return services.length === own.length ? unfit(snapshot, object, link, services) : [];
  },
};

/** Copies of a Service are alternatives: all of them have to be unfit. */
function unfit(
  snapshot: Snapshot,
  object: KubeObject,
  { text }: NameLink,
  services: readonly KubeObject<ServiceSpec>[],
): readonly Finding[] {
  const related = services.map((each) => ({
    object: each,
    span: each.spec.selector ?? each.name ?? each.kind,
    message: `Service \`${nameOf(each)}\``,
  }));
  const misses = (each: KubeObject<ServiceSpec>): boolean => {
    const link = podsLink(each);
    return link !== undefined && verdictFor(snapshot, object, link) === 'no';
  };
  if (services.every(misses)) {
    return [
      {
        span: text,
        message: `Service \`${text.value}\` does not select the pods of this StatefulSet`,
        related,
      },
    ];
  }
  const withAddress = ({ spec }: KubeObject<ServiceSpec>): boolean =>
    spec.type !== undefined && !isHeadless(spec) && (spec.clusterIP === undefined || isKnown(spec.clusterIP));
  if (!services.every(withAddress)) return [];
  return [
    {
      span: text,
      severity: 'info',
      message: `Service \`${text.value}\` lacks \`clusterIP: None\`, so its pods are not sure to have DNS names of their own`,
      related,
    },
  ];
}

/** A headless Service with the labels and the ports of the StatefulSet. */
function createHeadless(snapshot: Snapshot, object: KubeObject, name: Text, read: ReadText): readonly Fix[] {
  const { pods } = object;
  const place = newPlace(snapshot, object, name);
  if (!place) return [];
  const { namespace } = place;
  const pairs =
    pods?.labels.pairs.filter(
      ({ key, value }) => isKnown(key) && isKnown(value) && isSameEverywhere(snapshot, place, object, value),
    ) ?? [];
  if (!pods || pairs.length === 0) return [];
  const ports = declaredPorts(pods).flatMap(({ number, name: portName, protocol }) => {
    const known = integer(number);
    if (known === undefined) return [];
    const transport = protocol === 'TCP' ? [] : [`      protocol: ${protocol}`];
    return [
      `    - port: ${known}`,
      `      name: ${isKnown(portName) ? portName.value : `port-${known}`}`,
      ...transport,
    ];
  });
  const lines = [
    'apiVersion: v1',
    'kind: Service',
    'metadata:',
    `  name: ${name.value}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    'spec:',
    '  clusterIP: None',
    '  selector:',
    ...pairs.map(({ key, value }) => `    ${key.value}: ${JSON.stringify(value.value)}`),
    ...(ports.length > 0 ? ['  ports:', ...ports] : []),
  ];
  const title = `Create headless Service \`${name.value}\``;
  return newObjectFix(
    snapshot,
    place,
    { title, rank: 'alternative', ref: `service-${name.value}`, lines },
    read,
  );
}
