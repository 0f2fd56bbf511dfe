/** What `selectrail --help` prints. */

export const USAGE = `Checks the networking of Kubernetes manifests, without a cluster.

Usage:
  selectrail check DIR...     check the manifests in these folders; - reads them from standard input
  selectrail lsp --stdio      run the language server
  selectrail --version

Options of check:
  -o, --output text|json      how findings are printed (text)
  -n, --namespace NAME        namespace of objects that name none; without it, any fits
      --rule CODE=LEVEL       severity of a rule: off, hint, info, warning, error; may be repeated
      --no-color              no colours, as with NO_COLOR; they are used on terminals only
  -v, --verbose               say what was read and what was skipped

Exit status: 0 nothing found but information and hints, 1 warnings or errors found, 2 trouble.
`;
