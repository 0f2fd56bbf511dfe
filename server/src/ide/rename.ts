/** Rename: one edit over all files, or a reason why not. */
import { HOST } from '../kinds/linked';
import type { KubeObject } from '../kinds/object';
import { isKnown, type Text } from '../syntax/node';
import { touches } from '../syntax/span';
import { findByName, placeOf } from '../workspace/find';
import type { Location, Snapshot } from '../workspace/snapshot';
import type { ReadText, TextEdit } from './edit';
import { replaceScalar, replaceText } from './editText';
import { helmRename, prepareHelmRename } from './helm/helmRename';
import { namedInKustomizations } from './kustomization/namedInKustomizations';
import { renderedAt, renameRendered } from './renderedRename/renameRendered';
import { type Family, familyOf, type LabelPart, type Occurrence, textsOf } from './occurrences';
import { declarationsFor } from './references';
import { type Declaration, symbolAt } from './symbolAt';

/** What can be renamed at a place, or why it cannot. */
export type Renamable =
  | { readonly state: 'ready'; readonly location: Location; readonly value: string }
  | { readonly state: 'refused'; readonly reason: string };

export type Renamed =
  | { readonly state: 'done'; readonly edits: readonly TextEdit[] }
  | { readonly state: 'refused'; readonly reason: string };

interface Subject {
  readonly declaration: Declaration;
  readonly labelPart: LabelPart;
  readonly value: string;
  /** The text at the cursor. */
  readonly at: Occurrence;
}

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const LABEL_KEY = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;
const SERVICE_PORT_NAME = DNS_LABEL;

/** What a rename at `offset` would change; undefined where nothing has a name. */
export function prepareRename(snapshot: Snapshot, uri: string, offset: number): Renamable | undefined {
  const inChart = prepareHelmRename(snapshot, uri, offset);
  if (inChart) return inChart;
  const label = renderedAt(snapshot, uri, offset);
  if (label) return { state: 'ready', location: label.location, value: label.use.text.value };
  const subject = subjectAt(snapshot, uri, offset);
  if (subject === undefined) return undefined;
  if (typeof subject === 'string') return { state: 'refused', reason: subject };
  return {
    state: 'ready',
    location: snapshot.locate(subject.at.object, subject.at.text),
    value: subject.value,
  };
}

/** Edits that give what stands at `offset` the name `newName` everywhere; `read` gives the texts that are rendered. */
export function rename(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  newName: string,
  read: ReadText = (file) => snapshot.file(file)?.text,
): Renamed {
  const inChart = helmRename(snapshot, uri, offset, newName);
  if (inChart) return inChart;
  const label = renderedAt(snapshot, uri, offset);
  if (label) {
    const { use, family } = label;
    const [declaration] = family.declarations;
    const reason =
      (declaration
        ? invalid({ declaration, labelPart: use.part }, newName)
        : invalidLabel(use.part, newName)) ?? clash(snapshot.deployed, family, newName);
    return reason === undefined
      ? renameRendered(snapshot, label, newName, read)
      : { state: 'refused', reason };
  }
  const subject = subjectAt(snapshot, uri, offset);
  if (subject === undefined) return { state: 'refused', reason: 'There is nothing to rename here' };
  if (typeof subject === 'string') return { state: 'refused', reason: subject };
  const family = familyOf(
    snapshot,
    subject.declaration,
    (other) => valueOf(other, subject.labelPart) === subject.value,
  );
  const reason = invalid(subject, newName) ?? clash(snapshot, family, newName) ?? undecided(family);
  if (reason !== undefined) return { state: 'refused', reason };
  const edits = occurrences(family, subject).map(({ object, text }) =>
    replaceScalar(snapshot, object, text, newName),
  );
  const whole = edits.filter((edit) => edit !== undefined);
  if (whole.length < edits.length)
    return { state: 'refused', reason: 'One of its uses stands in a block scalar' };
  const patched = family.declarations
    .filter(({ type }) => type === 'name')
    .flatMap(({ object }) => namedInKustomizations(snapshot, object))
    .map(({ text, location }) => replaceText(location, text, newName));
  const unique = new Map([...whole, ...patched].map((edit) => [`${edit.uri}:${edit.start}`, edit]));
  return { state: 'done', edits: [...unique.values()] };
}

/** The declaration behind the cursor and the text that names it; a sentence where it must not be renamed. */
function subjectAt(snapshot: Snapshot, uri: string, offset: number): Subject | string | undefined {
  const { object, offset: local } = symbolAt(snapshot, uri, offset);
  if (!object) return undefined;
  for (const declaration of declarationsFor(snapshot, uri, offset)) {
    for (const labelPart of ['key', 'value'] as const) {
      const value = valueOf(declaration, labelPart);
      const at =
        value === undefined ? undefined : textAt(snapshot, { declaration, labelPart, value }, object, local);
      if (!at || value === undefined) continue;
      return refusal(declaration, at.text) ?? { declaration, labelPart, value, at };
    }
  }
  return undefined;
}

function textAt(
  snapshot: Snapshot,
  subject: Omit<Subject, 'at'>,
  object: KubeObject,
  local: number,
): Occurrence | undefined {
  const family = familyOf(
    snapshot,
    subject.declaration,
    (other) => valueOf(other, subject.labelPart) === subject.value,
  );
  return occurrences(family, subject).find((each) => each.object === object && touches(each.text, local));
}

/** Every text that holds the name. */
function occurrences(family: Family, { labelPart, value }: Omit<Subject, 'at'>): readonly Occurrence[] {
  const declared = family.declarations.flatMap((declaration): readonly Occurrence[] => {
    const text = textOf(declaration, labelPart);
    return text ? [{ object: declaration.object, text }] : [];
  });
  const referred = family.references.flatMap((reference) =>
    textsOf(reference, value, labelPart).map((text) => ({ object: reference.object, text })),
  );
  return [...declared, ...referred];
}

function textOf(declaration: Declaration, labelPart: LabelPart): Text | undefined {
  switch (declaration.type) {
    case 'name':
      return labelPart === 'value' ? declaration.object.name : undefined;
    case 'label':
    case 'own label':
      return declaration.pair[labelPart];
    case 'provided':
      return labelPart === 'value' ? declaration.provided.name : undefined;
    case 'service port':
    case 'container port':
      return labelPart === 'value' ? declaration.port.name : undefined;
  }
}

function valueOf(declaration: Declaration, labelPart: LabelPart): string | undefined {
  return textOf(declaration, labelPart)?.value;
}

function refusal({ type, object }: Declaration, text: Text): string | undefined {
  if (!isKnown(text)) return 'A template gives this its value';
  if (object.document.templated) return 'This is a template: other uses of the name cannot be seen';
  if (type === 'name' && object.kind.value === 'Namespace') {
    return 'A namespace is named in more places than can be found: rename it by hand';
  }
  return undefined;
}

function invalid(
  { declaration, labelPart }: Pick<Subject, 'declaration' | 'labelPart'>,
  newName: string,
): string | undefined {
  switch (declaration.type) {
    case 'name':
      return invalidName(declaration.object.kind.value, newName);
    case 'provided':
      return invalidName(declaration.provided.kind, newName);
    case 'label':
    case 'own label':
      return invalidLabel(labelPart, newName);
    case 'container port':
      return PORT_NAME.test(newName)
        ? undefined
        : `\`${newName}\` is no valid port name: at most 15 of \`a-z\`, \`0-9\` and \`-\``;
    case 'service port':
      return SERVICE_PORT_NAME.test(newName) ? undefined : `\`${newName}\` is no valid port name`;
  }
}

function invalidLabel(part: LabelPart, newName: string): string | undefined {
  const fits = (part === 'key' ? LABEL_KEY : LABEL_VALUE).test(newName);
  return fits ? undefined : `\`${newName}\` is no valid label ${part}`;
}

function invalidName(kind: string, newName: string): string | undefined {
  const bare = kind === HOST.kind ? newName.replace(/^\*\./, '') : newName;
  const fits = (['Service', 'Namespace'].includes(kind) ? DNS_LABEL : DNS_SUBDOMAIN).test(bare);
  return fits ? undefined : `\`${newName}\` is no valid name: lower-case letters, digits and \`-\``;
}

/** Something of the new name that is there already. */
function clash(
  snapshot: Snapshot,
  { declarations }: Pick<Family, 'declarations'>,
  newName: string,
): string | undefined {
  for (const declaration of declarations) {
    const { object, type } = declaration;
    if (type === 'name') {
      const { own } = findByName(
        snapshot,
        object.group,
        object.kind.value,
        newName,
        placeOf(snapshot, object),
      );
      if (own.length > 0) return `There is a ${object.kind.value} \`${newName}\` already`;
    }
    if (type === 'service port' && object.ports.some((port) => port.name?.value === newName)) {
      return `${object.kind.value} \`${object.name?.value}\` has a port \`${newName}\` already`;
    }
    if (type === 'container port') {
      const ports = object.pods?.containers.flatMap((container) => container.ports) ?? [];
      if (ports.some((port) => port.name?.value === newName))
        return `The pods have a port \`${newName}\` already`;
    }
  }
  return undefined;
}

/** A use of which a template decides, so that it cannot follow. */
function undecided({ declarations, references }: Family): string | undefined {
  const all = [...declarations, ...references];
  return all.some(({ object }) => object.document.templated) ? 'A use of it stands in a template' : undefined;
}
