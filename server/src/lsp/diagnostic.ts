/** A diagnostic in the protocol's terms. */
import { type Diagnostic as LspDiagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Diagnostic } from '../ide/diagnostics';
import type { Severity } from '../ide/rules/rule';
import type { ClientFeatures } from './clientFeatures';
import type { Converter } from './convert';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const PAGES = 'https://github.com/selectrail/selectrail/blob/main/docs/rules';

export function toLspDiagnostic(
  { rule, severity, message, location, related }: Diagnostic,
  convert: Converter,
  client: ClientFeatures,
): LspDiagnostic {
  return {
    range: convert.range(location),
    severity: SEVERITIES[severity],
    source: 'selectrail',
    code: rule.code,
    codeDescription: { href: `${PAGES}/${rule.code}.md` },
    message,
    ...(client.relatedInformation &&
      related.length > 0 && {
        relatedInformation: related.map((each) => ({
          location: convert.location(each.location),
          message: each.message,
        })),
      }),
  };
}
