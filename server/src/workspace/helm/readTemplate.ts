/**
 * What a Helm template takes from elsewhere: paths from its root (`.Values.image.tag`) and named templates. Follows
 * `with`, variables and parentheses as far as each holds one path; what is decided while rendering is left out.
 * @see https://pkg.go.dev/text/template
 */
import { actionTokens, type Field, type Token } from '../../syntax/actionTokens';
import type { Span } from '../../syntax/span';
import { templateActions } from '../../syntax/templateActions';
import { pathsIn, type Path, type Scope } from './templatePaths';

/** A path from the root, of which the last `fields` are written here; `with` and variables give those before. */
export interface PathUse {
  readonly path: Path;
  readonly fields: readonly Field[];
  /** `test`: by `if`, so that what is below the path does not matter. */
  readonly use: 'value' | 'test';
}

/** The name of a template, within its quotes. */
export interface TemplateName extends Span {
  readonly name: string;
}

export interface Define extends TemplateName {
  /** From the action that opens it to the one that ends it. */
  readonly whole: Span;
}

/** Offsets count from the start of the file. */
export interface TemplateFacts {
  readonly type: 'template';
  readonly paths: readonly PathUse[];
  readonly defines: readonly Define[];
  /** Names that `include` and `template` give. */
  readonly includes: readonly TemplateName[];
}

interface Block {
  readonly scope: Scope;
  /** Of a `define`: its name, and where it opens. */
  readonly define?: { readonly name: TemplateName; readonly start: number } | undefined;
}

/** The root object is the dot at the top of a file. */
const TOP: Scope = { dot: [], dollar: [], variables: new Map() };
/** Within a `define` the caller decides what the dot is. */
const CALLED: Scope = { dot: undefined, dollar: undefined, variables: new Map() };

/** Facts of the template in `text`. Never throws. */
export function readTemplate(text: string, intern: (value: string) => string): TemplateFacts {
  const paths: PathUse[] = [];
  const defines: Define[] = [];
  const includes: TemplateName[] = [];
  const blocks: Block[] = [];
  let scope = TOP;
  for (const action of templateActions(text)) {
    if (text[action.start + 1] !== '{') continue;
    const tokens = actionTokens(text, action);
    const keyword = keywordOf(tokens);
    const [, second] = tokens;
    if (keyword === 'end') {
      const closed = blocks.pop();
      scope = closed?.scope ?? TOP;
      if (closed?.define) {
        const whole = { start: closed.define.start, end: action.end };
        defines.push({ ...closed.define.name, whole });
      }
      continue;
    }
    if (keyword === 'define' || keyword === 'block') {
      const name = second?.type === 'string' ? nameOf(second, intern) : undefined;
      blocks.push({ scope, define: name && { name, start: action.start } });
      scope = CALLED;
      continue;
    }
    const inner = keyword === 'else' ? (blocks.at(-1)?.scope ?? scope) : scope;
    const found = pathsIn(withoutKeywords(tokens), inner);
    const use = tokens.some((token) => token.type === 'word' && token.value === 'if') ? 'test' : 'value';
    for (const { path, fields } of found.paths)
      paths.push({ path: path.map(intern), fields: fields.map((field) => interned(field, intern)), use });
    includes.push(...includesIn(tokens, intern));
    if (keyword === 'if' || keyword === 'with' || keyword === 'range') blocks.push({ scope });
    scope = scopeBehind(keyword, tokens, inner, found.value, found.variables);
  }
  return { type: 'template', paths, defines, includes };
}

const KEYWORDS = ['if', 'else', 'with', 'range', 'end', 'define', 'block'] as const;
type Keyword = (typeof KEYWORDS)[number];

function keywordOf([first]: readonly Token[]): Keyword | undefined {
  return first?.type === 'word' ? KEYWORDS.find((each) => each === first.value) : undefined;
}

/** `else if` and `else with` have two. */
function withoutKeywords(tokens: readonly Token[]): readonly Token[] {
  const first = keywordOf(tokens);
  if (first === undefined) return tokens;
  return first === 'else' ? withoutKeywords(tokens.slice(1)) : tokens.slice(1);
}

/** The scope behind an action: `with` sets the dot, `range` makes it unknown, `:=` and `=` set variables. */
function scopeBehind(
  keyword: Keyword | undefined,
  tokens: readonly Token[],
  scope: Scope,
  value: Path | undefined,
  assigned: Scope['variables'],
): Scope {
  const inner =
    assigned.size === 0 ? scope : { ...scope, variables: new Map([...scope.variables, ...assigned]) };
  const [, second] = tokens;
  const elseWith = keyword === 'else' && second?.type === 'word' && second.value === 'with';
  if (keyword === 'with' || elseWith) return { ...inner, dot: value };
  if (keyword !== 'range') return inner;
  const unknown = [...assigned.keys()].map((name) => [name, undefined] as const);
  return { ...inner, dot: undefined, variables: new Map([...inner.variables, ...unknown]) };
}

/** `include "name"` and `template "name"`, wherever in an action. */
function includesIn(tokens: readonly Token[], intern: (value: string) => string): readonly TemplateName[] {
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    const isCall = token.type === 'word' && (token.value === 'include' || token.value === 'template');
    return isCall && next?.type === 'string' ? [nameOf(next, intern)] : [];
  });
}

function nameOf(token: Token & { readonly type: 'string' }, intern: (value: string) => string): TemplateName {
  const start = token.start + 1;
  return { name: intern(token.value), start, end: start + token.value.length };
}

function interned(field: Field, intern: (value: string) => string): Field {
  return { ...field, name: intern(field.name) };
}
