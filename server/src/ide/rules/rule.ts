/** What a diagnostic rule is: data, one file each, one line in `registry.ts`. */
import type { KubeObject } from '../../kinds/object';
import type { Span } from '../../syntax/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface Rule {
  /** Equals the file's name in kebab case; never changes once released. */
  readonly code: string;
  /** Severity of what is certain; a finding may state a lower one. */
  readonly severity: Severity;
  /** One line for tables: what it reports. */
  readonly summary: string;
  /** Markdown for the rule's page: why it matters, when it stays silent, an example. */
  readonly about: string;
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
  readonly related?: readonly Related[];
  /** Computed only when somebody asks. */
  fixes?(read: ReadText): readonly Fix[];
}

/** Another place that explains the finding: the nearest miss, the other object. */
export interface Related {
  readonly object: KubeObject;
  readonly span: Span;
  readonly message: string;
}
