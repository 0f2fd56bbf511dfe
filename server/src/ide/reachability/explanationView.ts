/** An explanation as an editor shows it: the verdict first, then step by step, then the edits that would change it. */
import { nameOf } from '../../kinds/object';
import { connectionText } from '../../network/reach/connections';
import { type End, findEnds } from '../../network/reach/ends';
import type { AskedPort, Outcome } from '../../network/reach/question';
import { opennessOfScope, type Scope, scopesOf, worldOfScope } from '../../network/reach/scopes';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText, TextEdit } from '../edit';
import { denialsOf } from './denials';
import { type AskedScope, chosenScope } from './askedScope';
import { dnsRepairsOf } from './dnsRepairs';
import { type Explanation, explanationOf, type Question } from './explanation';
import { nameSentence } from './nameAnswers';
import { repairsOf } from './repairs';
import { pairSection, type Section, sectionsOf } from './sections';
import { shortName, type Statement } from './statements';
import { type Repair, type Trial, trialIn } from './trial';

/** Ends as `findEnds` takes them. */
export interface AskedExplanation extends AskedScope {
  readonly source: string;
  readonly destination: string;
  /** undefined: any. */
  readonly port?: AskedPort | undefined;
}

export interface ExplanationView {
  /** `shop/web → shop/db, TCP 5432`. */
  readonly title: string;
  /** `denied by db-policy`. */
  readonly verdict: string;
  /** `gone`: an end is not there, or not any more. */
  readonly outcome: Outcome | 'gone';
  readonly scope: string;
  readonly sections: readonly Section[];
  readonly edits: readonly OfferedEdit[];
  /** What the answer rests on: assumptions, and what the files do not show. */
  readonly assumptions: readonly string[];
}

export interface OfferedEdit {
  /** `name`: lets the source ask for the name of its destination. */
  readonly purpose: 'allow' | 'name' | 'deny';
  /** An imperative sentence. */
  readonly title: string;
  /** `opens 2 more connections`. */
  readonly effect: string;
  readonly edits: readonly TextEdit[];
}

/** Undefined where the workspace holds no pods at all. */
export function explanationView(
  snapshot: Snapshot,
  asked: AskedExplanation,
  read: ReadText,
): ExplanationView | undefined {
  const scope = scopeFor(snapshot, asked);
  if (!scope) return undefined;
  const world = worldOfScope(snapshot, scope);
  const [source] = findEnds(world, asked.source);
  const [destination] = findEnds(world, asked.destination);
  if (!source || !destination) return gone(asked, scope, source ? asked.destination : asked.source);
  const question: Question = { world, source, destination, port: asked.port, request: undefined };
  const explanation = explanationOf(question, MOST_PATHS);
  const { answer, paths, names, assumptions } = explanation;
  const byName = names.map((name): Statement => ({ text: nameSentence(name), location: undefined }));
  return {
    title: titleOf(source, destination, asked.port),
    verdict: verdictOf(explanation, asked.port),
    outcome: answer.outcome,
    scope: scope.label,
    sections: [
      ...pathSections(paths, answer.paths.length),
      ...(byName.length > 0 ? [{ title: 'By name', verdict: undefined, steps: byName }] : []),
    ],
    edits: editsFor(trialIn(question, scope, read), read),
    assumptions: [...assumptions, ...opennessOfScope(snapshot, scope).map(sentence)],
  };
}

/** The scope that is asked for, or that of the file, or else the first that holds both ends. */
function scopeFor(snapshot: Snapshot, asked: AskedExplanation): Scope | undefined {
  const holds = (each: Scope): boolean => {
    const world = worldOfScope(snapshot, each);
    return [asked.source, asked.destination].every((name) => findEnds(world, name).length > 0);
  };
  return chosenScope(snapshot, asked) ?? scopesOf(snapshot).find(holds) ?? scopesOf(snapshot)[0];
}

function gone(asked: AskedExplanation, { label }: Scope, name: string): ExplanationView {
  return {
    title: `${shortName(asked.source)} → ${shortName(asked.destination)}`,
    verdict: `${shortName(name)} is not there`,
    outcome: 'gone',
    scope: label,
    sections: [],
    edits: [],
    assumptions: [],
  };
}

/** More pairs than `FEW` have one section each, and more than `MOST_PATHS` are counted only. */
const FEW = 2;
const MOST_PATHS = 12;

function pathSections(paths: Explanation['paths'], all: number): readonly Section[] {
  if (all <= FEW) return paths.flatMap((path) => sectionsOf(path, all));
  const shown = paths.map(pairSection);
  if (all === shown.length) return shown;
  return [...shown, { title: `and ${all - shown.length} more pairs`, verdict: undefined, steps: [] }];
}

/** `shop/web → service shop/db, TCP 80`. */
function titleOf(source: End, destination: End, port: AskedPort | undefined): string {
  const on = port ? `, ${port.protocol} ${port.port}` : '';
  return `${shortName(source.name)} → ${shortName(destination.name)}${on}`;
}

function verdictOf(explanation: Explanation, port: AskedPort | undefined): string {
  const { answer, paths } = explanation;
  switch (answer.outcome) {
    case 'allow': {
      const [path] = paths;
      if (!port && path) return `allowed: ${connectionText(path.reach.total.sure)}`;
      return `allowed${byText(policiesIn(explanation, 'allow'), ', as no policy is against it')}`;
    }
    case 'deny':
      return `denied${byText(policiesIn(explanation, 'deny'), '')}`;
    case 'unknown':
      return 'unknown: the manifests do not decide it';
    case 'partial':
      return 'allowed for some of the pods only';
    case 'refused':
      return answer.why ?? 'nothing is behind it';
  }
}

/** Names of the policies that allow the connection, or deny it. */
function policiesIn({ paths }: Explanation, action: 'allow' | 'deny'): readonly string[] {
  const reasons = paths.flatMap(({ directions }) => directions.flatMap((each) => each.explanation.reasons));
  const policies = reasons.flatMap((reason) => {
    if (reason.type === 'isolated') return action === 'deny' ? reason.policies : [];
    return reason.type === 'rule' && reason.action === action ? [reason.policy] : [];
  });
  return [...new Set(policies.map(nameOf))];
}

/** More names than this are a list of their own below. */
const MAX_NAMES = 3;

function byText(names: readonly string[], otherwise: string): string {
  if (names.length === 0) return otherwise;
  const shown = names.length > MAX_NAMES ? names.slice(0, MAX_NAMES - 1) : names;
  const more = names.length - shown.length;
  return ` by ${shown.join(', ')}${more > 0 ? ` and ${more} more policies` : ''}`;
}

function editsFor(trial: Trial, read: ReadText): readonly OfferedEdit[] {
  return [
    ...repairsOf(trial, read).map(offeredFor('allow')),
    ...dnsRepairsOf(trial, read).map(offeredFor('name')),
    ...denialsOf(trial, read).map(offeredFor('deny')),
  ];
}

function offeredFor(purpose: OfferedEdit['purpose']): (repair: Repair) => OfferedEdit {
  return ({ title, edits, ...effects }) => ({ purpose, title, edits, effect: effectText(effects) });
}

/** `opens 2 more connections, cuts 1 more connection`; of `all` that an edit does, without `more`. */
export function effectText(
  { opens, closes }: Pick<Repair, 'opens' | 'closes'>,
  which: 'more' | 'all' = 'more',
): string {
  const counted = (count: number): string =>
    `${count}${which === 'more' ? ' more' : ''} connection${count === 1 ? '' : 's'}`;
  const parts = [
    ...(opens > 0 ? [`opens ${counted(opens)}`] : []),
    ...(closes > 0 ? [`cuts ${counted(closes)}`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : `changes nothing${which === 'more' ? ' else' : ''}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
