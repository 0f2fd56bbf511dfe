/** TLSRoute. */
import { defineRoute } from './gatewayRoute';

export const tlsRoute = defineRoute('TLSRoute', 'tlsroute');
