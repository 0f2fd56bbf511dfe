/** The settings as everything else reads them; each stands in `settingsTable.ts`. */
import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../workspace/assumptions';
import { readAssumptions } from './readAssumptions';
import { type HelmIndex, readReleases, type WrittenRelease } from './helm/readReleases';
import { type ClusterSettings, DEFAULT_CLUSTER, type PortRange } from '../workspace/settings';
import type { FolderConfig } from './config/config';
import type { Profile, RuleLevel } from './levels';
import { SETTINGS, type SettingDefinition } from './settingsTable';

/** What a hover is about; each can be switched off. */
export type HoverTopic = 'names' | 'ports' | 'selectors' | 'policies' | 'links' | 'overlays' | 'charts';

export interface Settings {
  readonly clusterDomain: string;
  /** Empty: decided by the deployment. */
  readonly namespace: string;
  /** Empty: any that is supported. */
  readonly kubernetesVersion: string;
  readonly nodePortRange: string;
  readonly exclude: readonly string[];
  readonly workspaceFolders: 'separate' | 'joined';
  /** Whether what is indexed is kept between two starts, where the client has a place for it. */
  readonly cache: boolean;
  /** As written: `readCustomKinds` says what of it can be used. */
  readonly customKinds: readonly unknown[];
  readonly diagnostics: boolean;
  readonly profile: Profile;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly hover: boolean;
  readonly hovers: Readonly<Record<HoverTopic, boolean>>;
  readonly lenses: {
    readonly service: boolean;
    readonly policy: boolean;
    readonly policyRule: boolean;
    readonly workload: boolean;
    readonly reachability: boolean;
    readonly references: boolean;
    readonly route: boolean;
  };
  readonly kustomizationLens: boolean;
  readonly inlayHints: boolean;
  readonly unknownMarks: boolean;
  readonly helm: {
    /** Whether the user's `helm` may be run. */
    readonly render: boolean;
    readonly path: string;
    /** Seen from a chart's folder; those that are not there are left out. */
    readonly valuesFiles: readonly string[];
    /** Which charts are indexed as Helm renders them: those with releases, or all. */
    readonly index: HelmIndex;
    readonly releases: readonly WrittenRelease[];
  };
  readonly assumptions: Assumptions;
  /** The `.selectrail.yaml` of each workspace folder that has one; see `settingsFor`. */
  readonly folders: readonly FolderConfig[];
}

/** Settings from what a client or a file gives; what is missing or of a wrong type takes its default. */
export function readSettings(raw: unknown): Settings {
  const value = <Value>(key: keyof typeof SETTINGS): Value => {
    const definition: SettingDefinition = SETTINGS[key];
    const found = key.split('.').reduce<unknown>(at, raw);
    return (fits(definition, found) ? found : definition.default) as Value;
  };
  return {
    clusterDomain: value<string>('clusterDomain') || DEFAULT_CLUSTER.clusterDomain,
    namespace: value('namespace'),
    kubernetesVersion: value('kubernetesVersion'),
    nodePortRange: value('nodePortRange'),
    exclude: value('exclude'),
    workspaceFolders: value('workspaceFolders') === 'joined' ? 'joined' : 'separate',
    cache: value('cache'),
    customKinds: value('customKinds'),
    diagnostics: value('diagnostics.enabled'),
    profile: value('profile'),
    rules: value('rules'),
    hover: value('hover.enabled'),
    hovers: {
      names: value('hover.names'),
      ports: value('hover.ports'),
      selectors: value('hover.selectors'),
      policies: value('hover.policies'),
      links: value('hover.links'),
      overlays: value('hover.overlays'),
      charts: value('hover.charts'),
    },
    lenses: {
      service: value('codeLens.service'),
      policy: value('codeLens.networkPolicy'),
      policyRule: value('codeLens.policyRule'),
      workload: value('codeLens.workload'),
      reachability: value('codeLens.reachability'),
      references: value('codeLens.references'),
      route: value('codeLens.route'),
    },
    kustomizationLens: value('codeLens.kustomization'),
    inlayHints: value('inlayHints.enabled'),
    unknownMarks: value('inlayHints.unknown'),
    helm: {
      render: value('helm.render'),
      path: value<string>('helm.path') || 'helm',
      valuesFiles: value<readonly unknown[]>('helm.valuesFiles').filter((path) => typeof path === 'string'),
      index: value('helm.index'),
      releases: readReleases(value('helm.releases')),
    },
    assumptions: readAssumptions(at(raw, 'reachability')) ?? DEFAULT_ASSUMPTIONS,
    folders: [],
  };
}

function at(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function fits({ type, schema }: SettingDefinition, value: unknown): boolean {
  const allowed = schema?.['enum'];
  if (Array.isArray(allowed)) return allowed.includes(value);
  if (type === 'array') return Array.isArray(value);
  return type === 'object' ? isRecord(value) : typeof value === type;
}

export const DEFAULT_SETTINGS: Settings = readSettings({});

/** The part of the settings that decides what the manifests mean. */
export function clusterSettings(settings: Settings): ClusterSettings {
  return {
    clusterDomain: settings.clusterDomain,
    namespace: settings.namespace || undefined,
    kubernetesMinor: minorOf(settings.kubernetesVersion),
    nodePorts: rangeOf(settings.nodePortRange),
    assumptions: settings.assumptions,
    folders: settings.folders.map(({ folder, config: { clusterDomain, namespace, reachability } }) => ({
      folder,
      clusterDomain,
      namespace,
      assumptions: readAssumptions(reachability, settings.assumptions),
    })),
  };
}

function minorOf(version: string): number | undefined {
  const [, minor] = /^v?1\.(\d+)/.exec(version.trim()) ?? [];
  return minor === undefined ? undefined : Number(minor);
}

function rangeOf(text: string): PortRange | undefined {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(text.trim()) ?? [];
  return first === undefined || last === undefined ? undefined : { first: Number(first), last: Number(last) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
