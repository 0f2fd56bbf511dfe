/** UDPRoute. */
import { defineRoute } from './gatewayRoute';

export const udpRoute = defineRoute('UDPRoute', 'udproute');
