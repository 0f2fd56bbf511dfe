/** A chart as somebody installs it, and what `helm template` made of it: a text that is handed in. */

import type { Location } from '../snapshot';

export interface Release {
  /** URI of the chart's folder. */
  readonly chart: string;
  readonly name: string;
  /** Undefined: whoever installs it decides. */
  readonly namespace: string | undefined;
  /** URIs of the values files beside the chart's own, each going before those in front of it. */
  readonly values: readonly string[];
  /** What an object of Flux or Argo CD says, where that is what installs it. */
  readonly by?: {
    /** Values that go before all others, as YAML; empty for none. */
    readonly values: string;
    /** Where each of them is written, by the keys that lead to it. */
    readonly places: readonly { readonly path: readonly string[]; readonly location: Location }[];
    /** URIs of the files that the object is made of, its own first. */
    readonly files: readonly string[];
    /** The environment that the object is deployed to, as far as its folder tells. */
    readonly environment: string;
  };
}

export interface Rendering {
  readonly release: Release;
  readonly text: string;
  /** What tells the texts that helm read, by their URIs: those of `inputsOf`. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** Renderings by the keys of their releases. */
export type Renderings = ReadonlyMap<string, Rendering>;

/**
 * What helm is told where the namespace is not known; a value that holds it is not known, either. Nobody calls a
 * namespace so.
 */
export const UNKNOWN_NAMESPACE = 'selectrail-unknown-namespace';
/** The same in rendered text, where a template may have cut it off. */
export const UNKNOWN_IN_TEXT = /selectrail-u[a-z]*(?:-n[a-z]*)?/g;

/** Equal for releases that come to the same. */
export function releaseKey({ chart, name, namespace = '', values, by }: Release): string {
  const given = by ? [by.values, by.environment, ...by.files] : [];
  return [chart, name, namespace, ...values, ...given].join('\n');
}

/** URIs among `known` of what decides on `release`: the files of the chart, its values, and who installs it. */
export function inputsOf({ chart, values, by }: Release, known: Iterable<string>): readonly string[] {
  const chosen = new Set([...values, ...(by?.files ?? [])]);
  return [...known].filter((uri) => uri.startsWith(`${chart}/`) || chosen.has(uri));
}

/** Equal for equal texts, however their lines end, and as good as never for others. */
export function textPrint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === CARRIAGE_RETURN) continue; // an editor makes them all alike
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  return `${a >>> 0}:${b >>> 0}`;
}

const CARRIAGE_RETURN = 13;
