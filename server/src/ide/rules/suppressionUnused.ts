/** A suppression that silences nothing. */
import { type Span } from '../../syntax/span';
import type { Location, Snapshot } from '../../workspace/snapshot';
import type { TextEdit } from '../edit';
import { fixOf } from '../editText';
import { ALL, type Suppression } from '../suppressions';
import type { SuppressionRule } from './suppressionRule';

export const suppressionUnused: SuppressionRule = {
  code: 'suppression-unused',
  severity: 'hint',
  summary: 'A suppression silences nothing',
  about: `
What a suppression was written for has been repaired, or has moved. It would hide the next problem of its kind.

It is silent where the document is a template or does not parse, for rules that are off, and for codes that do not exist
(\`suppression-unknown-rule\`).

\`\`\`yaml
spec:
  # selectrail-ignore service-selector-no-match: nothing is wrong here any more
  selector: { app: web }
\`\`\`
`,
  check({ snapshot, suppressions, used, ran }, codes) {
    const unused = suppressions.filter(
      (each) =>
        each.decidable && !used.has(each) && isKnown(each, codes) && (each.rule === ALL || ran(each.rule)),
    );
    return unused.map((each) => ({
      location: each.location,
      message: `No finding of \`${each.rule}\` is silenced here`,
      tag: 'unnecessary',
      fixes: () =>
        each.source.type === 'comment'
          ? fixOf('Remove the suppression', 'preferred', [removal(snapshot, each)])
          : [],
    }));
  },
};

function isKnown(
  each: Suppression,
  codes: readonly string[],
): each is Suppression & { readonly rule: string } {
  return each.rule !== undefined && (each.rule === ALL || codes.includes(each.rule));
}

/** The code with its comma, or the whole comment where it names no other. */
function removal(snapshot: Snapshot, { source, location }: Suppression): TextEdit | undefined {
  if (source.type !== 'comment') return undefined;
  const { rules, removal: whole } = source.directive;
  const base = snapshot.startOf(source.document);
  const at = rules.findIndex(({ start }) => start + base === location.start);
  const [before, rule, after] = [rules[at - 1], rules[at], rules[at + 1]];
  if (!rule || rules.length === 1) return remove(location, whole, base);
  const span = before
    ? { start: before.end, end: rule.end }
    : { start: rule.start, end: after?.start ?? rule.end };
  return remove(location, span, base);
}

function remove({ uri }: Location, { start, end }: Span, base: number): TextEdit {
  return { uri, start: start + base, end: end + base, newText: '' };
}
