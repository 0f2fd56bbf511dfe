/** `selectrail lsp`: the language server on standard input and output, loaded only when it is asked for. */

export async function lsp(): Promise<void> {
  const { startStdio } = await import('../lsp/stdio');
  startStdio();
}
