/** The build puts style sheets into the script as texts. */
declare module '*.css' {
  const text: string;
  // oxlint-disable-next-line import/no-default-export -- the shape that the build gives them
  export default text;
}
