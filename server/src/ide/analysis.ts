/**
 * What the core can do, on one screen. Plain data in and out, in absolute UTF-16 offsets; synchronous and pure.
 * The language server and the command line both stand on this and nothing else.
 */
import type { Span } from '../syntax/span';
import { type Environment, environmentsOf, unitsOfEnvironment } from '../workspace/environments';
import type { Release } from '../workspace/helm/release';
import type { Unit } from '../workspace/layout';
import { basename } from '../workspace/paths';
import type { Location, Snapshot } from '../workspace/snapshot';
import { incomingCalls, outgoingCalls, prepareCalls } from './callHierarchy/calls';
import type { Call, CallItem } from './callHierarchy/item';
import { type ByEnvironment, byEnvironment } from './byEnvironment';
import { brokenParts, type Lens, type LensPlace, lensPlaces, resolveLens } from './codeLens';
import { type Completion, completion } from './completion';
import type { CleanObjects } from './cleanObjects';
import { configCompletion } from './config/configCompletion';
import { CONFIG_FILE } from './config/configShape';
import { declareExternal } from './config/declareExternal';
import { type Definition, definition } from './definition';
import type { Diagnostic } from './diagnostic';
import { diagnostics } from './diagnostics';
import { highlights } from './highlight';
import type { Fix, ReadText } from './edit';
import { type ChartChoice, chartChoices } from './helm/chartChoices';
import { chartLensPlace, chartRendering } from './helm/chartRendering';
import { helmCompletion } from './helm/helmCompletion';
import { type Hover, hover } from './hover';
import { ignoreFixes } from './ignoreFixes';
import { implementation, typeDefinition } from './implementation';
import { type InlayHint, inlayHints } from './inlayHints';
import { type KubectlCommand, kubectlCommands } from './kubectl';
import { treeChildren, treePath } from './networkTree/networkTree';
import type { TreeNode } from './networkTree/treeNode';
import { endOfName } from './reachability/endOfName';
import { references } from './references';
import { kustomizationLensPlace, kustomizationLensTitle } from './kustomization/kustomizationLens';
import { type PathLink, pathLinks } from './kustomization/pathLinks';
import { renderedText } from './kustomization/renderedText';
import { type ExplainChoices, explainChoices } from './reachability/endChoices';
import { type AskedExplanation, type ExplanationView, explanationView } from './reachability/explanationView';
import type { AskedScope } from './reachability/askedScope';
import {
  namespaceProposal,
  namespacesAt,
  type PolicyProposal,
  workloadProposal,
} from './reachability/policyProposal';
import { type QuestionAt, questionAt } from './reachability/questionAt';
import { repairsAt } from './reachability/repairsAt';
import { prepareRename, type Renamable, rename, type Renamed } from './rename';
import { selectionRanges } from './selectionRange';
import type { Settings } from './settings';
import { symbolAt } from './symbolAt';
import { type DocumentSymbol, documentSymbols, type WorkspaceSymbol, workspaceSymbols } from './symbols';
import { unknownMarks } from './unknownMarks';

export class Analysis {
  readonly snapshot: Snapshot;
  readonly settings: Settings;
  /** Leaf kustomizations of the chosen environment; empty where none is chosen. */
  readonly #chosen: ReadonlySet<Unit>;
  #view: Snapshot | undefined;

  /** `environment`: the one whose view is shown first; empty: all alike. */
  constructor(snapshot: Snapshot, settings: Settings, environment = '') {
    this.snapshot = snapshot;
    this.settings = settings;
    this.#chosen = environment === '' ? new Set() : unitsOfEnvironment(snapshot.layout, environment);
  }

  /** What a reader of `uri` is shown: the view of the chosen environment, where the file is part of it. */
  seenFrom(uri: string | undefined): Snapshot {
    if (uri === undefined || !this.snapshot.layout.unitsOf(uri).some((unit) => this.#chosen.has(unit)))
      return this.snapshot;
    this.#view ??= this.snapshot.asSeenFrom(this.#chosen);
    return this.#view;
  }

  /** Environments that the file is part of; empty unless there are several. */
  environments(uri: string): readonly (Environment & { readonly chosen: boolean })[] {
    const found = environmentsOf(this.snapshot.layout, uri);
    return found.map((each) => ({ ...each, chosen: this.#chosen.has(each.unit) }));
  }

  /** In the chosen environment where it has one, so that a jump has one target; `references` lists the others. */
  definition(uri: string, offset: number): readonly Definition[] {
    const found = definition(this.snapshot, uri, offset);
    const { own, elsewhere } = this.#byEnvironment(found, ({ target }) => target.uri);
    return own.length > 0 ? own : elsewhere;
  }

  pathLinks(uri: string, read: ReadText): readonly PathLink[] {
    return pathLinks(this.snapshot, uri, read);
  }

  references(uri: string, offset: number, declarations: 'with' | 'without'): readonly Location[] {
    return this.#rankedLocations(references(this.snapshot, uri, offset, declarations));
  }

  prepareCalls(uri: string, offset: number): readonly CallItem[] {
    return prepareCalls(this.seenFrom(uri), uri, offset);
  }

  incomingCalls(item: CallItem): readonly Call[] {
    return incomingCalls(this.seenFrom(item.selection.uri), item);
  }

  outgoingCalls(item: CallItem): readonly Call[] {
    return outgoingCalls(this.seenFrom(item.selection.uri), item);
  }

  implementation(uri: string, offset: number): readonly Location[] {
    return this.#rankedLocations(implementation(this.snapshot, uri, offset));
  }

  typeDefinition(uri: string, offset: number): readonly Location[] {
    return this.#rankedLocations(typeDefinition(this.snapshot, uri, offset));
  }

  highlights(uri: string, offset: number): readonly Location[] {
    return highlights(this.snapshot, uri, offset);
  }

  prepareRename(uri: string, offset: number): Renamable | undefined {
    return prepareRename(this.snapshot, uri, offset);
  }

  rename(uri: string, offset: number, newName: string, read?: ReadText): Renamed {
    return rename(this.snapshot, uri, offset, newName, read);
  }

  completion(uri: string, offset: number, text: string): readonly Completion[] {
    if (basename(uri) === CONFIG_FILE) return configCompletion(uri, offset, text);
    return helmCompletion(this.snapshot, uri, offset, text) ?? completion(this.snapshot, uri, offset, text);
  }

  selectionRanges(uri: string, offset: number, text: string): readonly Span[] {
    return selectionRanges(this.snapshot, uri, offset, text);
  }

  documentSymbols(uri: string): readonly DocumentSymbol[] {
    return documentSymbols(this.snapshot, uri);
  }

  workspaceSymbols(query: string): readonly WorkspaceSymbol[] {
    return this.#ranked(workspaceSymbols(this.snapshot, query), ({ location }) => location.uri);
  }

  hover(uri: string, offset: number, read?: ReadText): Hover | undefined {
    const { hover: enabled, hovers } = this.settings;
    return enabled ? hover(this.seenFrom(uri), uri, offset, read, hovers) : undefined;
  }

  /** YAML that the kustomization `uri` renders; undefined where it is none. */
  renderedText(uri: string, read: ReadText): string | undefined {
    return renderedText(this.snapshot, uri, read);
  }

  kustomizationLensPlace(uri: string): Location | undefined {
    return this.settings.kustomizationLens ? kustomizationLensPlace(this.snapshot, uri) : undefined;
  }

  kustomizationLensTitle(uri: string, read: ReadText): string | undefined {
    return kustomizationLensTitle(this.snapshot, uri, read);
  }

  /** What `helm template` is to render for a file of a chart. */
  chartRendering(uri: string, exists: (uri: string) => boolean): Release | undefined {
    const { valuesFiles } = this.settings.helm;
    return chartRendering(this.snapshot, uri, { valuesFiles, chosen: this.#chosen }, exists);
  }

  /** The chart of `uri`, or all, with what they can be rendered with. */
  chartChoices(uri: string): readonly ChartChoice[] {
    return chartChoices(this.snapshot, uri);
  }

  /** `shop in shop-prod`: releases as which the chart of `uri` is indexed. */
  releaseNames(uri: string): readonly string[] {
    return this.snapshot.layout.unitsOf(uri).flatMap(({ release }) => {
      if (!release) return [];
      return [release.namespace === undefined ? release.name : `${release.name} in ${release.namespace}`];
    });
  }

  chartLensPlace(uri: string): Location | undefined {
    return chartLensPlace(this.snapshot, uri);
  }

  inlayHints(uri: string, range: Span): readonly InlayHint[] {
    const ports = this.settings.inlayHints ? inlayHints(this.snapshot, uri, range) : [];
    const unknown = this.settings.unknownMarks ? unknownMarks(this.snapshot, uri, range) : [];
    return [...ports, ...unknown];
  }

  /** Commands for the object at `offset`, as text to copy. */
  kubectlCommands(uri: string, offset: number): readonly KubectlCommand[] {
    const { object } = symbolAt(this.snapshot, uri, offset);
    return object ? kubectlCommands(this.seenFrom(uri), object) : [];
  }

  /** The same where the object's name stands, and nowhere else. */
  kubectlCommandsOfName(uri: string, offset: number): readonly KubectlCommand[] {
    const { object, declarations } = symbolAt(this.snapshot, uri, offset);
    const isName = declarations.some(({ type }) => type === 'name');
    return object && isName ? kubectlCommands(this.seenFrom(uri), object) : [];
  }

  /** Why one end can reach another, or cannot, with edits that would change it; undefined without any pods. */
  explain(asked: AskedExplanation, read: ReadText): ExplanationView | undefined {
    return explanationView(this.seenFrom(asked.uri), asked, read);
  }

  /** The ends that can be asked for. */
  explainChoices(asked: AskedScope): ExplainChoices | undefined {
    return explainChoices(this.seenFrom(asked.uri), asked);
  }

  /** The ends that the place at `offset` is about. */
  questionAt(uri: string, offset: number): QuestionAt | undefined {
    return questionAt(this.seenFrom(uri), uri, offset);
  }

  /** Nodes of the tree of the network under the one that the keys of `path` lead to. */
  networkTree(path: readonly string[]): readonly TreeNode[] {
    return treeChildren(this.snapshot, path);
  }

  /** Keys that lead to the object at `offset`, in the chosen environment where it is part of that. */
  networkTreePath(uri: string, offset: number): readonly string[] | undefined {
    return treePath(this.snapshot, this.seenFrom(uri).unitsOfFile(uri), { uri, offset });
  }

  /** A policy that allows what the workload at `offset` needs, and nothing else. */
  workloadPolicy(uri: string, offset: number, read: ReadText): PolicyProposal | undefined {
    return workloadProposal(this.snapshot, uri, offset, read);
  }

  /** Policies of that sort for all workloads of `namespace`, where the file `uri` is deployed. */
  namespacePolicies(uri: string, namespace: string, read: ReadText): PolicyProposal | undefined {
    return namespaceProposal(this.snapshot, uri, namespace, read);
  }

  policyNamespaces(uri: string, offset: number): readonly string[] {
    return namespacesAt(this.snapshot, uri, offset);
  }

  /** The smallest edits that let through what is asked; empty where nothing is denied. */
  repairsAt(question: QuestionAt, read: ReadText): readonly Fix[] {
    return repairsAt(this.snapshot, question, read);
  }

  /** The workload whose name stands at `offset`, as an end of connections; undefined where no policy decides on them. */
  endOfName(uri: string, offset: number): { readonly name: string; readonly scope: string } | undefined {
    return endOfName(this.snapshot, uri, offset);
  }

  lensPlaces(uri: string): readonly LensPlace[] {
    return lensPlaces(this.snapshot, uri, this.settings);
  }

  brokenParts(uri: string): readonly Span[] {
    return brokenParts(this.snapshot, uri);
  }

  resolveLens(place: LensPlace): Lens | undefined {
    return resolveLens(this.seenFrom(place.location.uri), place);
  }

  diagnostics(uri: string, clean?: CleanObjects): readonly Diagnostic[] {
    return diagnostics(this.snapshot, uri, this.settings, clean);
  }

  /** Ways to silence `found`, which are no repair; `folder` is the workspace folder that holds it. */
  ignoreFixes(found: Diagnostic, folder: string | undefined, read: ReadText): readonly Fix[] {
    const external = folder === undefined ? [] : declareExternal(found, folder, read);
    return [...external, ...ignoreFixes(this.snapshot, found, read)];
  }

  #rankedLocations(locations: readonly Location[]): readonly Location[] {
    return this.#ranked(locations, ({ uri }) => uri);
  }

  #ranked<Item>(items: readonly Item[], uriOf: (item: Item) => string): readonly Item[] {
    const { own, elsewhere } = this.#byEnvironment(items, uriOf);
    return [...own, ...elsewhere];
  }

  #byEnvironment<Item>(items: readonly Item[], uriOf: (item: Item) => string): ByEnvironment<Item> {
    return byEnvironment(items, uriOf, this.snapshot.layout, this.#chosen);
  }
}
