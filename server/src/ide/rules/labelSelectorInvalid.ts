/** A requirement of a label selector that the API server rejects. */
import { type LabelSelector, OPERATORS, type Requirement } from '../../kinds/labels';
import { linksOf } from '../../kinds/links';
import type { KubeObject } from '../../kinds/object';
import { isKnown } from '../../syntax/node';
import { isWhole } from '../../workspace/closedWorld';
import type { Snapshot } from '../../workspace/snapshot';
import { fixOf, replaceScalar } from '../editText';
import type { Finding, Rule } from './rule';

export const labelSelectorInvalid: Rule = {
  code: 'label-selector-invalid',
  severity: 'error',
  summary: 'A requirement of a label selector has an unknown operator, or values that do not go with it',
  about: `
The operators of a label selector are \`In\` and \`NotIn\`, with at least one value, and \`Exists\` and \`DoesNotExist\`,
with none. The API server rejects anything else.

It is silent where a template gives the operator.

\`\`\`yaml
matchExpressions:
  - { key: tier, operator: Equals, values: [front] } # In
\`\`\`
`,
  check(object, snapshot) {
    const requirements = new Set(selectorsOf(object).flatMap((selector) => selector.requirements));
    return [...requirements].flatMap((requirement) => check(snapshot, object, requirement));
  },
};

function selectorsOf(object: KubeObject): readonly LabelSelector[] {
  return linksOf(object).flatMap((link): readonly LabelSelector[] => {
    if (link.type !== 'selector') return [];
    return link.within.type === 'labelled' ? [link.selector, link.within.selector] : [link.selector];
  });
}

function check(snapshot: Snapshot, object: KubeObject, requirement: Requirement): readonly Finding[] {
  const { operator, operatorText, values } = requirement;
  if (!isKnown(operatorText)) return [];
  if (!operator) return unknownOperator(snapshot, object, operatorText);
  const wanted = operator === 'In' || operator === 'NotIn' ? 'some' : 'none';
  if (wanted === 'some' && values.length === 0 && isWhole(object)) {
    return [{ span: operatorText, message: `\`${operator}\` needs at least one value` }];
  }
  if (wanted === 'none' && values.length > 0) {
    return [{ span: operatorText, message: `\`${operator}\` takes no values` }];
  }
  return [];
}

function unknownOperator(
  snapshot: Snapshot,
  object: KubeObject,
  text: NonNullable<Requirement['operatorText']>,
): readonly Finding[] {
  const meant =
    OPERATORS.find((each) => each.toLowerCase() === text.value.toLowerCase()) ??
    (/^(equals?|==?)$/i.test(text.value) ? 'In' : undefined);
  return [
    {
      span: text,
      message: `\`${text.value}\` is no operator of a label selector: ${OPERATORS.map((each) => `\`${each}\``).join(', ')}`,
      fixes: () =>
        meant
          ? fixOf(`Change it to \`${meant}\``, 'preferred', [replaceScalar(snapshot, object, text, meant)])
          : [],
    },
  ];
}
