/** `selectrail explain`: why one end can reach another, or cannot. */
import { explanationOf } from '../ide/reachability/explanation';
import { type End, findEnds } from '../network/reach/ends';
import { explainJson } from './explainJson';
import { explainText } from './explainText';
import { environmentsNote } from './loadTogether';
import { type LoadedWorld, loadWorld } from './loadWorld';
import { paintFor } from './paint';
import type { ExplainOptions } from './reachArgs';
import type { ExitCode, Output } from './output';
import { Trouble } from './trouble';

/** Exit status 0 whatever the answer is: it is an answer. Throws `Trouble`. */
export function explain(options: ExplainOptions, out: Output, notes: Output): ExitCode {
  const loaded = loadWorld([options.place], options, notes);
  notes.write(environmentsNote(loaded.loaded));
  const source = oneEnd(loaded, options.source);
  const destination = oneEnd(loaded, options.destination);
  const { port, request } = options;
  const question = { world: loaded.world, source, destination, port, request };
  const explained = { loaded, question, explanation: explanationOf(question) };
  out.write(
    options.output === 'json' ? explainJson(explained) : explainText(explained, paintFor(out, options.color)),
  );
  return 0;
}

function oneEnd({ world }: LoadedWorld, text: string): End {
  const [end, ...others] = findEnds(world, text);
  if (!end) {
    throw new Trouble(
      `nothing is called ${text}: name a pod, a workload, a Service (service NS/NAME) or an address`,
    );
  }
  if (others.length > 0) {
    const names = [end, ...others].map(({ name }) => name);
    throw new Trouble(`${text} may be ${names.join(', ')}; name one of them`);
  }
  return end;
}
