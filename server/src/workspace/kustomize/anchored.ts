/** Kustomize matches kinds and names by regular expressions that cover the whole value. */

/** More of them could take for ever: unlike kustomize's, the engine here goes back and tries again. */
const MAX_QUANTIFIERS = 3;

/** A test for `expression`; one that is broken, or could take long, matches itself. */
export function anchored(expression: string): (value: string) => boolean {
  const literal = (value: string): boolean => value === expression;
  const repeatsGroup = /\)[*+{]/.test(expression);
  const quantifiers = expression.match(/[*+{]/g)?.length ?? 0;
  if (/^[-\w]*$/.test(expression) || repeatsGroup || quantifiers > MAX_QUANTIFIERS) return literal;
  try {
    const pattern = new RegExp(`^(?:${expression})$`);
    return (value) => pattern.test(value);
  } catch {
    return literal;
  }
}
