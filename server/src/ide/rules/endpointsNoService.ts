/** Endpoints that belong to no Service, or to one that finds its own. */
import { endpoints, type EndpointsSpec } from '../../kinds/endpoints';
import { endpointSlice, SERVICE_NAME_LABEL } from '../../kinds/endpointSlice';
import { nameLink, SERVICE } from '../../kinds/linked';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { service } from '../../kinds/service';
import { isKnown } from '../../syntax/node';
import { isWhole } from '../../workspace/closedWorld';
import { findByName, placeOf } from '../../workspace/find';
import type { Snapshot } from '../../workspace/snapshot';
import { missingName } from './missingName';
import type { Finding, Rule } from './rule';

export const endpointsNoService: Rule = {
  code: 'endpoints-no-service',
  severity: 'warning',
  summary: 'Endpoints or an EndpointSlice belong to no Service, or to one with a selector',
  about: `
An EndpointSlice belongs to the Service that its label \`${SERVICE_NAME_LABEL}\` names, Endpoints to the Service of the
same name. Endpoints of a Service with a selector are overwritten by the cluster with the pods that it selects.

It is a warning where the name is a near miss of a Service, and for Endpoints of a Service with a selector; it is
information where there is no such Service, and the files show everything that is deployed together. It is silent where
Services may exist that the files do not show, for endpoints that a controller wrote (they name pods), and for Endpoints
without addresses.

\`\`\`yaml
kind: EndpointSlice
metadata:
  labels:
    kubernetes.io/service-name: databse # the Service is named database
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, endpointSlice) && !is(object, endpoints)) return [];
    const { service: name, targets, endpoints: listed } = object.spec;
    if (targets.length > 0 || listed.length === 0 || !isKnown(name)) return [];
    const selected = is(object, endpoints) ? overwritten(snapshot, object) : [];
    return [
      ...selected,
      ...nameLink('service', name, SERVICE).flatMap((link) => missingName(snapshot, object, link)),
    ];
  },
};

function overwritten(snapshot: Snapshot, object: KubeObject<EndpointsSpec>): readonly Finding[] {
  const { service: name } = object.spec;
  if (!name) return [];
  const { own } = findByName(snapshot, '', 'Service', name.value, placeOf(snapshot, object));
  const selecting = own.filter((each) => is(each, service)).filter(({ spec }) => spec.selector !== undefined);
  const [first] = selecting;
  if (!first || selecting.length < own.length || !selecting.every(isWhole)) return [];
  return [
    {
      span: name,
      message: `Service \`${nameOf(first)}\` has a selector, so the cluster overwrites these Endpoints`,
      related: [{ object: first, span: first.spec.selector ?? first.kind, message: 'The selector' }],
    },
  ];
}
