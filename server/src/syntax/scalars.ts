/** What a plain scalar means to the API server, and whether its value can be known. */
import type { ScalarStyle, ScalarType } from './node';

/** Stands for each character of a masked template expression; a private-use character that no manifest has. */
export const MASK = '\uE000';

const NUMBER =
  /^[-+]?(0b[01_]+|0o?[0-7_]+|0x[\da-fA-F_]+|(0|[1-9][\d_]*)(\.\d*)?([eE][-+]?\d+)?|\.\d+([eE][-+]?\d+)?)$/;
const BOOLEAN = /^(true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/;
const LONGEST_WORD = 'false'.length;
const NULL = /^(~|null|Null|NULL|)$/;

/** `${VAR}` and `$VAR` (envsubst, Flux), `<placeholder>`, `%VAR%`, `@VAR@`, `{{ … }}` that no mask covered. */
/** What each of them holds. */
const TEMPLATE_SIGN = new RegExp(`[${MASK}$<%@{]`);
const TEMPLATE = new RegExp(`${MASK}|\\$\\{|^\\$[A-Za-z_]|\\$\\(|^<[^<>]+>$|%[A-Z_]+%|@[A-Z_]+@|\\{\\{`);

/**
 * Type of a scalar.
 * @see https://github.com/kubernetes-sigs/yaml — go-yaml v2 reads YAML 1.1 booleans
 */
export function scalarType(value: string, style: ScalarStyle, tag: string | undefined): ScalarType {
  if (style !== 'block' && TEMPLATE_SIGN.test(value) && TEMPLATE.test(value)) return 'template';
  if (style !== 'plain' || tag === '!!str' || tag === '!') return 'string';
  const first = value.charCodeAt(0);
  if (first < 58 && NUMBER.test(value)) return 'number';
  if (value.length > LONGEST_WORD) return 'string';
  return NULL.test(value) ? 'null' : BOOLEAN.test(value) ? 'boolean' : 'string';
}
