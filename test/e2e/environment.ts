// Environment variables for tests that run in every kind of extension host: a web worker has none.

const { process } = globalThis as {
  readonly process?: { readonly env: Readonly<Record<string, string | undefined>> };
};

export const environment = (name: string): string | undefined => process?.env[name];
