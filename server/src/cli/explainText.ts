/** An explanation for people: the answer, then both directions with the lines that decide. */
import type { ExplainedPath } from '../ide/reachability/explanation';
import { nameText } from '../ide/reachability/nameAnswers';
import type { Statement } from '../ide/reachability/statements';
import { verdictOn } from '../network/reach/bounds';
import { connectionText } from '../network/reach/connections';
import type { Verdict } from '../network/verdict';
import type { Explained } from './explained';
import type { Paint } from './paint';
import { placeOf } from './place';
import { unknownText } from './reachRows';
import { codeFrame } from './textReport';

const OUTCOMES = {
  allow: ['green', 'can reach'],
  deny: ['red', 'cannot reach'],
  unknown: ['yellow', 'may reach or not'],
  partial: ['yellow', 'reaches some, not all, of'],
  refused: ['red', 'finds nothing behind'],
} as const;

export function explainText(explained: Explained, paint: Paint): string {
  const { source, destination, port } = explained.question;
  const { answer, paths, names, assumptions } = explained.explanation;
  const [style, words] = OUTCOMES[answer.outcome];
  const on = port ? ` on ${port.protocol} ${port.port}` : '';
  const headline = `${source.name} ${paint(style, words)} ${destination.name}${on}`;
  const why = answer.why === undefined ? [] : [answer.why];
  const verdicts = paths.map((each) => verdictOn(each.reach.total, each.flow));
  const isTold = (index: number): boolean =>
    paths.length <= MAX_TOLD || verdicts.indexOf(verdicts[index] ?? 'no') === index;
  const told = paths.filter((_, index) => isTold(index)).map((each) => pathText(explained, each, paint));
  const lines = paths.flatMap((each, index) =>
    isTold(index) ? [] : [pathLine(each, verdicts[index] ?? 'no', paint)],
  );
  const pathTexts = [...told, ...(lines.length > 0 ? [['', 'The others', ...lines]] : [])];
  const byName =
    names.length > 0
      ? ['', 'By name', ...names.map((name) => `  ${NAME_OUTCOMES[name.outcome]}: ${nameText(name)}`)]
      : [];
  const assumed = ['', 'Assumed:', ...assumptions.map((text) => `  ${text}`)];
  return `${[headline, ...why, ...pathTexts.flat(), ...byName, ...assumed].join('\n')}\n`;
}

/** Of more paths, as between namespaces, only the first of each verdict is told in full. */
const MAX_TOLD = 8;

function pathText(explained: Explained, each: ExplainedPath, paint: Paint): readonly string[] {
  const { total } = each.reach;
  const unknown = unknownText(total);
  const all = `Allowed between them: ${connectionText(total.sure)}${unknown === '' ? '' : `; unknown: ${unknown}`}`;
  return [`\n${titleOf(each)}`, all, ...each.caveats, ...pathLines(explained, each, paint)];
}

function pathLine(each: ExplainedPath, verdict: Verdict, paint: Paint): string {
  const [style, word] = VERDICTS[verdict];
  return `  ${titleOf(each)}: ${paint(style, word)}`;
}

function titleOf({ source, destination, flow }: ExplainedPath): string {
  return `${source} → ${destination}, ${flow.protocol} ${flow.port}`;
}

const NAME_OUTCOMES = {
  allow: 'allowed',
  deny: 'denied',
  unknown: 'unknown',
  partial: 'in part',
  refused: 'refused',
} as const;

const VERDICTS = {
  yes: ['green', 'allowed'],
  no: ['red', 'denied'],
  unknown: ['yellow', 'unknown'],
} as const;

function pathLines(
  explained: Explained,
  { directions, mesh, source, destination }: ExplainedPath,
  paint: Paint,
): readonly string[] {
  const ends = { Egress: `Egress of ${source}`, Ingress: `Ingress of ${destination}` };
  const found = directions.flatMap(({ explanation, statements }) => {
    const [style, word] = VERDICTS[explanation.verdict];
    return [
      '',
      `${ends[explanation.direction]}: ${paint(style, word)}`,
      ...statements.flatMap((statement) => statementLines(explained, statement, paint)),
    ];
  });
  if (!mesh) return found;
  const [style, word] = VERDICTS[mesh.authorization.verdict];
  return [
    ...found,
    '',
    `Istio, where the destination is part of the mesh: ${paint(style, word)}`,
    ...mesh.statements.flatMap((statement) => statementLines(explained, statement, paint)),
  ];
}

function statementLines(
  explained: Explained,
  { text, location, details = [] }: Statement,
  paint: Paint,
): readonly string[] {
  const { loaded } = explained.loaded;
  const place = location
    ? [
        `    ${placeOf(loaded.snapshot, location)}`,
        ...codeFrame(loaded, location, (carets) => paint('blue', carets)).map((line) => `  ${line}`),
      ]
    : [];
  const more = details.map((each) => {
    const where = each.location ? ` (${placeOf(loaded.snapshot, each.location)})` : '';
    return `    ${each.text}${where}`;
  });
  return [`  ${text}`, ...place, ...more];
}
