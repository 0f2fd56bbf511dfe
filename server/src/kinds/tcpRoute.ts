/** TCPRoute. */
import { defineRoute } from './gatewayRoute';

export const tcpRoute = defineRoute('TCPRoute', 'tcproute');
