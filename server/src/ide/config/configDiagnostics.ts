/** What is wrong with a `.selectrail.yaml`. */
import type { Diagnostic } from '../diagnostic';
import { isOff, severityOf } from '../levels';
import { configInvalid } from '../rules/configInvalid';
import type { Settings } from '../settings';
import { configUri } from './folderConfig';

/** Problems of the file `uri`; none where it is not the configuration of a folder. */
export function configDiagnostics(uri: string, settings: Settings): readonly Diagnostic[] {
  const folder = settings.folders.find((each) => configUri(each.folder) === uri);
  if (!folder || isOff(configInvalid, settings)) return [];
  return folder.problems.map(({ start, end, message }) => ({
    rule: configInvalid,
    severity: severityOf(configInvalid, undefined, settings),
    message,
    tag: undefined,
    object: undefined,
    location: { uri, start, end },
    related: [],
    missing: undefined,
    fixes: () => [],
  }));
}
