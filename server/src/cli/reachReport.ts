/** A listing as people, documents and programs read it. */
import { assumptionTexts } from '../network/reach/assumptionTexts';
import type { Assumptions } from '../workspace/assumptions';
import { assumedLine, assumedLines, assumedText } from './assumed';
import type { ExposureRows } from './exposureRows';
import { dotGraph, mermaidGraph } from './reachGraph';
import { reachCsv } from './reachCsv';
import type { ReachOptions } from './reachArgs';
import type { Row } from './reachRows';
import { reachSvg } from './reachSvg';
import { markdownTable, textTable } from './table';

export interface Report {
  readonly rows: readonly Row[];
  readonly exposure: ExposureRows | undefined;
  readonly assumptions: Assumptions;
}

export function reachReport(report: Report, output: Exclude<ReachOptions['output'], 'html'>): string {
  switch (output) {
    case 'table':
      return tables(report, textTable) + assumedLines(report.assumptions);
    case 'md':
      return tables(report, markdownTable) + assumedLine(report.assumptions);
    case 'csv':
      return reachCsv(report.rows, report.exposure);
    case 'json':
      return json(report);
    case 'dot':
      return `// ${assumedText(report.assumptions)}\n${dotGraph(report.rows)}`;
    case 'mermaid':
      return `%% ${assumedText(report.assumptions)}\n${mermaidGraph(report.rows)}`;
    case 'svg':
      return reachSvg(report.rows, assumedText(report.assumptions));
  }
}

type Table = (header: readonly string[], rows: readonly (readonly string[])[]) => string;

function tables({ rows, exposure }: Report, table: Table): string {
  const main = tableOf(rows, table);
  if (!exposure) return main;
  return [
    main,
    `\nExposure: what pods and addresses that are not in the manifests could reach\n\nEgress\n\n${tableOf(exposure.egress, table)}`,
    `\nIngress\n\n${tableOf(exposure.ingress, table)}`,
  ].join('');
}

function tableOf(rows: readonly Row[], table: Table): string {
  if (rows.length === 0) return 'No connections\n';
  const unknown = rows.some((row) => row.unknown !== '');
  const header = ['source', 'destination', 'allowed', ...(unknown ? ['unknown'] : [])];
  return table(
    header,
    rows.map((row) => [row.src, row.dst, row.conn || '-', ...(unknown ? [row.unknown] : [])]),
  );
}

function json({ rows, exposure, assumptions }: Report): string {
  const shape = (all: readonly Row[]): readonly object[] =>
    all.map(({ src, dst, conn, unknown }) => ({ source: src, destination: dst, allowed: conn, unknown }));
  const value = {
    connections: shape(rows),
    ...(exposure ? { exposure: { egress: shape(exposure.egress), ingress: shape(exposure.ingress) } } : {}),
    assumptions: assumptionTexts(assumptions),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
