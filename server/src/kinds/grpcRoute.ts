/** GRPCRoute. */
import { defineRoute } from './gatewayRoute';

export const grpcRoute = defineRoute('GRPCRoute', 'grpcroute');
