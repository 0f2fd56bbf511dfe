/** Who serves the Ingresses and routes of the manifests: pods where the settings say so, or pods of which nothing is known. */
import { ingress } from '../../kinds/ingress';
import { linksOf } from '../../kinds/links';
import { is, type KubeObject } from '../../kinds/object';
import { classNameOf } from '../routing/ingressClasses';
import { type Bounds, both, either, NOTHING } from './bounds';
import { type Endpoint, type PodEndpoint, UNKNOWN_POD } from './endpoint';
import type { Entry } from './entries';
import { agreement } from './peers';
import { endpointsAt } from './places';
import { reach } from './reach';
import type { World } from './world';

/** The class that stands for all others. */
const ANY_CLASS = '*';

/** What serves `object`; without it, all that are known. Never empty. */
export function controllersOf(world: World, object?: KubeObject): readonly [Endpoint, ...Endpoint[]] {
  const places = world.assumptions.ingressControllers.map((text) => {
    const [name = '', place = ''] = text.split(/=(.*)/s);
    return { name, place };
  });
  const own = object ? classOf(world, object) : undefined;
  const exact = places.filter(({ name }) => name === own);
  const meant = object
    ? exact.length > 0
      ? exact
      : places.filter(({ name }) => name === ANY_CLASS)
    : places;
  const [first, ...others] = meant.flatMap(({ place }) => endpointsAt(world, place));
  return first ? [first, ...others] : [UNKNOWN_POD];
}

/** What policies let the controllers of `object` reach at `pods`. */
export function throughController(world: World, object: KubeObject, pods: PodEndpoint): Bounds {
  return agreement(controllersOf(world, object).map((source) => reach(world, source, pods).total));
}

/** What comes in through all that leads to the entry. */
export function throughControllers(world: World, { pods, by }: Entry): Bounds {
  return [...by]
    .map(([object, wanted]) => both(wanted, throughController(world, object, pods)))
    .reduce(either, NOTHING);
}

/** The IngressClass or GatewayClass. */
function classOf(world: World, object: KubeObject): string | undefined {
  if (is(object, ingress)) return classNameOf(world.snapshot, object);
  const gateways = namesOf(object, 'Gateway');
  const found = world.objects.filter(
    ({ kind, name }) => kind.value === 'Gateway' && gateways.includes(name?.value ?? ''),
  );
  return found.flatMap((each) => namesOf(each, 'GatewayClass'))[0];
}

function namesOf(object: KubeObject, kind: string): readonly string[] {
  return linksOf(object).flatMap((link) =>
    link.type === 'name' && link.kind === kind ? [link.text.value] : [],
  );
}
