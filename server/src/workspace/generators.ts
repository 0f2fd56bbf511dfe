/** Sources of other languages that make objects which no manifest shows: they open the unit in which they stand. */
import { basename } from './paths';

/** Why a file hides objects, by its name; undefined for one that does not. */
export function generatorOf(uri: string): string | undefined {
  if (/\.(jsonnet|libsonnet)$/.test(uri)) return 'Jsonnet makes objects here';
  return /^cdk8s\.ya?ml$/.test(basename(uri)) ? 'cdk8s makes objects here' : undefined;
}

/** True for files that are nothing but such a source: their text is not read. */
export function isForeignSource(uri: string): boolean {
  return /\.(jsonnet|libsonnet)$/.test(uri);
}
