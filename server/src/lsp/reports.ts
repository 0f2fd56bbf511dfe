/** Diagnostics of each file, kept until something that they were made from has changed. */
import type { Diagnostic } from 'vscode-languageserver';
import { Analysis } from '../ide/analysis';
import { CleanObjects } from '../ide/cleanObjects';
import type { Settings } from '../ide/settings';
import type { Reads, Snapshot } from '../workspace/snapshot';
import { Converter } from './convert';
import { toLspDiagnostic } from './diagnostic';
import { atMoment, type Moment } from './moment';
import type { Session } from './session';

/** Equal ids mean equal items, within one run of the server. */
export interface Report {
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

interface Entry {
  readonly report: Report;
  /** Of a file that somebody edits. */
  readonly clean: CleanObjects | undefined;
  readonly reads: Reads;
  readonly settings: Settings;
  /** The newest one that the report is known to fit. */
  snapshot: Snapshot;
}

export class Reports {
  readonly #session: Session;
  readonly #entries = new Map<string, Entry>();
  readonly #found = new Set<string>();
  /** All that there was when the reports on all files were made last. */
  #complete: readonly Analysis[] = [];
  /** Clients keep ids over a restart of the server. */
  readonly #run = Date.now().toString(36);
  #count = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The report on a file as of now; empty for one that is not known. */
  async of(uri: string): Promise<Report> {
    const { snapshot, settings } = this.#session.analysis(uri);
    const known = this.#entries.get(uri);
    if (known?.settings === settings && isCurrent(known, snapshot)) return known.report;
    const clean = this.#session.isOpen(uri) ? (known?.clean ?? new CleanObjects()) : undefined;
    const { items, ...madeFrom } = await atMoment(this.#session, uri, (moment) =>
      examine(moment, uri, clean),
    );
    const report = known && isEqual(known.report.items, items) ? known.report : { id: this.#nextId(), items };
    this.#entries.set(uri, { report, clean, ...madeFrom });
    if (items.length > 0) this.#found.add(uri);
    return report;
  }

  /** True while nothing has changed since `completed`: the reports on all files are those that were made. */
  get isComplete(): boolean {
    const now = this.#session.roots.analyses();
    return now.length === this.#complete.length && now.every((each, at) => each === this.#complete[at]);
  }

  /** Says that the reports on all files were made of `all`. */
  completed(all: readonly Analysis[]): void {
    this.#complete = all;
  }

  /** Files that ever had a diagnostic: the client may still show it. */
  get found(): ReadonlySet<string> {
    return this.#found;
  }

  #nextId(): string {
    return `${this.#run}-${this.#count++}`;
  }
}

/** Cheap for a snapshot that was asked about before. */
function isCurrent(entry: Entry, snapshot: Snapshot): boolean {
  if (entry.snapshot !== snapshot && !snapshot.isCurrent(entry.reads)) return false;
  entry.snapshot = snapshot;
  return true;
}

/** Where the client takes a file for a Helm template, it gets no diagnostics: another server has those. */
function examine(
  { analysis, session, read }: Moment,
  uri: string,
  clean: CleanObjects | undefined,
): Omit<Entry, 'report' | 'clean'> & Pick<Report, 'items'> {
  const { settings } = analysis;
  const reads: Reads = new Map();
  const snapshot = analysis.snapshot.recording(reads);
  const convert = new Converter(snapshot, session.encoding, read);
  const found = new Analysis(snapshot, settings).diagnostics(uri, clean);
  const shown = session.documents.get(uri)?.languageId === 'helm' ? [] : found;
  const items = shown.map((diagnostic) => toLspDiagnostic(diagnostic, convert, session.client));
  return { items, reads, settings, snapshot: analysis.snapshot };
}

function isEqual(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return (a.length === 0 && b.length === 0) || JSON.stringify(a) === JSON.stringify(b);
}
