/** Where a command writes, and how it ends. */

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Says what is being done, on a terminal; may be called often. */
  progress?(text: string): void;
  /** Nothing more is being done. */
  done?(): void;
}

/** 0: all is well; 1: there is something to look at; 2: there is no answer. */
export type ExitCode = 0 | 1 | 2;
