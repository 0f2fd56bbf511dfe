/**
 * A listing in the form of np-guard's netpol-analyzer: only what is surely allowed.
 * @see https://github.com/np-guard/netpol-analyzer/blob/main/docs/connlist_output.md
 */
import { csv } from './csv';
import type { ExposureRows } from './exposureRows';
import type { Row } from './reachRows';

export function reachCsv(rows: readonly Row[], exposure: ExposureRows | undefined): string {
  const table = csv([['src', 'dst', 'conn'], ...rows.filter(({ conn }) => conn !== '').map(bySource)]);
  if (!exposure) return table;
  const { egress, ingress } = exposure;
  return `${table}${csv([
    ['Exposure Analysis Result:', '', ''],
    ...(egress.length > 0
      ? [['Egress Exposure:', '', ''], ['src', 'dst', 'conn'], ...egress.map(bySource)]
      : []),
    ...(ingress.length > 0
      ? [['Ingress Exposure:', '', ''], ['dst', 'src', 'conn'], ...ingress.map(byDestination)]
      : []),
  ])}`;
}

const bySource = ({ src, dst, conn }: Row): readonly string[] => [src, dst, conn];
const byDestination = ({ src, dst, conn }: Row): readonly string[] => [dst, src, conn];
