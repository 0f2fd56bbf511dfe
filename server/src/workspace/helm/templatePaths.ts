/** The paths in one template action, and the one path that its value has, where it has one. */
import type { Field, Token } from '../../syntax/actionTokens';

/** Names from the root object: `['Values', 'image', 'tag']`; the root itself is empty. */
export type Path = readonly string[];

/** What dot, `$` and variables stand for; undefined: the rendering decides. */
export interface Scope {
  readonly dot: Path | undefined;
  readonly dollar: Path | undefined;
  readonly variables: ReadonlyMap<string, Path | undefined>;
}

export interface FoundPaths {
  readonly paths: readonly { readonly path: Path; readonly fields: readonly Field[] }[];
  /** Path of the action's value: of what `with` makes the dot. */
  readonly value: Path | undefined;
  /** Variables that the action sets. */
  readonly variables: ReadonlyMap<string, Path | undefined>;
}

/** The objects that Helm puts into the root: in a named template they are taken for the root's, whatever the dot is. */
export const ROOT_OBJECTS: readonly string[] = [
  'Values',
  'Chart',
  'Release',
  'Capabilities',
  'Files',
  'Template',
  'Subcharts',
];

interface Operand {
  readonly path: Path | undefined;
  readonly fields: readonly Field[];
}

/** `tokens` of an action without its keyword. */
export function pathsIn(tokens: readonly Token[], scope: Scope): FoundPaths {
  const names = assignedNames(tokens);
  const reader = new Reader(tokens.slice(names.length === 0 ? 0 : assignmentEnd(tokens)), scope);
  const value = reader.pipeline();
  return {
    paths: reader.paths.toSorted((a, b) => (a.fields[0]?.start ?? 0) - (b.fields[0]?.start ?? 0)),
    value,
    variables: new Map(names.map((name) => [name, names.length === 1 ? value : undefined])),
  };
}

function assignmentEnd(tokens: readonly Token[]): number {
  return tokens.findIndex((token) => token.type === 'sign' && /^:?=$/.test(token.value)) + 1;
}

/** `$x` of `$x := …`, both of `$k, $v := …`. */
function assignedNames(tokens: readonly Token[]): readonly string[] {
  return tokens
    .slice(0, Math.max(0, assignmentEnd(tokens) - 1))
    .flatMap((token) => (token.type === 'chain' && token.fields.length === 0 ? [token.from] : []));
}

/** State of one descent: where it is in the tokens, and what it has found. */
class Reader {
  readonly paths: { path: Path; fields: readonly Field[] }[] = [];
  readonly #tokens: readonly Token[];
  readonly #scope: Scope;
  #at = 0;

  constructor(tokens: readonly Token[], scope: Scope) {
    this.#tokens = tokens;
    this.#scope = scope;
  }

  /** Reads to the end, or to the parenthesis that closes. A pipeline keeps its path through `| default x`. */
  pipeline(): Path | undefined {
    let value = this.#command();
    while (this.#isSign('|')) {
      this.#at++;
      const next = this.#tokens[this.#at];
      const keeps = next?.type === 'word' && next.value === 'default';
      this.#command();
      if (!keeps) value = undefined;
    }
    return value;
  }

  #command(): Path | undefined {
    const first = this.#tokens[this.#at];
    if (first?.type === 'word' && (first.value === 'index' || first.value === 'get')) return this.#index();
    const operands: Operand[] = [];
    while (!this.#isEnd()) operands.push(this.#operand());
    for (const operand of operands) this.#add(operand);
    return operands.length === 1 ? operands[0]?.path : undefined;
  }

  /** `index .Values "a" "b"`: the strings are fields as well. */
  #index(): Path | undefined {
    this.#at++;
    if (this.#isEnd()) return undefined;
    const base = this.#operand();
    const fields: Field[] = [];
    let token = this.#tokens[this.#at];
    for (; token?.type === 'string'; token = this.#tokens[++this.#at]) {
      const start = token.start + 1;
      fields.push({ name: token.value, start, end: start + token.value.length });
    }
    const complete = this.#isEnd();
    while (!this.#isEnd()) this.#add(this.#operand());
    const path = base.path && [...base.path, ...fields.map(({ name }) => name)];
    this.#add({ path, fields: [...base.fields, ...fields] });
    return complete ? path : undefined;
  }

  #operand(): Operand {
    const token = this.#tokens[this.#at++];
    if (token?.type === 'chain') return this.#chain(token);
    if (token?.type !== 'sign' || token.value !== '(') return { path: undefined, fields: [] };
    const path = this.pipeline();
    if (this.#isSign(')')) this.#at++;
    const next = this.#tokens[this.#at];
    if (next?.type !== 'chain' || next.from !== ')') return { path, fields: [] };
    this.#at++;
    return { path: path && [...path, ...next.fields.map(({ name }) => name)], fields: next.fields };
  }

  #chain({ from, fields }: Token & { readonly type: 'chain' }): Operand {
    const names = fields.map(({ name }) => name);
    const base = this.#baseOf(from, names[0] ?? '');
    return { path: base && [...base, ...names], fields };
  }

  #baseOf(from: string, first: string): Path | undefined {
    if (from === ')') return undefined;
    if (from !== '' && from !== '$') return this.#scope.variables.get(from);
    const base = from === '' ? this.#scope.dot : this.#scope.dollar;
    return base ?? (ROOT_OBJECTS.includes(first) ? [] : undefined);
  }

  #add({ path, fields }: Operand): void {
    if (path && fields.length > 0) this.paths.push({ path, fields });
  }

  #isEnd(): boolean {
    return this.#at >= this.#tokens.length || this.#isSign('|') || this.#isSign(')');
  }

  #isSign(value: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.type === 'sign' && token.value === value;
  }
}
