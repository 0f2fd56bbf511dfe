/** Names of the ends of connections, as short as tells them apart. */
import { rangeText, wholeFamily } from '../../network/reach/addresses';
import type { Worlds } from '../../network/reach/changeCause';
import { peersOf } from '../../network/reach/peers';
import type { ChangedEnd } from '../../network/reach/worldChanges';
import type { ChangeEnd } from './changes';

/** Of each workload at an end, or of what else is there. */
export type EndLabels = (end: ChangedEnd | string) => readonly ChangeEnd[];

/** Labels that hold in both worlds. A text is the name of a workload. */
export function endLabels({ before, after }: Worlds): EndLabels {
  const names = new Set([...peersOf(before), ...peersOf(after)].map(({ name }) => name));
  const uses = new Map<string, number>();
  for (const name of names) {
    for (const short of new Set(shorter(name))) uses.set(short, (uses.get(short) ?? 0) + 1);
  }
  const workload = (name: string): ChangeEnd => ({
    type: 'workload',
    name,
    label: shorter(name).find((short) => uses.get(short) === 1) ?? name,
  });
  return (end) => {
    if (typeof end === 'string') return [workload(end)];
    if (end.type === 'workloads') return end.parties.map(({ name }) => workload(name));
    if (end.type === 'ingress-controller') {
      return [{ type: 'ingress-controller', name: '{ingress-controller}', label: 'ingress controller' }];
    }
    const { range } = end;
    const whole = wholeFamily(range.family);
    const isWhole = range.start === whole.start && range.end === whole.end;
    const label = isWhole ? (range.family === 4 ? 'outside' : 'outside (IPv6)') : rangeText(range);
    return [{ type: 'outside', name: rangeText(range), label }];
  };
}

/** `web` and `shop/web` for `shop/web[Deployment]`. */
function shorter(name: string): readonly string[] {
  const withNamespace = name.replace(/\[[^\]]*\]$/, '');
  return [withNamespace.slice(withNamespace.indexOf('/') + 1), withNamespace];
}
