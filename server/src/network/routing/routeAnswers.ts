/** A request, asked of everything that takes requests from outside. */
import type { KubeObject } from '../../kinds/object';
import { gateway } from '../../kinds/gateway';
import type { Snapshot } from '../../workspace/snapshot';
import { objectsAround } from '../dns/around';
import type { RouteAnswer } from './answer';
import { gatewayAnswer } from './gatewayAnswer';
import type { GatewayObject } from './gatewayListeners';
import { ingressAnswer } from './ingressAnswer';
import { ingressesAround } from './ingressRules';
import { istioAnswer, virtualServices } from './istioAnswer';
import { nginxAnswer } from './nginxAnswer';
import { openShiftAnswer, openShiftRoutes } from './openShiftAnswer';
import type { RouteRequest } from './request';

/** What serves the Ingresses: one that keeps to the API, or one that is known. */
export type IngressController = 'generic' | 'ingress-nginx';

export interface RouteScope {
  readonly controller: IngressController;
  /** Only what this Gateway takes. */
  readonly entry?: GatewayObject | undefined;
  /** Only this Ingress. */
  readonly only?: KubeObject | undefined;
  /** Only what is deployed with this object. */
  readonly around?: KubeObject | undefined;
}

/** Answers of everything that has rules: Ingresses, Gateways, OpenShift Routes, VirtualServices, in this order. */
export function routeAnswers(
  snapshot: Snapshot,
  request: RouteRequest,
  { controller, entry, only, around }: RouteScope,
): readonly RouteAnswer[] {
  if (entry) return [gatewayAnswer(snapshot, entry, request, around)];
  const ingresses = ingressesAround(snapshot, around).filter((each) => !only || each === only);
  const answer = controller === 'ingress-nginx' ? nginxAnswer : ingressAnswer;
  const routes = openShiftRoutes(snapshot, around);
  const services = virtualServices(snapshot, around);
  return [
    ...(ingresses.length > 0 ? [answer(snapshot, ingresses, request)] : []),
    ...(only
      ? []
      : gatewaysAround(snapshot, around).map((each) => gatewayAnswer(snapshot, each, request, around))),
    ...(only || routes.length === 0 ? [] : [openShiftAnswer(snapshot, routes, request)]),
    ...(only || services.length === 0 ? [] : [istioAnswer(snapshot, services, request)]),
  ];
}

/** Gateways of the workspace, or of the units of `around`. */
export function gatewaysAround(snapshot: Snapshot, around: KubeObject | undefined): readonly GatewayObject[] {
  return objectsAround(snapshot, gateway, around);
}

/** True where a rule took the request, whatever it does with it. */
export function isTaken({ winners }: RouteAnswer): boolean {
  return winners.length > 0;
}
