/** Explanations: who can be asked for, what stands at a place, and the answer with its edits. Requests of our own. */
import {
  type Location as LspLocation,
  RequestType,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { AskedScope } from '../ide/reachability/askedScope';
import type { ExplainChoices } from '../ide/reachability/endChoices';
import type { AskedExplanation, ExplanationView, OfferedEdit } from '../ide/reachability/explanationView';
import type { QuestionAt } from '../ide/reachability/questionAt';
import type { Section } from '../ide/reachability/sections';
import type { Statement } from '../ide/reachability/statements';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';
import { toWorkspaceEdit } from './workspaceEdit';

/** Places and edits in the terms of the protocol. */
export interface SentExplanation extends Omit<ExplanationView, 'sections' | 'edits'> {
  readonly sections: readonly (Omit<Section, 'steps'> & { readonly steps: readonly SentStep[] })[];
  readonly edits: readonly (Omit<OfferedEdit, 'edits'> & { readonly edit: WorkspaceEdit })[];
}

export interface SentStep {
  readonly text: string;
  /** null: it stands nowhere. */
  readonly location: LspLocation | null;
  readonly details: readonly SentStep[];
}

/** Ends by name; the scope by its id. */
export interface SentQuestion extends Omit<QuestionAt, 'scope'> {
  readonly scope: string;
}

export const ExplainRequest = {
  type: new RequestType<AskedExplanation, SentExplanation | null, void>('selectrail/explain'),
  choices: new RequestType<AskedScope, ExplainChoices | null, void>('selectrail/explainChoices'),
  questionAt: new RequestType<TextDocumentPositionParams, SentQuestion | null, void>('selectrail/questionAt'),
} as const;

export function explain(moment: Moment, asked: AskedExplanation): SentExplanation | null {
  const { analysis, read } = moment;
  const view = analysis.explain(inside(asked), read);
  if (!view) return null;
  return {
    ...view,
    sections: view.sections.map(({ steps, ...section }) => {
      return { ...section, steps: steps.map((step) => sentStep(moment, step)) };
    }),
    edits: view.edits.map(({ edits, ...offered }) => {
      return { ...offered, edit: toWorkspaceEdit(edits, moment) };
    }),
  };
}

export function explainChoices({ analysis }: Moment, asked: AskedScope): ExplainChoices | null {
  const choices = analysis.explainChoices(inside(asked));
  return choices ? { ...choices, uri: toClient(choices.uri) } : null;
}

export function questionAt(
  { analysis, convert }: Moment,
  { textDocument, position }: TextDocumentPositionParams,
): SentQuestion | null {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  const question = offset === undefined ? undefined : analysis.questionAt(uri, offset);
  return question ? { ...question, scope: question.scope.id } : null;
}

function inside<Asked extends AskedScope>(asked: Asked): Asked {
  return asked.uri === undefined ? asked : { ...asked, uri: fromClient(asked.uri) };
}

function sentStep(moment: Moment, { text, location, details = [] }: Statement): SentStep {
  return {
    text,
    location: location ? moment.convert.location(location) : null,
    details: details.map((each) => sentStep(moment, each)),
  };
}
