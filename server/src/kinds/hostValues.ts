/** Links from values to the Services whose hosts they hold. */
import { itemsAt, type MapEntry, mapAt, type Node, scalarAt, type Text } from '../syntax/node';
import type { LabelSet } from './labels';
import { findHosts } from './findHosts';
import type { HostLink, Link } from './link';
import { isMade } from './linked';
import type { DecodeContext } from './object';

/** Links of one scalar behind `key`. Without the source, scalars with escapes or line breaks have none. */
export function hostValueLinks(
  text: Text | undefined,
  key: string | undefined,
  { source }: Pick<DecodeContext, 'source'>,
): readonly Link[] {
  const written = text && sourceOf(text, source);
  if (!text || written === undefined || text.type === 'number' || text.type === 'boolean') return [];
  return findHosts(written, key).flatMap(({ start, end, host, port }): readonly Link[] => {
    const of: HostLink = {
      type: 'host',
      role: 'service host',
      text: scalar(text, host, start, end),
      to: 'Service',
    };
    if (!port) return [of];
    const number = written.slice(port.start, port.end);
    const at: Text = { ...scalar(text, number, port.start, port.end), type: 'number' };
    return [of, { type: 'port', role: 'service host port', port: at, protocol: 'TCP', of }];
  });
}

/**
 * What stands between the quotes, or what was made of it; undefined where the value is written in another way than it
 * reads.
 */
function sourceOf(text: Text, source: string | undefined): string | undefined {
  const { style, start, end, value } = text;
  if (isMade(text)) return value;
  const written = source?.slice(start, end) ?? (end - start === value.length ? value : undefined);
  return style === 'double' && written?.includes('\\') ? undefined : written;
}

/** A part of `text`. Within a block it is a plain one: its indentation does not matter to its own edit. */
function scalar(text: Text, value: string, start: number, end: number): Text {
  if (isMade(text)) return { ...text, value, type: 'string' };
  const style = text.style === 'block' ? 'plain' : text.style;
  return { kind: 'scalar', type: 'string', style, value, start: text.start + start, end: text.start + end };
}

/** Links of the variables, arguments and commands of a pod's `spec`. */
export function podHostLinks(spec: Node | undefined, context: DecodeContext): readonly Link[] {
  const containers = ['containers', 'initContainers'].flatMap((key) => itemsAt(spec, key));
  return containers.flatMap((container) => [
    ...itemsAt(container, 'env').flatMap((variable) =>
      hostValueLinks(scalarAt(variable, 'value'), scalarAt(variable, 'name')?.value, context),
    ),
    ...['command', 'args'].flatMap((key) => argumentLinks(itemsAt(container, key), context)),
  ]);
}

/** `--host db`: a flag says what the next argument is. */
function argumentLinks(items: readonly Node[], context: DecodeContext): readonly Link[] {
  return items.flatMap((item, index) => {
    const before = items[index - 1];
    const flag = before?.kind === 'scalar' && /^--?[\w.-]+$/.test(before.value) ? before.value : undefined;
    return item.kind === 'scalar' ? hostValueLinks(item, flag, context) : [];
  });
}

/** Links of `data` of a ConfigMap. */
export function dataHostLinks(root: Node, context: DecodeContext): readonly Link[] {
  const entries: readonly MapEntry[] = mapAt(root, 'data')?.entries ?? [];
  return entries.flatMap(({ key, value }) =>
    value.kind === 'scalar' ? hostValueLinks(value, key.value, context) : [],
  );
}

/** Links of annotations: of URLs and of whole names only, for nothing there asks for a host. */
export function annotationHostLinks({ pairs }: LabelSet): readonly Link[] {
  return pairs.flatMap(({ value }) => {
    const likely = value.value.includes('://') || value.value.includes('.svc');
    return likely && value.value.length < MAX_ANNOTATION ? hostValueLinks(value, undefined, {}) : [];
  });
}

/** Beyond this an annotation is a document of its own (`last-applied-configuration`). */
const MAX_ANNOTATION = 1000;
