/** Every rule, a line each. */
import { ingressBackendMissing } from './ingressBackendMissing';
import { ingressBackendOtherNamespace } from './ingressBackendOtherNamespace';
import { ingressBackendPortMissing } from './ingressBackendPortMissing';
import { ingressBackendTargetPort } from './ingressBackendTargetPort';
import type { Rule } from './rule';
import { serviceSelectorNearMiss } from './serviceSelectorNearMiss';
import { serviceSelectorNoMatch } from './serviceSelectorNoMatch';
import { serviceSelectorOtherNamespace } from './serviceSelectorOtherNamespace';
import { serviceTargetPortPartial } from './serviceTargetPortPartial';
import { serviceTargetPortProtocol } from './serviceTargetPortProtocol';
import { serviceTargetPortUnresolved } from './serviceTargetPortUnresolved';

export const RULES: readonly Rule[] = [
  serviceSelectorNoMatch,
  serviceSelectorOtherNamespace,
  serviceSelectorNearMiss,
  serviceTargetPortUnresolved,
  serviceTargetPortProtocol,
  serviceTargetPortPartial,
  ingressBackendMissing,
  ingressBackendOtherNamespace,
  ingressBackendPortMissing,
  ingressBackendTargetPort,
];
