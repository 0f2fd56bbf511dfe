/** An explanation for people: the answer, then both directions with the lines that decide. */
import { assumptionTexts } from '../network/reach/assumptionTexts';
import { connectionText } from '../network/reach/connections';
import { pathDns } from './explainDns';
import type { Explained } from './explain';
import { type ExplainedPath, explainPath, type Statement } from './explainWords';
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
  const { answer, source, destination, options, loaded } = explained;
  const [style, words] = OUTCOMES[answer.outcome];
  const port = options.port ? ` on ${options.port.protocol} ${options.port.port}` : '';
  const headline = `${source.name} ${paint(style, words)} ${destination.name}${port}`;
  const why = answer.why === undefined ? [] : [answer.why];
  const paths = answer.paths.map((path) => {
    const each = explainPath(loaded.world, path, options);
    const { total } = path.reach;
    const unknown = unknownText(total);
    const all = `Allowed between them: ${connectionText(total.sure)}${unknown === '' ? '' : `; unknown: ${unknown}`}`;
    return [
      `\n${each.source} → ${each.destination}, ${each.flow.protocol} ${each.flow.port}`,
      all,
      ...pathLines(explained, each, paint),
    ];
  });
  const assumed = ['', 'Assumed:', ...assumptionTexts(options.assumptions).map((text) => `  ${text}`)];
  return `${[headline, ...why, ...paths.flat(), ...pathDns(explained), ...assumed].join('\n')}\n`;
}

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
  { loaded: { loaded } }: Explained,
  { text, location }: Statement,
  paint: Paint,
): readonly string[] {
  if (!location) return [`  ${text}`];
  const frame = codeFrame(loaded, location, (carets) => paint('blue', carets)).map((line) => `  ${line}`);
  return [`  ${text}`, `    ${placeOf(loaded.snapshot, location)}`, ...frame];
}
