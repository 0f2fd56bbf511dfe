/** A diagnostic in the protocol's terms. */
import { type Diagnostic as LspDiagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Diagnostic } from '../ide/diagnostic';
import { rulePage } from '../ide/rulePage';
import type { Severity, Tag } from '../ide/rules/rule';
import type { ClientFeatures } from './clientFeatures';
import type { Converter } from './convert';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS: Readonly<Record<Tag, DiagnosticTag>> = {
  deprecated: DiagnosticTag.Deprecated,
  unnecessary: DiagnosticTag.Unnecessary,
};

export function toLspDiagnostic(
  { rule, severity, message, tag, location, related }: Diagnostic,
  convert: Converter,
  client: ClientFeatures,
): LspDiagnostic {
  return {
    range: convert.range(location),
    severity: SEVERITIES[severity],
    source: 'selectrail',
    code: rule.code,
    codeDescription: { href: rulePage(rule) },
    message,
    ...(tag && { tags: [TAGS[tag]] }),
    ...(client.relatedInformation &&
      related.length > 0 && {
        relatedInformation: related.map((each) => ({
          location: convert.location(each.location),
          message: each.message,
        })),
      }),
  };
}
