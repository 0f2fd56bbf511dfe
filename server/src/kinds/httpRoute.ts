/** HTTPRoute. */
import { defineRoute } from './gatewayRoute';

export const httpRoute = defineRoute('HTTPRoute', 'httproute');
