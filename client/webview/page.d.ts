/** What VS Code gives a page, and what the bundler does with a style sheet. */
declare function acquireVsCodeApi<State>(): {
  postMessage(message: unknown): void;
  getState(): State | undefined;
  setState(state: State): void;
};

declare module '*.css' {
  const text: string;
  // oxlint-disable-next-line import/no-default-export -- the shape that the build gives them
  export default text;
}
