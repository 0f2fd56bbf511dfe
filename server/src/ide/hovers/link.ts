/** Hover on any link that no other hover explains: what it is for, and where it leads. */
import { resolve, type Target } from '../../network/resolve';
import { isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { unitNameOf } from '../../workspace/unitNames';
import { bullets, code, linkTo } from '../markdown';
import type { Origin } from '../symbolAt';
import type { HoverProvider } from './content';

export const linkHover: HoverProvider = (snapshot, { origins }) => {
  for (const origin of origins) {
    const { targets } = resolve(snapshot, origin.object, origin.link, origin.requirement);
    const lines = targets.length > 0 ? found(snapshot, origin, targets) : nothing(origin);
    if (lines.length > 0) return { span: origin.span, lines };
  }
  return undefined;
};

function found(snapshot: Snapshot, { link }: Origin, targets: readonly Target[]): readonly string[] {
  const [first] = targets;
  const units = new Set(targets.map(({ object }) => unitNameOf(snapshot, object)));
  const texts = targets.map(({ object, span }) => {
    const where = units.size > 1 ? ` in ${code(unitNameOf(snapshot, object))}` : '';
    return linkTo(snapshot, object, span) + where;
  });
  const role = capital(link.role);
  if (first && link.type === 'name' && first.object.kind.value !== link.kind) {
    return [`${role}: ${code(link.text.value)}, made by ${linkTo(snapshot, first.object)}`];
  }
  return texts.length === 1 ? [`${role}: ${texts[0]}`] : [`${role}:`, ...bullets(texts)];
}

/** Said plainly, and not as a mistake: it may exist in the cluster. A number needs no declaration. */
function nothing({ link }: Origin): readonly string[] {
  const role = capital(link.role);
  switch (link.type) {
    case 'name':
      if (!isKnown(link.text)) return [`${role}: a template decides on the name`];
      return [`${role}: ${link.kind} ${code(link.text.value)} is not in this workspace`];
    case 'host':
      return [`${role}: ${code(link.text.value)} is no Service of this workspace`];
    case 'selector':
      return [`${role}: nothing in this workspace has these labels`];
    case 'port':
      return [];
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
