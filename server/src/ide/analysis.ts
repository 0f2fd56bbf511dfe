/**
 * What the core can do, on one screen. Plain data in and out, in absolute UTF-16 offsets; synchronous and pure.
 * The language server and the command line both stand on this and nothing else.
 */
import type { Location, Snapshot } from '../workspace/snapshot';
import { type Lens, type LensPlace, lensPlaces, resolveLens } from './codeLens';
import { type Definition, definition } from './definition';
import { type Diagnostic, diagnostics } from './diagnostics';
import { type Hover, hover } from './hover';
import { references } from './references';
import type { Settings } from './settings';

export class Analysis {
  readonly snapshot: Snapshot;
  readonly settings: Settings;

  constructor(snapshot: Snapshot, settings: Settings) {
    this.snapshot = snapshot;
    this.settings = settings;
  }

  definition(uri: string, offset: number): readonly Definition[] {
    return definition(this.snapshot, uri, offset);
  }

  references(uri: string, offset: number, declarations: 'with' | 'without'): readonly Location[] {
    return references(this.snapshot, uri, offset, declarations);
  }

  hover(uri: string, offset: number): Hover | undefined {
    return this.settings.hover ? hover(this.snapshot, uri, offset) : undefined;
  }

  lensPlaces(uri: string): readonly LensPlace[] {
    return lensPlaces(this.snapshot, uri, this.settings);
  }

  resolveLens(place: LensPlace): Lens | undefined {
    return resolveLens(this.snapshot, place);
  }

  diagnostics(uri: string): readonly Diagnostic[] {
    return diagnostics(this.snapshot, uri, this.settings);
  }
}
