/** Labels and annotations whose values YAML reads as numbers or booleans. */
import type { LabelPair, LabelSelector } from '../../kinds/labels';
import { linksOf } from '../../kinds/links';
import type { KubeObject } from '../../kinds/object';
import { type Text } from '../../syntax/node';
import { fixOf } from '../editText';
import { nativePods } from './nativePods';
import type { Finding, Rule } from './rule';

export const labelValueNotString: Rule = {
  code: 'label-value-not-string',
  severity: 'error',
  summary: 'A label, an annotation or a selector has a number or a boolean for its value',
  about: `
Values of labels, annotations and selectors are strings. YAML reads \`1.0\`, \`true\` and \`yes\` without quotes as something
else, and the API server rejects the object.

It is silent for templates, and for selectors and pod templates of custom resources, whose schema may differ.

\`\`\`yaml
metadata:
  labels:
    version: 1.0 # "1.0"
\`\`\`
`,
  check(object, snapshot) {
    const texts = [
      ...valuesOf(object.labels.pairs),
      ...valuesOf(object.annotations.pairs),
      ...valuesOf(nativePods(object)?.labels.pairs ?? []),
      ...selectorsOf(object).flatMap(({ requirements }) => requirements.flatMap(({ values }) => values)),
    ];
    return [...new Set(texts)].filter(isOther).map((text): Finding => ({
      span: text,
      message: `\`${text.value}\` is a ${text.type} here, and the value of a label or an annotation is a string`,
      fixes: () =>
        fixOf(`Quote it: \`"${text.value}"\``, 'preferred', [
          { ...snapshot.locate(object, text), newText: `"${text.value}"` },
        ]),
    }));
  },
};

function isOther({ type }: Text): boolean {
  return type === 'number' || type === 'boolean';
}

function valuesOf(pairs: readonly LabelPair[]): readonly Text[] {
  return pairs.map(({ value }) => value);
}

const NATIVE = /^(|apps|batch|policy|networking\.k8s\.io|policy\.networking\.k8s\.io)$/;

function selectorsOf(object: KubeObject): readonly LabelSelector[] {
  if (!NATIVE.test(object.group)) return [];
  return linksOf(object).flatMap((link) => (link.type === 'selector' ? [link.selector] : []));
}
