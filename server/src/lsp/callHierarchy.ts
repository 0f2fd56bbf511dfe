/** Call hierarchy: who can reach a workload or a Service, and what it can reach. */
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  type CallHierarchyPrepareParams,
  SymbolKind,
} from 'vscode-languageserver';
import type { CallItem, CallItemType } from '../ide/callHierarchy/item';
import type { Converter } from './convert';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';

const KINDS: Readonly<Record<CallItemType, SymbolKind>> = {
  workload: SymbolKind.Class,
  service: SymbolKind.Interface,
  route: SymbolKind.Event,
  pods: SymbolKind.Object,
  addresses: SymbolKind.Number,
  anyone: SymbolKind.Object,
};

export function prepareCallHierarchy(
  { analysis, convert }: Moment,
  { textDocument, position }: CallHierarchyPrepareParams,
): CallHierarchyItem[] {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  if (offset === undefined) return [];
  return analysis.prepareCalls(uri, offset).map((item) => toItem(convert, item));
}

export function incomingCalls(
  { analysis, convert }: Moment,
  { item }: CallHierarchyIncomingCallsParams,
): CallHierarchyIncomingCall[] {
  return analysis.incomingCalls(item.data as CallItem).map((call) => ({
    from: toItem(convert, call.item),
    fromRanges: call.places.map((place) => convert.range(place)),
  }));
}

export function outgoingCalls(
  { analysis, convert }: Moment,
  { item }: CallHierarchyOutgoingCallsParams,
): CallHierarchyOutgoingCall[] {
  return analysis.outgoingCalls(item.data as CallItem).map((call) => ({
    to: toItem(convert, call.item),
    fromRanges: call.places.map((place) => convert.range(place)),
  }));
}

function toItem(convert: Converter, item: CallItem): CallHierarchyItem {
  return {
    name: item.name,
    detail: item.detail,
    kind: KINDS[item.type],
    uri: toClient(item.whole.uri),
    range: convert.range(item.whole),
    selectionRange: convert.range(item.selection),
    data: item,
  };
}
