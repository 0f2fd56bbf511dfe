/** What a value of a configuration file may be: checks, the published schema and completion follow from it. */

export type Shape = Described &
  (
    | { readonly type: 'string'; readonly pattern?: RegExp }
    | { readonly type: 'choice'; readonly values: readonly Choice[] }
    | { readonly type: 'list'; readonly items: Shape }
    | { readonly type: 'map'; readonly keys: readonly Choice[]; readonly values: Shape }
    | {
        readonly type: 'object';
        readonly fields: Readonly<Record<string, Shape>>;
        readonly required: readonly string[];
      }
  );

interface Described {
  /** One sentence, Markdown. */
  readonly description: string;
}

export interface Choice {
  readonly value: string;
  readonly description: string;
}

/** JSON Schema of the values that `shape` allows. */
export function jsonSchema(shape: Shape): Readonly<Record<string, unknown>> {
  const { description } = shape;
  switch (shape.type) {
    case 'string':
      return { type: 'string', description, ...(shape.pattern && { pattern: shape.pattern.source }) };
    case 'choice':
      return {
        enum: shape.values.map(({ value }) => value),
        description,
        markdownEnumDescriptions: shape.values.map((each) => each.description),
      };
    case 'list':
      return { type: 'array', description, items: jsonSchema(shape.items) };
    case 'map':
      return {
        type: 'object',
        description,
        propertyNames: { enum: shape.keys.map(({ value }) => value) },
        additionalProperties: jsonSchema(shape.values),
      };
    case 'object':
      return {
        type: 'object',
        description,
        properties: Object.fromEntries(
          Object.entries(shape.fields).map(([key, field]) => [key, jsonSchema(field)]),
        ),
        required: shape.required,
        additionalProperties: false,
      };
  }
}
