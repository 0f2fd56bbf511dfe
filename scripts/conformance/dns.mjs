// `dns` checks of the truth tables: what a name resolves to, in the cluster's DNS or inside a pod.
import { snapshotOf } from './core.mjs';

export const type = 'dns';
export const modules = ['workspace/host', 'network/dns/answer', 'network/dns/lookUp', 'network/dns/findPods'];

/** What the engine says, in the words of the tables. */
export function ask(core, manifests, { name, qtype, from }) {
  const snapshot = snapshotOf(core, manifests);
  if (from === undefined) return shown(core.answerOf(snapshot, name, qtype));
  const [pod] = core.findPods(snapshot, from);
  if (!pod) throw new Error(`no pod ${from}`);
  const { answer, queries, resolvedAs } = core.lookUp(snapshot, pod, name, qtype);
  return { ...shown(answer), resolvedAs, queries: queries.map((query) => query.name) };
}

function shown({ rcode, records }) {
  return { rcode, answers: records.map(({ data }) => data) };
}

/** Answers have no order; what is not expected is not compared. */
export function agrees(expected, actual) {
  const sorted = (values) => JSON.stringify([...(values ?? [])].toSorted());
  return (
    expected.rcode === actual.rcode &&
    (expected.answers === undefined || sorted(expected.answers) === sorted(actual.answers)) &&
    (expected.resolvedAs === undefined || expected.resolvedAs === actual.resolvedAs) &&
    (expected.queries === undefined || JSON.stringify(expected.queries) === JSON.stringify(actual.queries))
  );
}
