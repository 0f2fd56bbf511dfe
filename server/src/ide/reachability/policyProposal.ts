/** Written policies as an edit of the workspace: where they go, and what they open and cut. */
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { networkPolicy } from '../../kinds/networkPolicy';
import { ASSUMED_NAMESPACE } from '../../network/dns';
import { type Scope, scopesOfFile, worldOfScope } from '../../network/reach/scopes';
import type { World } from '../../network/reach/world';
import { dirname } from '../../workspace/paths';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText, TextEdit } from '../edit';
import { applyEdits, insertDocument } from '../editText';
import { symbolAt } from '../symbolAt';
import { writtenObject } from '../writtenObject';
import { effectText } from './explanationView';
import { effectsOf } from './sideEffects';
import { remakeScope } from './trial';
import { isIn, policiesForNamespace, policyForWorkload, type WrittenPolicies } from './writtenPolicies';

export interface PolicyProposal {
  /** `NetworkPolicy for shop/web`. */
  readonly title: string;
  readonly uri: string;
  /** undefined: there is no such file yet. */
  readonly before: string | undefined;
  readonly after: string;
  /** `cuts 12 connections`. */
  readonly effect: string;
  /** What the policies leave out that may be meant, for people. */
  readonly missing: readonly string[];
}

/** A policy for the workload at `offset`, behind it; undefined where there is none, or a template writes it. */
export function workloadProposal(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  read: ReadText,
): PolicyProposal | undefined {
  const { object } = symbolAt(snapshot, uri, offset);
  const [scope] = scopesOfFile(snapshot, uri);
  const world = scope && worldOfScope(snapshot, scope);
  const pods = world?.pods.find((each) => writtenObject(each.object) === object);
  const before = read(uri);
  if (!object || !scope || !world || !pods || before === undefined || object.document.templated) {
    return undefined;
  }
  const { documents, missing } = policyForWorkload(world, pods);
  const edits = behind(snapshot, object, documents, read);
  const title = `NetworkPolicy for ${pods.namespace ?? ASSUMED_NAMESPACE}/${nameOf(object)}`;
  return proposal(world, scope, { title, uri, before, edits, missing }, read);
}

/** Namespaces of the scope of `uri` that have pods, by name; that of the object at `offset` first. */
export function namespacesAt(snapshot: Snapshot, uri: string, offset: number): readonly string[] {
  const [scope] = scopesOfFile(snapshot, uri);
  if (!scope) return [];
  const { object } = symbolAt(snapshot, uri, offset);
  const first = object && (snapshot.namespaceOf(object) ?? ASSUMED_NAMESPACE);
  const names = worldOfScope(snapshot, scope).pods.map(({ namespace }) => namespace ?? ASSUMED_NAMESPACE);
  const sorted = [...new Set(names)].toSorted();
  return sorted.toSorted((a, b) => Number(b === first) - Number(a === first));
}

/**
 * Policies for all workloads of `namespace` in the scope of `uri`: in place of the file that holds those of the
 * namespace and nothing else, or else in a file of their own. A kustomization takes no file that it does not name, so
 * there they stand behind the last workload. Undefined where there is nothing to write, or a chart renders it.
 */
export function namespaceProposal(
  snapshot: Snapshot,
  uri: string,
  namespace: string,
  read: ReadText,
): PolicyProposal | undefined {
  const [scope] = scopesOfFile(snapshot, uri);
  const world = scope && worldOfScope(snapshot, scope);
  const last = world?.pods.findLast((pods) => isIn(pods, namespace));
  if (!scope || !world || !last || scope.kind === 'chart' || last.object.document.templated) return undefined;
  const title = `NetworkPolicies for ${namespace}`;
  const own = policyFile(world, namespace);
  const text = own === undefined ? undefined : read(own);
  if (own !== undefined && text !== undefined) {
    const { documents, missing } = policiesForNamespace(world, namespace, 'taken over');
    const edits = [{ uri: own, start: 0, end: text.length, newText: textOf(documents) }];
    return proposal(world, scope, { title, uri: own, before: text, edits, missing }, read);
  }
  const { documents, missing } = policiesForNamespace(world, namespace, 'free');
  if (scope.kind === 'kustomization') {
    const written = writtenObject(last.object);
    if (!written) return undefined;
    const file = written.document.uri;
    const edits = behind(snapshot, written, documents, read);
    return proposal(world, scope, { title, uri: file, before: read(file), edits, missing }, read);
  }
  const file = freeFile(snapshot, dirname(last.object.document.uri));
  const edits = [{ uri: file, start: 0, end: 0, newText: textOf(documents) }];
  return proposal(world, scope, { title, uri: file, before: undefined, edits, missing }, read);
}

interface Draft extends Pick<WrittenPolicies, 'missing'> {
  readonly title: string;
  readonly uri: string;
  readonly before: string | undefined;
  readonly edits: readonly TextEdit[];
}

function proposal(
  world: World,
  scope: Scope,
  { title, uri, before, edits, missing }: Draft,
  read: ReadText,
): PolicyProposal | undefined {
  const readAll: ReadText = (file) => (file === uri ? (before ?? '') : read(file));
  const after = remakeScope(world.snapshot, scope, edits, readAll);
  if (edits.length === 0 || !after) return undefined;
  const effect = effectText(effectsOf(world, after), 'all');
  return { title, uri, before, after: applyEdits(before ?? '', edits), effect, missing };
}

function behind(
  snapshot: Snapshot,
  object: KubeObject,
  documents: WrittenPolicies['documents'],
  read: ReadText,
): readonly TextEdit[] {
  const lines = documents.flatMap((each, index) => (index === 0 ? each : ['---', ...each]));
  const edit = lines.length > 0 ? insertDocument(snapshot, object, lines, read) : undefined;
  return edit ? [edit] : [];
}

function textOf(documents: WrittenPolicies['documents']): string {
  return `${documents.map((lines) => lines.join('\n')).join('\n---\n')}\n`;
}

/** The one file that holds the NetworkPolicies of the namespace, and nothing else. */
function policyFile({ snapshot, policies }: World, namespace: string): string | undefined {
  const isOwn = (object: KubeObject): boolean =>
    is(object, networkPolicy) && (snapshot.namespaceOf(object) ?? ASSUMED_NAMESPACE) === namespace;
  const files = policies.flatMap(({ object }) => (isOwn(object) ? [object.document.uri] : []));
  const [file, ...more] = new Set(files);
  return file !== undefined && more.length === 0 && snapshot.objectsOf(file).every(isOwn) ? file : undefined;
}

const FILE = 'network-policies';

function freeFile(snapshot: Snapshot, folder: string): string {
  for (let count = 1; ; count++) {
    const uri = `${folder}/${FILE}${count === 1 ? '' : `-${count}`}.yaml`;
    if (!snapshot.file(uri)) return uri;
  }
}
