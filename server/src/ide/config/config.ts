/** What a `.selectrail.yaml` says. */
import type { Span } from '../../syntax/span';
import type { HelmIndex, WrittenRelease } from '../helm/readReleases';
import type { Profile, RuleLevel } from '../levels';

export interface Config {
  readonly profile?: Profile;
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  readonly ignore?: readonly Ignored[];
  readonly external?: readonly External[];
  readonly exclude?: readonly string[];
  readonly clusterDomain?: string;
  readonly namespace?: string;
  /** As written; see `readAssumptions`. */
  readonly reachability?: Readonly<Record<string, unknown>>;
  readonly helm?: { readonly index?: HelmIndex; readonly releases?: readonly WrittenRelease[] };
}

export interface Ignored {
  readonly rule: string;
  readonly files?: readonly string[];
  readonly objects?: readonly string[];
}

export interface External {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

export interface ConfigProblem extends Span {
  readonly message: string;
}

export interface FolderConfig {
  /** URI of the folder. */
  readonly folder: string;
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}
