/** Every rule, a line each. */
import { adminPolicyName } from './adminPolicyName';
import { adminPolicyPriority } from './adminPolicyPriority';
import { apiVersionRemoved } from './apiVersionRemoved';
import { containerPortConflict } from './containerPortConflict';
import { dnsNamePortMismatch } from './dnsNamePortMismatch';
import { dnsNameUnresolved } from './dnsNameUnresolved';
import { endpointsDeprecated } from './endpointsDeprecated';
import { endpointsliceInvalid } from './endpointsliceInvalid';
import { endpointslicePortMismatch } from './endpointslicePortMismatch';
import { endpointsNoService } from './endpointsNoService';
import { gatewayBackendMissing } from './gatewayBackendMissing';
import { gatewayClassMissing } from './gatewayClassMissing';
import { gatewayHostnameMismatch } from './gatewayHostnameMismatch';
import { gatewayListenerConflict } from './gatewayListenerConflict';
import { gatewayParentMissing } from './gatewayParentMissing';
import { gatewayParentSection } from './gatewayParentSection';
import { gatewayReferenceNotGranted } from './gatewayReferenceNotGranted';
import { gatewayRouteNotAllowed } from './gatewayRouteNotAllowed';
import { ingressBackendMissing } from './ingressBackendMissing';
import { ingressBackendOtherNamespace } from './ingressBackendOtherNamespace';
import { ingressBackendPortMissing } from './ingressBackendPortMissing';
import { ingressBackendPortNameLength } from './ingressBackendPortNameLength';
import { ingressBackendShape } from './ingressBackendShape';
import { ingressBackendTargetPort } from './ingressBackendTargetPort';
import { ingressClassAnnotation } from './ingressClassAnnotation';
import { ingressClassDefaultConflict } from './ingressClassDefaultConflict';
import { ingressClassUnresolved } from './ingressClassUnresolved';
import { ingressDuplicatePath } from './ingressDuplicatePath';
import { ingressHostInvalid } from './ingressHostInvalid';
import { ingressPathInvalid } from './ingressPathInvalid';
import { ingressPathShadowed } from './ingressPathShadowed';
import { ingressRewriteDropsPath } from './ingressRewriteDropsPath';
import { ingressTlsHostMismatch } from './ingressTlsHostMismatch';
import { ingressTlsSecretMissing } from './ingressTlsSecretMissing';
import { istioDestination } from './istioDestination';
import { istioHostMissing } from './istioHostMissing';
import { istioPortName } from './istioPortName';
import { labelSelectorInvalid } from './labelSelectorInvalid';
import { labelValueNotString } from './labelValueNotString';
import { netpolBlocksExposedWorkload } from './netpolBlocksExposedWorkload';
import { netpolDnsOneProtocol } from './netpolDnsOneProtocol';
import { netpolEgressBlocksDns } from './netpolEgressBlocksDns';
import { netpolEmptyPeerList } from './netpolEmptyPeerList';
import { netpolImplicitPolicyTypes } from './netpolImplicitPolicyTypes';
import { netpolIpBlock } from './netpolIpBlock';
import { netpolNamedPortUnresolved } from './netpolNamedPortUnresolved';
import { netpolNamespaceNameLabel } from './netpolNamespaceNameLabel';
import { netpolNamespaceSelectorNoMatch } from './netpolNamespaceSelectorNoMatch';
import { netpolPeerInvalid } from './netpolPeerInvalid';
import { netpolPeerOrAnd } from './netpolPeerOrAnd';
import { netpolPeerSelectsNothing } from './netpolPeerSelectsNothing';
import { netpolPortInvalid } from './netpolPortInvalid';
import { netpolPortIsServicePort } from './netpolPortIsServicePort';
import { netpolPortUndeclared } from './netpolPortUndeclared';
import { netpolRulesIgnored } from './netpolRulesIgnored';
import { netpolRuleWithoutEffect } from './netpolRuleWithoutEffect';
import { netpolSelectsHostNetwork } from './netpolSelectsHostNetwork';
import { netpolSelectsNothing } from './netpolSelectsNothing';
import { objectDuplicate } from './objectDuplicate';
import { podDnsBypassesCluster } from './podDnsBypassesCluster';
import { podDnsLimits } from './podDnsLimits';
import { podDnsNone } from './podDnsNone';
import { podHostNetworkDns } from './podHostNetworkDns';
import { portNameNotIana } from './portNameNotIana';
import { probePortUnresolved } from './probePortUnresolved';
import { referenceTargetMissing } from './referenceTargetMissing';
import { serviceAffinityConfig } from './serviceAffinityConfig';
import { serviceAnnotationIgnored } from './serviceAnnotationIgnored';
import { serviceExternalNameIgnored } from './serviceExternalNameIgnored';
import { serviceExternalNameInvalid } from './serviceExternalNameInvalid';
import { serviceFieldWrongType } from './serviceFieldWrongType';
import { serviceHeadlessConflict } from './serviceHeadlessConflict';
import { serviceHeadlessPort } from './serviceHeadlessPort';
import { serviceLbSourceRanges } from './serviceLbSourceRanges';
import { serviceNameInvalid } from './serviceNameInvalid';
import { serviceNodeportConflict } from './serviceNodeportConflict';
import { serviceNodeportRange } from './serviceNodeportRange';
import { serviceNodePortsOpen } from './serviceNodePortsOpen';
import { serviceNoEndpoints } from './serviceNoEndpoints';
import { servicePortDuplicate } from './servicePortDuplicate';
import { servicePortNameInvalid } from './servicePortNameInvalid';
import { servicePortNameMissing } from './servicePortNameMissing';
import { servicesConflictingPorts } from './servicesConflictingPorts';
import { serviceSelectorNearMiss } from './serviceSelectorNearMiss';
import { serviceSelectorNoMatch } from './serviceSelectorNoMatch';
import { serviceSelectorOtherNamespace } from './serviceSelectorOtherNamespace';
import { serviceSelectsSeveralWorkloads } from './serviceSelectsSeveralWorkloads';
import { serviceShadowsDomain } from './serviceShadowsDomain';
import { serviceTargetPortPartial } from './serviceTargetPortPartial';
import { serviceTargetPortProtocol } from './serviceTargetPortProtocol';
import { serviceTargetPortUndeclared } from './serviceTargetPortUndeclared';
import { serviceTargetPortUnresolved } from './serviceTargetPortUnresolved';
import { statefulsetServiceMissing } from './statefulsetServiceMissing';
import { workloadNotIsolated } from './workloadNotIsolated';
import { workloadSelectorMismatch } from './workloadSelectorMismatch';
import type { Rule } from './rule';

export const RULES: readonly Rule[] = [
  serviceSelectorNoMatch,
  serviceSelectorOtherNamespace,
  serviceSelectorNearMiss,
  serviceTargetPortUnresolved,
  serviceTargetPortProtocol,
  serviceTargetPortPartial,
  serviceSelectsSeveralWorkloads,
  serviceTargetPortUndeclared,
  servicePortNameMissing,
  servicePortDuplicate,
  servicePortNameInvalid,
  portNameNotIana,
  serviceNodeportConflict,
  serviceNodeportRange,
  serviceFieldWrongType,
  serviceLbSourceRanges,
  serviceExternalNameInvalid,
  serviceExternalNameIgnored,
  serviceHeadlessConflict,
  serviceAffinityConfig,
  serviceNoEndpoints,
  endpointsNoService,
  endpointslicePortMismatch,
  endpointsliceInvalid,
  endpointsDeprecated,
  serviceNameInvalid,
  servicesConflictingPorts,
  serviceAnnotationIgnored,
  serviceHeadlessPort,
  serviceNodePortsOpen,
  serviceShadowsDomain,
  ingressBackendMissing,
  ingressBackendOtherNamespace,
  ingressBackendPortMissing,
  ingressBackendTargetPort,
  ingressBackendPortNameLength,
  ingressBackendShape,
  ingressDuplicatePath,
  ingressPathShadowed,
  ingressPathInvalid,
  ingressHostInvalid,
  ingressTlsSecretMissing,
  ingressTlsHostMismatch,
  ingressClassUnresolved,
  ingressClassAnnotation,
  ingressClassDefaultConflict,
  ingressRewriteDropsPath,
  netpolSelectsNothing,
  netpolPeerSelectsNothing,
  netpolNamespaceSelectorNoMatch,
  netpolNamespaceNameLabel,
  netpolPeerOrAnd,
  netpolPortIsServicePort,
  netpolNamedPortUnresolved,
  netpolPortUndeclared,
  netpolEgressBlocksDns,
  netpolDnsOneProtocol,
  netpolRulesIgnored,
  netpolRuleWithoutEffect,
  netpolImplicitPolicyTypes,
  netpolEmptyPeerList,
  netpolIpBlock,
  netpolPeerInvalid,
  netpolPortInvalid,
  netpolSelectsHostNetwork,
  netpolBlocksExposedWorkload,
  adminPolicyName,
  adminPolicyPriority,
  workloadNotIsolated,
  workloadSelectorMismatch,
  statefulsetServiceMissing,
  probePortUnresolved,
  containerPortConflict,
  podDnsNone,
  podDnsLimits,
  podHostNetworkDns,
  podDnsBypassesCluster,
  dnsNameUnresolved,
  dnsNamePortMismatch,
  referenceTargetMissing,
  apiVersionRemoved,
  objectDuplicate,
  labelValueNotString,
  labelSelectorInvalid,
  gatewayParentMissing,
  gatewayParentSection,
  gatewayRouteNotAllowed,
  gatewayHostnameMismatch,
  gatewayBackendMissing,
  gatewayReferenceNotGranted,
  gatewayClassMissing,
  gatewayListenerConflict,
  istioHostMissing,
  istioDestination,
  istioPortName,
];
