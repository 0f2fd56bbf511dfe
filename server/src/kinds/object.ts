/** What every decoded object has, whatever its kind. Facts only: the YAML tree is gone by the time these are used. */
import type { Directive } from '../syntax/directives';
import type { MapNode, Text } from '../syntax/node';
import type { SyntaxProblem } from '../syntax/parseRecovering';
import { MASK } from '../syntax/scalars';
import type { Span } from '../syntax/span';
import type { LabelSet } from './labels';
import type { Link } from './link';
import type { PodTemplate } from './podTemplate';

export type Scope = 'Namespaced' | 'Cluster';

/** One document of a file. All spans of its objects count from its start, so that edits above it change nothing. */
export interface Document {
  readonly uri: string;
  readonly objects: readonly KubeObject[];
  readonly problems: readonly SyntaxProblem[];
  /** True where template actions were masked: what is absent may appear once it is rendered. */
  readonly templated: boolean;
  /** Comments that silence findings. */
  readonly directives: readonly Directive[];
  /** Where the parts of a rendered document stand; undefined for one that stands in its file as it is. */
  readonly origins?: Origins | undefined;
}

/** A rendered document is put together from parts of others: its offsets are those of a space in which each has a region. */
export interface Origins {
  /** Stands for the deployment that it is rendered for, as folders stand for those of files. */
  readonly home: string;
  /** In the order of their starts; the first is that of the object itself where it is written in a file. */
  readonly regions: readonly Region[];
  /** Region in which the object itself is written; patches and kustomizations have the others. */
  readonly own: Region;
}

/** Offsets that stand for a document of a file, or for text within one of its scalars. */
export interface Region extends Span {
  readonly document: Document;
  /** For text in a scalar: where its lines start, in the region and in the document. */
  readonly lines?: readonly RegionLine[];
}

export interface RegionLine {
  readonly from: number;
  readonly to: number;
}

export interface KubeObject<Spec = unknown> {
  readonly definition: KindDefinition<Spec>;
  readonly document: Document;
  /** Of the whole object, from its first key to its last value. */
  readonly span: Span;
  readonly apiVersion: Text;
  readonly kind: Text;
  /** API group in which the kind lives today, whatever `apiVersion` says (`extensions` for one). */
  readonly group: string;
  readonly name: Text | undefined;
  /** `metadata.namespace` as written; what applies where it is absent is a matter of the workspace. */
  readonly namespace: Text | undefined;
  readonly labels: LabelSet;
  readonly annotations: LabelSet;
  /** The pods that this object makes, if it makes any. */
  readonly pods: PodTemplate | undefined;
  /** Ports that others refer to by the object's name: a Service's, a Gateway's listeners. */
  readonly ports: readonly DeclaredPort[];
  /** Objects that this one's controller makes, so that their names resolve. */
  readonly provides: readonly Provided[];
  readonly spec: Spec;
}

/** A Certificate's Secret, for one. It lives in the namespace of the object that provides it. */
export interface Provided {
  readonly group: string;
  readonly kind: string;
  readonly name: Text;
}

export interface DeclaredPort extends Span {
  readonly name: Text | undefined;
  readonly number: Text | undefined;
  /** TCP where nothing is written. */
  readonly protocol: string;
}

/** What `decode` finds beside the metadata. */
export interface Decoded<Spec> {
  readonly spec: Spec;
  readonly pods?: PodTemplate | undefined;
  readonly ports?: readonly DeclaredPort[];
  readonly provides?: readonly Provided[];
}

/** A kind is data: adding one is a file with this and a line in `registry.ts`. */
export interface KindDefinition<Spec> {
  /** API group, empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly scope: Scope;
  /** Page that defines the kind. */
  readonly docs: string;
  decode(root: MapNode, context: DecodeContext): Decoded<Spec>;
  links?(object: KubeObject<Spec>): readonly Link[];
}

export interface DecodeContext {
  readonly templated: boolean;
  /** Text of the document, in which the spans of its scalars lie. */
  readonly source?: string | undefined;
}

/** Narrows `object` to `definition`'s kind. */
export function is<Spec>(object: KubeObject, definition: KindDefinition<Spec>): object is KubeObject<Spec> {
  return object.definition === (definition as unknown);
}

/** `group/version` split; the core group is empty. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** The object's name as people read it: `…-web` where a template makes a part of it. */
export function nameOf(object: KubeObject): string {
  const name = object.name?.value ?? '(no name)';
  return name.includes(MASK) ? name.replaceAll(MASKED, '…') : name;
}

const MASKED = new RegExp(`${MASK}+`, 'g');

/** `deployment/web`, as kubectl writes it. */
export function refOf(object: KubeObject): string {
  return `${object.kind.value.toLowerCase()}/${nameOf(object)}`;
}
