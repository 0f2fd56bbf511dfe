/** An object on its way through kustomizations: what it is now, and under which names it was known. */
import { groupOf } from '../../kinds/object';
import type { SourceDocument } from './sources';
import { at, isMap, listAt, textAt, type Tree, type TreeMap } from './tree';

export interface Id {
  readonly name: string;
  readonly namespace: string;
}

export interface Resource {
  readonly tree: TreeMap;
  /** As it stands in the file. */
  readonly written: TreeMap;
  /** Document in which it is written; a generated one's is that of its kustomization. */
  readonly source: SourceDocument;
  /** What it was called, oldest first. */
  readonly former: readonly Id[];
  /** Given by kustomizations, innermost first. */
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  /** True for what a generator makes. */
  readonly generated?: boolean;
}

/** Kinds of Kubernetes without a namespace. Kustomize takes custom ones for namespaced, whatever they are. */
const CLUSTER_KINDS: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'CSINode',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'ComponentStatus',
  'CustomResourceDefinition',
  'FlowSchema',
  'IngressClass',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PodSecurityPolicy',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
]);
const BUILT_IN =
  /^(|apps|batch|autoscaling|policy|extensions|(networking|rbac\.authorization|admissionregistration|storage|apiextensions|apiregistration|scheduling|node|coordination|discovery|events|certificates|flowcontrol\.apiserver|authentication|authorization|resource)\.k8s\.io)$/;

/** Objects that a document unfolds to: a `List` to its items. Empty where it holds none. */
export function resourcesOf(source: SourceDocument, tree = source.root): readonly Resource[] {
  if (!isMap(tree)) return [];
  if (kindOf(tree).endsWith('List') && at(tree, 'items') !== undefined)
    return listAt(tree, 'items').flatMap((item) => resourcesOf(source, item));
  if (kindOf(tree) === '' || !isMap(at(tree, 'metadata'))) return [];
  return [{ tree, written: tree, source, former: [], prefixes: [], suffixes: [] }];
}

export function kindOf(tree: Tree): string {
  return textAt(tree, 'kind');
}

export function groupOfTree(tree: Tree): string {
  return groupOf(textAt(tree, 'apiVersion'));
}

export function idOf(tree: Tree): Id {
  return { name: textAt(tree, 'metadata', 'name'), namespace: textAt(tree, 'metadata', 'namespace') };
}

/** What it is called now, and was before. */
export function idsOf({ tree, former }: Resource): readonly Id[] {
  return [idOf(tree), ...former];
}

/** True for the kinds whose schema kustomize knows. */
export function isBuiltIn(tree: Tree): boolean {
  return BUILT_IN.test(groupOfTree(tree));
}

export function isClusterScoped(tree: Tree): boolean {
  return isBuiltIn(tree) && CLUSTER_KINDS.has(kindOf(tree));
}

/** An object without a namespace is in `default`, as kustomize sees it. */
export function sameNamespace(a: string, b: string): boolean {
  return (a || 'default') === (b || 'default');
}

/** `resource` as `tree`; a name or a namespace that it loses is remembered. */
export function changed(resource: Resource, tree: TreeMap): Resource {
  const [before, after] = [idOf(resource.tree), idOf(tree)];
  const same = before.name === after.name && before.namespace === after.namespace;
  return { ...resource, tree, former: same ? resource.former : [...resource.former, before] };
}

/** The same object with other values, under the same name. */
export function withTree(resource: Resource, tree: Tree): Resource {
  return isMap(tree) && tree !== resource.tree ? { ...resource, tree } : resource;
}
