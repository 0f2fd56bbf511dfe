/**
 * What the core can do, on one screen. Plain data in and out, in absolute UTF-16 offsets; synchronous and pure.
 * The language server and the command line both stand on this and nothing else.
 */
import type { Location, Snapshot } from '../workspace/snapshot';
import { type Lens, type LensPlace, lensPlaces, resolveLens } from './codeLens';
import { type Completion, completion } from './completion';
import { type Definition, definition } from './definition';
import { type Diagnostic, diagnostics } from './diagnostics';
import { highlights } from './highlight';
import { type Hover, hover } from './hover';
import { implementation, typeDefinition } from './implementation';
import { references } from './references';
import { prepareRename, type Renamable, rename, type Renamed } from './rename';
import type { Settings } from './settings';
import { type DocumentSymbol, documentSymbols, type WorkspaceSymbol, workspaceSymbols } from './symbols';

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

  implementation(uri: string, offset: number): readonly Location[] {
    return implementation(this.snapshot, uri, offset);
  }

  typeDefinition(uri: string, offset: number): readonly Location[] {
    return typeDefinition(this.snapshot, uri, offset);
  }

  highlights(uri: string, offset: number): readonly Location[] {
    return highlights(this.snapshot, uri, offset);
  }

  prepareRename(uri: string, offset: number): Renamable | undefined {
    return prepareRename(this.snapshot, uri, offset);
  }

  rename(uri: string, offset: number, newName: string): Renamed {
    return rename(this.snapshot, uri, offset, newName);
  }

  completion(uri: string, offset: number, text: string): readonly Completion[] {
    return completion(this.snapshot, uri, offset, text);
  }

  documentSymbols(uri: string): readonly DocumentSymbol[] {
    return documentSymbols(this.snapshot, uri);
  }

  workspaceSymbols(query: string): readonly WorkspaceSymbol[] {
    return workspaceSymbols(this.snapshot, query);
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
