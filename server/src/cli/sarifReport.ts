/**
 * Findings as SARIF 2.1.0, for code scanning.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import type { Log, PhysicalLocation, ReportingDescriptor, Result, Run } from 'sarif';
import type { Diagnostic } from '../ide/diagnostic';
import { HOME_PAGE, rulePage } from '../ide/rulePage';
import { ALL_RULES } from '../ide/rules/allRules';
import type { RuleInfo, Severity } from '../ide/rules/rule';
import { nameOf } from '../kinds/object';
import type { Location, Snapshot } from '../workspace/snapshot';
import { version } from '../../../package.json';
import { fingerprint, objectPath } from './fingerprint';
import type { Loaded } from './load';
import { artifactUri, regionOf, sarifFixes } from './sarifFixes';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

export function sarifReport(loaded: Loaded, found: readonly Diagnostic[]): string {
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [runOf(loaded, found)] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function runOf(loaded: Loaded, found: readonly Diagnostic[]): Run {
  return {
    tool: {
      driver: {
        name: 'Selectrail',
        informationUri: HOME_PAGE,
        semanticVersion: version,
        rules: ALL_RULES.map(descriptorOf),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true }],
    results: found.map((each) => resultOf(loaded, each)),
  };
}

function descriptorOf(rule: RuleInfo): ReportingDescriptor {
  const { code, severity, level, summary, about } = rule;
  return {
    id: code,
    shortDescription: { text: summary },
    help: { text: `${summary}: ${rulePage(rule)}`, markdown: about.trim() },
    helpUri: rulePage(rule),
    defaultConfiguration: { enabled: level !== 'off', level: LEVELS[severity] },
  };
}

function resultOf(loaded: Loaded, each: Diagnostic): Result {
  const { snapshot } = loaded;
  const { rule, severity, message, location, object, related } = each;
  const fixes = sarifFixes(loaded, each);
  return {
    ruleId: rule.code,
    ruleIndex: ALL_RULES.findIndex(({ code }) => code === rule.code),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: physical(snapshot, location),
        ...(object && {
          logicalLocations: [
            { name: nameOf(object), fullyQualifiedName: objectPath(snapshot, each), kind: 'resource' },
          ],
        }),
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        message: { text: other.message },
        physicalLocation: physical(snapshot, other.location),
      })),
    }),
    partialFingerprints: { 'selectrail/v1': fingerprint(snapshot, each) },
    ...(fixes.length > 0 && { fixes }),
  };
}

function physical(snapshot: Snapshot, location: Location): PhysicalLocation {
  return { artifactLocation: artifactUri(location.uri), region: regionOf(snapshot, location) };
}
