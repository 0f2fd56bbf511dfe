/** Releases of charts of this workspace that Flux and Argo CD install, where their objects show all of them. */
import { application } from '../../kinds/application';
import { deployedFolders } from '../../kinds/deployedFolders';
import { helmRelease } from '../../kinds/helmRelease';
import { is, type KubeObject } from '../../kinds/object';
import { isKnown } from '../../syntax/node';
import type { Release } from '../../workspace/helm/release';
import { keys } from '../../workspace/keys';
import { basename, join } from '../../workspace/paths';
import type { Snapshot } from '../../workspace/snapshot';

/** As overlays render them, so that each environment has its own. */
export function installedReleases(snapshot: Snapshot): readonly Release[] {
  const { deployed } = snapshot;
  return [helmRelease, application].flatMap(({ group, kind }) =>
    deployed.lookup(keys.kind(group, kind)).flatMap((object) => releasesOf(deployed, object)),
  );
}

function releasesOf(snapshot: Snapshot, object: KubeObject): readonly Release[] {
  const { uri, origins } = object.document;
  return deployedFolders(object).flatMap((folder): readonly Release[] => {
    const chart = folder.chart && snapshot.layout.gitops.ownFolderOf(uri, folder);
    if (!folder.chart || chart === undefined || !snapshot.file(`${chart}/Chart.yaml`)) return [];
    const values = folder.chart.files.map((path) => join(chart, path));
    if (!values.every((each) => snapshot.file(each))) return [];
    const files = new Set([uri, ...(origins?.regions ?? []).map(({ document }) => document.uri)]);
    const [unit] = snapshot.unitsOf(object);
    const places = folder.chart.places.map(({ path, start, end }) => ({
      path,
      location: snapshot.locate(object, { start, end }),
    }));
    const by = {
      values: folder.chart.values,
      places,
      files: [...files],
      environment: basename(unit?.id ?? ''),
    };
    return [
      {
        chart,
        name: folder.chart.name,
        namespace: namespaceOf(snapshot, object, folder.namespace),
        values,
        by,
      },
    ];
  });
}

/** As it says, or else where the object itself is. */
function namespaceOf(
  snapshot: Snapshot,
  object: KubeObject,
  given: KubeObject['namespace'],
): string | undefined {
  if (given) return isKnown(given) ? given.value : undefined;
  return is(object, helmRelease) ? snapshot.namespaceOf(object) : undefined;
}
