/** What stands in a call hierarchy, and how a client hands it back. */
import { is, type KubeObject, refOf } from '../../kinds/object';
import { service } from '../../kinds/service';
import { isRoute } from '../../network/reach/entrances';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { plain } from '../markdown';

/** `pods`, `addresses` and `anyone` are no objects of the workspace, and lead no further. */
export type CallItemType = 'workload' | 'service' | 'route' | 'pods' | 'addresses' | 'anyone';

/** Serialisable. */
export interface CallItem {
  readonly type: CallItemType;
  readonly name: string;
  readonly detail: string;
  readonly whole: Location;
  readonly selection: Location;
  /** Of the object in its file, as `refOf` gives it; undefined for what is none. */
  readonly ref: string | undefined;
}

export interface Call {
  readonly item: CallItem;
  /** Where it is written or decided, in the file of the caller; never empty. */
  readonly places: readonly Location[];
}

/** Whether a hierarchy can be of `object`: a workload, a Service, or what leads to one from outside. */
export function callTypeOf(object: KubeObject): 'workload' | 'service' | 'route' | undefined {
  if (is(object, service)) return 'service';
  if (isRoute(object)) return 'route';
  return object.pods ? 'workload' : undefined;
}

/** `detail`: its namespace where nothing else is to be said. */
export function itemOf(snapshot: Snapshot, object: KubeObject, detail?: string): CallItem {
  return {
    type: callTypeOf(object) ?? 'workload',
    name: plain(refOf(object)),
    detail: detail ?? plain(snapshot.namespaceOf(object) ?? ''),
    whole: snapshot.locate(object, object.span),
    selection: snapshot.locate(object, object.name ?? object.kind),
    ref: refOf(object),
  };
}

/** The object that `item` was made of, as it is now: of several with its name that which is nearest to its place. */
export function objectOf(snapshot: Snapshot, { ref, whole }: CallItem): KubeObject | undefined {
  const distance = (object: KubeObject): number =>
    Math.abs(snapshot.locate(object, object.span).start - whole.start);
  const [nearest] = snapshot
    .objectsOf(whole.uri)
    .filter((object) => refOf(object) === ref)
    .toSorted((a, b) => distance(a) - distance(b));
  return nearest;
}
