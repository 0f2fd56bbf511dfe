/** The lens of an AuthorizationPolicy: the pods that it is about, and whom it lets through or keeps out. */
import {
  type AuthorizationFacts,
  type AuthorizationRule,
  type FieldSet,
} from '../../kinds/authorizationRules';
import { linksOf } from '../../kinds/links';
import type { KubeObject } from '../../kinds/object';
import { podsText } from '../../network/podCount';
import { selectionOf, workloadsOf } from '../../network/podSelection';
import { isRootNamespace } from '../../network/reach/authorization';
import type { Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { plain, valueOf } from '../markdown';
import { ownNamespace, selectorText } from '../selectorText';
import { labelTargets, type LensContent } from './lens';

type Policy = KubeObject<AuthorizationFacts>;

export function authorizationPolicyContent(snapshot: Snapshot, policy: Policy): LensContent {
  const subject = subjectOf(snapshot, policy);
  return { parts: [...subject.parts, effectOf(policy.spec)], targets: subject.targets };
}

/** Targets of `targetRefs` are links of their own, and need no words. */
function subjectOf(snapshot: Snapshot, policy: Policy): LensContent {
  const { selector, targeted } = policy.spec;
  if (targeted) return { parts: [], targets: [] };
  const everywhere = isRootNamespace(snapshot.namespaceOf(policy));
  const where = everywhere ? 'every namespace' : ownNamespace(snapshot, policy);
  if (!selector || selector.requirements.length === 0)
    return { parts: [`applies to all pods of ${where}`], targets: [] };
  if (everywhere) return { parts: [`applies to pods ${selectorText(selector)} of ${where}`], targets: [] };
  const link = linksOf(policy).find((each) => each.type === 'selector');
  const selection = link && selectionOf(snapshot, policy, link);
  const workloads = selection ? workloadsOf(selection) : [];
  switch (selection?.state) {
    case 'found':
      return {
        parts: [`applies to ${podsText(workloads, selection.certainty)}`],
        targets: labelTargets(workloads),
      };
    case 'unknown':
      return { parts: [`pods unknown (${plain(selection.reason)})`], targets: [] };
    default:
      return { parts: ['applies to no pods in this workspace'], targets: [] };
  }
}

/** Without rules nothing matches; a rule without conditions matches all. @see Istio's reference of `action` and `rules` */
function effectOf({ action, rules }: AuthorizationFacts): string {
  const texts = [...new Set(rules.map(ruleText))];
  const matched = texts.length === 0 ? 'nothing' : texts.includes('') ? 'everything' : texts.join(', ');
  switch (action) {
    case 'ALLOW':
      return `allows ${matched}`;
    case 'DENY':
      return `denies ${matched}`;
    case 'AUDIT':
      return `only logs ${matched}`;
    case 'CUSTOM':
      return `asks another service about ${matched}`;
    default:
      return `action ${plain(action)}`;
  }
}

/** `account web on GET /api`; empty where everything matches. */
function ruleText({ from, to, when }: AuthorizationRule): string {
  const sources = alternatives(from, SOURCES);
  const operations = alternatives(to, OPERATIONS);
  const parts = [
    ...(sources.length > 0 ? [sources.join(' or ')] : []),
    ...(operations.length > 0 ? [`${sources.length > 0 ? 'on' : 'all on'} ${operations.join(' or ')}`] : []),
    ...(when.length > 0
      ? [
          sources.length + operations.length > 0 ? 'when' : 'all when',
          when.map(({ key }) => plain(key)).join(' and '),
        ]
      : []),
  ];
  return parts.join(' ');
}

/** What goes before the values of a field, in the order in which fields are told. */
const SOURCES: Readonly<Record<string, string>> = {
  principals: 'account ',
  serviceAccounts: 'account ',
  namespaces: 'namespace ',
  requestPrincipals: 'user ',
  ipBlocks: '',
  remoteIpBlocks: '',
};
const OPERATIONS: Readonly<Record<string, string>> = { ports: 'port ', methods: '', hosts: '', paths: '' };

/** Each in words; none where one of them fits everything. */
function alternatives(all: readonly FieldSet[], words: Readonly<Record<string, string>>): readonly string[] {
  const texts = all.map((fields) => fieldsText(fields, words));
  return texts.includes('') ? [] : texts;
}

/** A field that nobody knows is told by its name. */
function fieldsText(fields: FieldSet, words: Readonly<Record<string, string>>): string {
  const known = Object.entries(words).flatMap(([name, word]) => [
    { name, word },
    { name: `not${name.charAt(0).toUpperCase()}${name.slice(1)}`, word: `not ${word}` },
  ]);
  const others = Object.keys(fields).filter((name) => !known.some((each) => each.name === name));
  return [...known.flatMap(({ name, word }) => valuesText(fields[name], word)), ...others.map(plain)].join(
    ' ',
  );
}

function valuesText(values: readonly Text[] | undefined, word: string): readonly string[] {
  return values && values.length > 0 ? [word + values.map(shortened).join(', ')] : [];
}

/** `web` of `cluster.local/ns/shop/sa/web`, as accounts are told apart by it in most meshes. */
function shortened(text: Text): string {
  return valueOf(text).replace(/^[^/]*\/ns\/[^/]*\/sa\//, '');
}
