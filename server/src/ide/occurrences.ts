/**
 * Every place that has to change together with a name, a port name or a label: the declaration, the links that lead
 * to it, whatever else those links lead to, and so on until nothing new turns up.
 */
import type { Requirement } from '../kinds/labels';
import { part } from '../kinds/linked';
import type { KubeObject } from '../kinds/object';
import { isGenerated } from '../kinds/podTemplate';
import { resolve } from '../network/resolve';
import { serviceHost } from '../network/hosts';
import { isKnown, type Text } from '../syntax/node';
import type { Snapshot } from '../workspace/snapshot';
import { type Reference, referencesTo } from './references';
import { type Declaration, declarationsOf } from './symbolAt';

export interface Occurrence {
  readonly object: KubeObject;
  readonly text: Text;
}

/** Declarations that stand or fall together with `first`, and the links between them. */
export interface Family {
  readonly declarations: readonly Declaration[];
  readonly references: readonly Reference[];
}

/** Which of the two texts of a label is meant. */
export type LabelPart = 'key' | 'value';

/** `accepts` keeps declarations of the same sort: a port has a name and a number, a label a key and a value. */
export function familyOf(
  snapshot: Snapshot,
  first: Declaration,
  accepts: (declaration: Declaration) => boolean,
): Family {
  const declarations = new Map<Text | object, Declaration>([[idOf(first), first]]);
  const references = new Map<string, Reference>();
  for (const declaration of declarations.values()) {
    for (const reference of referencesTo(snapshot, declaration)) {
      const { object, link, span } = reference;
      references.set(`${object.document.uri}:${snapshot.startOf(object.document)}:${span.start}`, reference);
      const requirement =
        link.type === 'selector'
          ? link.selector.requirements.find((each) => each.start === span.start)
          : undefined;
      for (const target of resolve(snapshot, object, link, requirement).targets) {
        for (const other of declarationsOf(target.object)) {
          const inside = target.span.start <= other.span.start && other.span.end <= target.span.end;
          if (inside && other.type === first.type && accepts(other) && !declarations.has(idOf(other))) {
            declarations.set(idOf(other), other);
          }
        }
      }
    }
  }
  return { declarations: [...declarations.values()], references: [...references.values()] };
}

function idOf(declaration: Declaration): object {
  switch (declaration.type) {
    case 'name':
      return declaration.object;
    case 'label':
    case 'own label':
      return declaration.pair;
    case 'provided':
      return declaration.provided;
    case 'service port':
    case 'container port':
      return declaration.port;
  }
}

/** Texts of a reference that hold `value`: the name in a link, the host's first label, a requirement's values. */
export function textsOf({ link, span }: Reference, value: string, labelPart: LabelPart): readonly Text[] {
  switch (link.type) {
    case 'name':
      return [link.text];
    case 'port':
      return link.port.value === value ? [link.port] : [];
    case 'host':
      return hostText(link.text, value);
    case 'selector': {
      const requirement = link.selector.requirements.find((each) => each.start === span.start);
      if (!requirement) return [];
      return labelPart === 'key' ? [requirement.key] : valuesOf(requirement, value);
    }
  }
}

/** Values that are `value`, or begin with it where a controller numbers what it names: `web` of `web-0`. */
function valuesOf({ key, values }: Requirement, value: string): readonly Text[] {
  return values.flatMap((text) => {
    if (text.value === value) return [text];
    const ordinal = text.value.startsWith(`${value}-`) ? text.value.slice(value.length + 1) : '';
    return isGenerated(key.value) && /^\d+$/.test(ordinal) ? [part(text, 0, value.length)] : [];
  });
}

/** The whole host, or the Service's name in it. */
function hostText(text: Text, value: string): readonly Text[] {
  if (text.value === value) return [text];
  const host = isKnown(text) ? serviceHost(text) : undefined;
  return host?.name.value === value ? [part(text, 0, value.length)] : [];
}
