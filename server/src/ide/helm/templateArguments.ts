/** What `helm` is run with. */
import { type Release, UNKNOWN_NAMESPACE } from '../../workspace/helm/release';

/** A URI becomes the path that the program knows. */
export type HelmArgument = string | { readonly uri: string };

const SKIP_SCHEMA = '--skip-schema-validation';

/**
 * Arguments that render `release`, for a Kubernetes of `version` (`1.29`; undefined: helm's own choice). The schema of
 * values is left out, as it may be fetched. Values of who installs it are read from standard input.
 */
export function templateArguments(
  { name, chart, namespace, values, by }: Release,
  version: string | undefined,
): readonly HelmArgument[] {
  return [
    'template',
    '--namespace',
    namespace ?? UNKNOWN_NAMESPACE,
    ...values.flatMap((uri): HelmArgument[] => ['--values', { uri }]),
    ...(by?.values ? ['--values', '-'] : []),
    ...(version === undefined ? [] : ['--kube-version', version]),
    SKIP_SCHEMA,
    '--', // whatever the names look like
    name,
    { uri: chart },
  ];
}

/** The same for helm before version 3.16, which does not know the flag; undefined where `stderr` is about something else. */
export function olderArguments(
  args: readonly HelmArgument[],
  stderr: string,
): readonly HelmArgument[] | undefined {
  return stderr.includes(`unknown flag: ${SKIP_SCHEMA}`)
    ? args.filter((arg) => arg !== SKIP_SCHEMA)
    : undefined;
}
