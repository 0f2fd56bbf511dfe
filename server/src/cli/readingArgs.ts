/** Options that every command which reads manifests takes. */

export interface ReadingOptions {
  /** Of objects that name none; empty: as the command has it. */
  readonly namespace: string;
  /** Where a document cannot be read: go on with the rest, or fail. */
  readonly partial: 'accepted' | 'refused';
  /** Charts: as `helm` renders them, or as their templates show them. */
  readonly charts: 'rendered' | 'templates';
}

/** For `parseArgs`. */
export const READING = {
  namespace: { type: 'string', short: 'n', default: '' },
  strict: { type: 'boolean', default: false },
  helm: { type: 'boolean', default: false },
} as const;

/** What `parseArgs` makes of `READING`. */
export interface ReadingValues {
  readonly namespace: string;
  readonly strict: boolean;
  readonly helm: boolean;
}

export function readingOptions({ namespace, strict, helm }: ReadingValues): ReadingOptions {
  return {
    namespace,
    partial: strict ? 'refused' : 'accepted',
    charts: helm ? 'rendered' : 'templates',
  };
}
