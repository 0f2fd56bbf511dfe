/** Policies written from what the manifests show, to look at before they are applied. Requests of our own. */
import { RequestType, type TextDocumentPositionParams } from 'vscode-languageserver';
import type { PolicyProposal } from '../ide/reachability/policyProposal';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';

/** null: there is no such file yet. */
export interface SentProposal extends Omit<PolicyProposal, 'before'> {
  readonly before: string | null;
}

interface OfNamespace {
  readonly uri: string;
  readonly namespace: string;
}

export const PolicyProposalRequest = {
  workload: new RequestType<TextDocumentPositionParams, SentProposal | null, void>(
    'selectrail/workloadPolicy',
  ),
  namespace: new RequestType<OfNamespace, SentProposal | null, void>('selectrail/namespacePolicies'),
  namespaces: new RequestType<TextDocumentPositionParams, readonly string[], void>(
    'selectrail/policyNamespaces',
  ),
} as const;

export function workloadPolicy(moment: Moment, params: TextDocumentPositionParams): SentProposal | null {
  const at = placeOf(moment, params);
  return at ? sent(moment.analysis.workloadPolicy(at.uri, at.offset, moment.read)) : null;
}

export function namespacePolicies(
  { analysis, read }: Moment,
  { uri, namespace }: OfNamespace,
): SentProposal | null {
  return sent(analysis.namespacePolicies(fromClient(uri), namespace, read));
}

export function policyNamespaces(moment: Moment, params: TextDocumentPositionParams): readonly string[] {
  const at = placeOf(moment, params);
  return at ? moment.analysis.policyNamespaces(at.uri, at.offset) : [];
}

function placeOf(
  { convert }: Moment,
  { textDocument, position }: TextDocumentPositionParams,
): { readonly uri: string; readonly offset: number } | undefined {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  return offset === undefined ? undefined : { uri, offset };
}

function sent(proposal: PolicyProposal | undefined): SentProposal | null {
  return proposal ? { ...proposal, uri: toClient(proposal.uri), before: proposal.before ?? null } : null;
}
