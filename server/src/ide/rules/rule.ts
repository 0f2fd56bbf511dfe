/** What a diagnostic rule is: data, one file each, one line in `registry.ts`. */
import type { KubeObject } from '../../kinds/object';
import type { Span } from '../../syntax/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** `deprecated`: an API that goes away. `unnecessary`: what has no effect. */
export type Tag = 'deprecated' | 'unnecessary';

/** What is told of a rule, whatever it is about. */
export interface RuleInfo {
  /** Equals the file's name in kebab case; never changes once released. */
  readonly code: string;
  /** Severity of what is certain; a finding may state another one. */
  readonly severity: Severity;
  /** Off unless a setting gives it a severity. */
  readonly level?: 'off';
  /** One line for tables: what it reports. */
  readonly summary: string;
  /** Markdown for the rule's page: why it matters, when it stays silent, an example. */
  readonly about: string;
}

/** A rule about objects. */
export interface Rule extends RuleInfo {
  /** Findings on `object` alone, whatever else is read. Undecidable is no finding. */
  check(object: KubeObject, snapshot: Snapshot): readonly Finding[];
}

export interface Finding {
  /** In the object's document. */
  readonly span: Span;
  /** One sentence, no final period, names in backticks. */
  readonly message: string;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  /** Shown struck through, or faded. */
  readonly tag?: Tag;
  readonly related?: readonly Related[];
  /** The object that it misses: where the user declares that as external, nothing is wrong. */
  readonly missing?: Missing;
  /** Computed only when somebody asks. */
  fixes?(read: ReadText): readonly Fix[];
}

/** An object that no file holds. */
export interface Missing {
  readonly kind: string;
  /** Undefined: of the cluster, or decided by the deployment. */
  readonly namespace: string | undefined;
  readonly name: string;
}

/** Another place that explains the finding: the nearest miss, the other object. */
export interface Related {
  readonly object: KubeObject;
  readonly span: Span;
  readonly message: string;
}
