/** The files that helm reads for a release, as they are now. */
import { templateActions } from '../../syntax/templateActions';
import type { FileFacts } from '../file';
import { type Rendering, textPrint } from './release';

export type Inputs = ReadonlyMap<string, Input>;

/** What matters of the text of a file that helm reads. */
export interface Input {
  readonly facts: FileFacts;
  /** Tells it from others; undefined while it is not at hand. */
  readonly print: string | undefined;
  /** True where a template asks the cluster for something. */
  readonly asks: boolean;
}

/** Those of `files`; what `before` knows of a file that is the same is taken from there. */
export function inputsIn(files: readonly FileFacts[], before: Inputs | undefined): Inputs {
  return new Map(
    files.map((facts): [string, Input] => {
      const known = before?.get(facts.uri);
      return [facts.uri, known?.facts === facts ? known : inputOf(facts)];
    }),
  );
}

/** Asks the cluster that it is rendered for, which is none: there may be more in a real one. */
const ASKS_CLUSTER = /\blookup\s|\.APIVersions\b/;

function inputOf(facts: FileFacts): Input {
  const { uri, text } = facts;
  if (text === undefined) return { facts, print: undefined, asks: false };
  const asks =
    uri.includes('/templates/') &&
    templateActions(text).some(({ start, end }) => ASKS_CLUSTER.test(text.slice(start, end)));
  return { facts, print: textPrint(text), asks };
}

/** True where a file was edited, or came, since helm read them; one whose text is not at hand may have been. */
export function isStale({ inputs }: Rendering, now: Inputs): boolean {
  return now.size !== inputs.size || [...now].some(([uri, { print }]) => inputs.get(uri) !== print);
}
