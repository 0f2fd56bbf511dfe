/** Hover on an object's name: what each overlay makes of the object. */
import type { KubeObject } from '../../kinds/object';
import type { Text } from '../../syntax/node';
import { touches } from '../../syntax/span';
import type { Unit } from '../../workspace/layout';
import { dirname } from '../../workspace/paths';
import type { Snapshot } from '../../workspace/snapshot';
import type { HoverContent } from '../hovers/content';
import { bullets, code } from '../markdown';
import { isMadeFrom } from '../renderedSymbols';
import type { SymbolAt } from '../symbolAt';
import { relativePath } from './relativePath';

const MAX_OVERLAYS = 5;
/** More labels or ports than this are not read. */
const MAX_LISTED = 3;

/** A line for each leaf kustomization, or release, that renders the object at the cursor; undefined off its name, or without any. */
export function overlayHover(snapshot: Snapshot, { object, offset }: SymbolAt): HoverContent | undefined {
  if (!object?.name || !touches(object.name, offset)) return undefined;
  const { uri } = object.document;
  const { deployed } = snapshot;
  const made = (deployed.madeFrom(uri) ?? []).filter((each) => isMadeFrom(each, object));
  const lines = made.flatMap((each) => {
    const [unit] = deployed.unitsOf(each);
    const text = outcome(each, object, unit?.release?.namespace);
    return text === '' ? [] : [`${code(labelOf(unit, uri))}: ${text}`];
  });
  if (lines.length === 0) return undefined;
  const rest = lines.length - MAX_OVERLAYS;
  const shown = [...lines.slice(0, MAX_OVERLAYS), ...(rest > 0 ? [`${rest} more`] : [])];
  return { span: object.name, lines: bullets(shown, MAX_OVERLAYS + 1) };
}

/** As the file `uri` would write its folder; a release by what tells it from others of its chart, or by its name. */
function labelOf(unit: Unit | undefined, uri: string): string {
  if (unit?.release) return unit.id.slice(unit.release.chart.length + 1) || unit.release.name;
  return relativePath(dirname(uri), unit?.id ?? dirname(uri)) || '.';
}

/**
 * `namespace shop-prod, name prod-web, replicas 5`; empty where it stays as it is written. `namespace`: of objects that
 * name none.
 */
function outcome(made: KubeObject, written: KubeObject, namespace: string | undefined): string {
  const changed = (key: string, after: string | undefined, before: string | undefined): string =>
    after === undefined || after === before ? '' : `${key} ${code(after)}`;
  const count = made.pods?.count;
  return [
    changed('namespace', made.namespace?.value ?? namespace, written.namespace?.value),
    changed('name', made.name?.value, written.name?.value),
    count !== undefined && count !== written.pods?.count ? `replicas ${count}` : '',
    list('ports', added(portsOf(made), portsOf(written))),
    list('labels', added(labelsOf(made), labelsOf(written))),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function portsOf({ ports, pods }: KubeObject): readonly string[] {
  const all = [...ports, ...(pods?.containers.flatMap((container) => container.ports) ?? [])];
  return all.map(({ name, number }) => [name, number].flatMap((text) => textOf(text)).join(' '));
}

/** Of the object and of its pods. */
function labelsOf({ labels, pods }: KubeObject): readonly string[] {
  const pairs = [...labels.pairs, ...(pods?.labels.pairs ?? [])];
  return pairs.map(({ key, value }) => `${key.value}: ${value.value}`);
}

function textOf(text: Text | undefined): readonly string[] {
  return text ? [text.value] : [];
}

function added(after: readonly string[], before: readonly string[]): readonly string[] {
  return [...new Set(after.filter((each) => !before.includes(each)))];
}

function list(what: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const more = items.length > MAX_LISTED ? ' …' : '';
  return `${what} ${items.slice(0, MAX_LISTED).map(code).join(' ')}${more}`;
}
