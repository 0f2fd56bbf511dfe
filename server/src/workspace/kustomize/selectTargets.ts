/** Which objects the `target` of a patch means. */
import { anchored } from './anchored';
import { groupOfTree, idsOf, kindOf, type Resource } from './resource';
import { at, pairsAt, textAt, type Tree } from './tree';

/** A test for `target`: what it leaves out fits any. Names and namespaces may be those of before. */
export function targetMatcher(target: Tree): (resource: Resource) => boolean {
  const field = (key: string): ((value: string) => boolean) =>
    at(target, key) === undefined ? () => true : anchored(textAt(target, key));
  const [group, version, kind] = [field('group'), field('version'), field('kind')];
  const [name, namespace] = [field('name'), field('namespace')];
  const labels = labelMatcher(textAt(target, 'labelSelector'));
  const annotations = labelMatcher(textAt(target, 'annotationSelector'));
  return (resource) => {
    const { tree } = resource;
    const ids = idsOf(resource);
    return (
      group(groupOfTree(tree)) &&
      version(textAt(tree, 'apiVersion').replace(/^.*\//, '')) &&
      kind(kindOf(tree)) &&
      ids.some((id) => name(id.name)) &&
      ids.some((id) => namespace(id.namespace || 'default') || namespace(id.namespace)) &&
      labels(textsOf(tree, 'labels')) &&
      annotations(textsOf(tree, 'annotations'))
    );
  };
}

function textsOf(tree: Tree, field: string): ReadonlyMap<string, string> {
  return new Map(pairsAt(tree, 'metadata', field).map(({ key, value }) => [key.value, textAt(value)]));
}

type LabelTest = (labels: ReadonlyMap<string, string>) => boolean;

/** `a=b, c!=d, e in (x, y), f, !g` */
function labelMatcher(selector: string): LabelTest {
  const parts = selector.split(/,(?![^(]*\))/).map((part) => part.trim());
  const tests = parts.filter((part) => part !== '').map(testOf);
  return (labels) => tests.every((test) => test(labels));
}

function testOf(part: string): LabelTest {
  const [, key = '', operator = '', list = ''] = /^([^\s=!]+)\s+(in|notin)\s*\((.*)\)$/.exec(part) ?? [];
  if (key !== '') {
    const values = list.split(',').map((value) => value.trim());
    return (labels) => values.includes(String(labels.get(key))) === (operator === 'in');
  }
  if (part.startsWith('!')) return (labels) => !labels.has(part.slice(1).trim());
  const [, name = '', sign = '', value = ''] = /^([^\s=!]+)\s*(==?|!=)\s*(.*)$/.exec(part) ?? [];
  if (name === '') return (labels) => labels.has(part);
  return (labels) => (String(labels.get(name)) === value) === (sign !== '!=');
}
