/**
 * Every setting, once: its key under `selectrail.`, its type, default and words. `package.json` and the table in
 * `docs/settings.md` are generated from here.
 */
import { type ClusterSettings, DEFAULT_CLUSTER } from '../workspace/settings';
import type { Severity } from './rules/rule';

export type RuleLevel = Severity | 'off' | 'default';

export interface Settings {
  readonly clusterDomain: string;
  /** Empty: decided by the deployment. */
  readonly namespace: string;
  readonly exclude: readonly string[];
  readonly diagnostics: boolean;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly hover: boolean;
  readonly lenses: { readonly service: boolean; readonly policy: boolean; readonly workload: boolean };
}

interface Definition {
  readonly type: 'boolean' | 'string' | 'array' | 'object';
  readonly default: unknown;
  readonly description: string;
  /** Further JSON schema of the value. */
  readonly schema?: Readonly<Record<string, unknown>>;
}

const flag = (description: string): Definition => ({ type: 'boolean', default: true, description });

export const SETTINGS = {
  'codeLens.service': flag('Show, above each Service, the pods behind it, its DNS name and its ports.'),
  'codeLens.networkPolicy': flag(
    'Show, above each NetworkPolicy, whom it isolates and whom it lets through.',
  ),
  'codeLens.workload': flag('Show, above each workload, the Services and policies that select it.'),
  'hover.enabled': flag('Explain ports, selectors, backends and names on hover.'),
  'diagnostics.enabled': flag('Report references that lead nowhere.'),
  rules: {
    type: 'object',
    default: {},
    description: 'Severity of single rules, by code: `{ "service-selector-no-match": "error" }`.',
    schema: { additionalProperties: { enum: ['default', 'off', 'hint', 'info', 'warning', 'error'] } },
  },
  exclude: {
    type: 'array',
    default: ['**/{testdata,fixtures,golden}/**', '**/node_modules/**', '**/.git/**'],
    description: 'Files that are not indexed, as globs within the workspace folder.',
    schema: { items: { type: 'string' } },
  },
  clusterDomain: {
    type: 'string',
    default: DEFAULT_CLUSTER.clusterDomain,
    description: "Zone of the cluster's DNS.",
  },
  namespace: {
    type: 'string',
    default: '',
    description: 'Namespace of objects that name none. Empty: the deployment decides it, so any fits.',
  },
} as const satisfies Record<string, Definition>;

/** Settings from what a client or a file gives; what is missing or of a wrong type takes its default. */
export function readSettings(raw: unknown): Settings {
  const value = <Value>(key: keyof typeof SETTINGS): Value => {
    const { type, default: fallback } = SETTINGS[key];
    const found = key.split('.').reduce<unknown>((at, part) => (isRecord(at) ? at[part] : undefined), raw);
    const fits =
      type === 'array' ? Array.isArray(found) : type === 'object' ? isRecord(found) : typeof found === type;
    return (fits ? found : fallback) as Value;
  };
  return {
    clusterDomain: value<string>('clusterDomain') || DEFAULT_CLUSTER.clusterDomain,
    namespace: value('namespace'),
    exclude: value('exclude'),
    diagnostics: value('diagnostics.enabled'),
    rules: value('rules'),
    hover: value('hover.enabled'),
    lenses: {
      service: value('codeLens.service'),
      policy: value('codeLens.networkPolicy'),
      workload: value('codeLens.workload'),
    },
  };
}

export const DEFAULT_SETTINGS: Settings = readSettings({});

/** The part of the settings that decides what the manifests mean. */
export function clusterSettings({ clusterDomain, namespace }: Settings): ClusterSettings {
  return { clusterDomain, namespace: namespace || undefined };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
