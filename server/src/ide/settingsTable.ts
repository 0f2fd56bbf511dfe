/**
 * Every setting, once: its key under `selectrail.`, its type, default and words. `package.json` and the table in
 * `docs/settings.md` are generated from here.
 */
import {
  ASSUMPTION_CHOICES,
  type AssumptionChoice,
  type AssumptionKey,
  CLUSTER_PROFILES,
} from '../workspace/assumptions';
import { DEFAULT_CLUSTER } from '../workspace/settings';
import { PROFILES } from './levels';

export interface SettingDefinition {
  readonly type: 'boolean' | 'string' | 'array' | 'object';
  readonly default: unknown;
  readonly description: string;
  /** Further JSON schema of the value. */
  readonly schema?: Readonly<Record<string, unknown>>;
}

const flag = (description: string): SettingDefinition => ({ type: 'boolean', default: true, description });

/** One of the words of an assumption, or `default`: as the profile of the cluster has it. */
function choice(key: AssumptionKey): SettingDefinition {
  const { about, values }: AssumptionChoice = ASSUMPTION_CHOICES[key];
  const words = Object.entries(values).map(([value, text]) => `\`${value}\`: ${text}.`);
  const description = `${about} ${words.join(' ')}`;
  return {
    type: 'string',
    default: 'default',
    description,
    schema: { enum: ['default', ...Object.keys(values)] },
  };
}

const text = { type: 'string' };

const CUSTOM_KIND = {
  type: 'object',
  required: ['group', 'kind'],
  additionalProperties: false,
  properties: {
    group: text,
    kind: text,
    podTemplate: text,
    links: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'kind'],
        additionalProperties: false,
        properties: { path: text, kind: text, group: text, role: text },
      },
    },
  },
};

const RELEASE = {
  type: 'object',
  required: ['chart'],
  additionalProperties: false,
  properties: {
    chart: { ...text, description: 'Folder of the chart.' },
    release: { ...text, description: 'Name of the release. Without it: that of the chart.' },
    namespace: { ...text, description: 'Namespace that it is installed in. Without it: unknown.' },
    values: {
      type: 'array',
      items: text,
      description:
        'Values files beside the values.yaml of the chart, each going before those in front of it.',
    },
  },
};

const PROFILE_WORDS = Object.entries(CLUSTER_PROFILES)
  .map(([name, { about }]) => `\`${name}\`: ${about}`)
  .join(' ');

export const SETTINGS = {
  'codeLens.service': flag('Show, above each Service, the pods behind it, its DNS name and its ports.'),
  'codeLens.networkPolicy': flag(
    'Show, above each NetworkPolicy, whom it isolates and whom it lets through; above an admin policy, whom it applies to.',
  ),
  'codeLens.policyRule': flag('Show, above each rule of a policy, how many pods or addresses it matches.'),
  'codeLens.workload': flag('Show, above each workload, the Services and policies that select it.'),
  'codeLens.reachability': flag(
    'Show, above each workload where there are policies, who reaches it and what it reaches.',
  ),
  'codeLens.references': flag('Show, above what others name (Secrets, Gateways, issuers …), by how many.'),
  'codeLens.route': flag(
    'Show, above each rule of an Ingress or a route, the Service and the pods behind it.',
  ),
  'codeLens.kustomization': flag('Show, above a kustomization, what it renders, with a preview.'),
  'inlayHints.enabled': flag('Show, behind port names and numbers, the port of the pods that they lead to.'),
  'inlayHints.unknown': flag('Mark, by `?`, what is unknown in policies; the tooltip says why.'),
  'hover.enabled': flag('Explain ports, selectors, backends and names on hover.'),
  'hover.names': flag('Hovers on names and hosts of Services: DNS names, and the path to the pods.'),
  'hover.ports': flag('Hovers on ports: what they lead to, and what leads to them.'),
  'hover.selectors': flag('Hovers on selectors and labels: what is selected, and by what.'),
  'hover.policies': flag('Hovers on policies: whom they isolate and let through.'),
  'hover.links': flag('Hovers on all other references, and on load balancer annotations.'),
  'hover.overlays': flag(
    'Hovers on names in a Kustomize base: what each overlay makes of them; and on names and references: in which other copies of the application they are.',
  ),
  'hover.charts': flag(
    'Hovers in Helm charts: the default of a value, who uses it, the text of a named template.',
  ),
  'helm.render': {
    type: 'boolean',
    default: false,
    description:
      'Run your `helm`, without a network and without a cluster, in trusted workspaces only: offers, above a Chart.yaml and above values, a preview of what `helm template` makes of the chart, and indexes `selectrail.helm.releases`.',
  },
  'helm.path': {
    type: 'string',
    default: 'helm',
    description: 'The `helm` that renders charts.',
    schema: { scope: 'machine-overridable' },
  },
  'helm.valuesFiles': {
    type: 'array',
    default: [],
    description:
      'Values files for charts without a release, as paths from the folder of the chart, each going before those in front of it: `["values-prod.yaml"]`. Charts that do not have one are rendered without it.',
    schema: { items: text },
  },
  'helm.releases': {
    type: 'array',
    default: [],
    description:
      'Charts as you install them, with paths from the workspace folder: `[{ "chart": "charts/shop", "release": "shop", "namespace": "shop-prod", "values": ["charts/shop/values-prod.yaml"] }]`. With `selectrail.helm.render`, what `helm template` makes of them is indexed in place of their templates: after each save, diagnostics, links and reachability see real values. Several releases of one chart are environments.',
    schema: { items: RELEASE },
  },
  'helm.index': {
    type: 'string',
    default: 'releases',
    description:
      'Which charts are indexed as `selectrail.helm.render` renders them: those of `selectrail.helm.releases` (`releases`), or also each other one (`all`): as a HelmRelease or an Application installs it, or else with its own values and `selectrail.helm.valuesFiles`.',
    schema: { enum: ['releases', 'all'] },
  },
  'tree.autoReveal': flag('Select, in the view of the network, the object at the cursor.'),
  'diagnostics.enabled': flag('Report references that lead nowhere.'),
  profile: {
    type: 'string',
    default: 'recommended',
    description:
      'How much is reported. `strict`: hints become information, information becomes warnings. `all`: rules that are off by default report information.',
    schema: { enum: PROFILES },
  },
  rules: {
    type: 'object',
    default: {},
    description: 'Severity of single rules, by code: `{ "service-selector-no-match": "error" }`.',
    schema: { additionalProperties: { enum: ['default', 'off', 'hint', 'info', 'warning', 'error'] } },
  },
  exclude: {
    type: 'array',
    default: ['**/{testdata,fixtures,golden}/**', '**/node_modules/**', '**/.git/**'],
    description: 'Files that are not indexed, as globs within the workspace folder.',
    schema: { items: { type: 'string' } },
  },
  workspaceFolders: {
    type: 'string',
    default: 'separate',
    description:
      'Folders that are open side by side: each a project of its own (`separate`), or all of them one (`joined`), with references and conflicts between them.',
    schema: { enum: ['separate', 'joined'] },
  },
  cache: flag(
    'Keep what is indexed between two starts, in the storage that VS Code gives to the extension: only files that have changed are read then.',
  ),
  customKinds: {
    type: 'array',
    default: [],
    description:
      'Kinds of your own: where their pod template stands, and which fields name other objects. `[]` stands behind the key of a list: `[{ "group": "example.com", "kind": "Shop", "podTemplate": "spec.template", "links": [{ "path": "spec.backends[].service", "kind": "Service" }] }]`.',
    schema: { items: CUSTOM_KIND },
  },
  clusterDomain: {
    type: 'string',
    default: DEFAULT_CLUSTER.clusterDomain,
    description: "Zone of the cluster's DNS.",
  },
  kubernetesVersion: {
    type: 'string',
    default: '',
    description:
      'Version of the cluster, such as `1.29`: decides which API versions are gone. Empty: any that is supported.',
    schema: { pattern: '^(v?1\\.\\d+(\\.\\d+)?)?$' },
  },
  nodePortRange: {
    type: 'string',
    default: '30000-32767',
    description: 'Ports that Services may take on the nodes (`--service-node-port-range` of the API server).',
    schema: { pattern: '^\\d+-\\d+$' },
  },
  namespace: {
    type: 'string',
    default: '',
    description: 'Namespace of objects that name none. Empty: the deployment decides it, so any fits.',
  },
  'reachability.liveChanges': {
    type: 'string',
    default: 'auto',
    description:
      "Show in the status bar how many connections are opened and closed against what is `saved`, against git's `head`, or not at all (`off`). `auto`: `head` where files are saved automatically, else `saved`.",
    schema: { enum: ['auto', 'saved', 'head', 'off'] },
  },
  'reachability.cluster': {
    type: 'string',
    default: 'kubernetes',
    description: `What the cluster is, where no other setting of reachability says otherwise. ${PROFILE_WORDS}`,
    schema: { enum: Object.keys(CLUSTER_PROFILES) },
  },
  'reachability.enforcement': choice('enforcement'),
  'reachability.servicePorts': choice('servicePorts'),
  'reachability.ipBlocksMatchPods': choice('ipBlocksMatchPods'),
  'reachability.hostNetworkPods': choice('hostNetworkPods'),
  'reachability.undeclaredNamespaces': choice('undeclaredNamespaces'),
  'reachability.dns': {
    type: 'array',
    default: [],
    description:
      'Where DNS answers, any of them: pods by namespace and labels, or addresses: `["kube-system/{k8s-app=kube-dns}:53", "169.254.20.10:53"]`. Empty: as the cluster has it.',
    schema: { items: { type: 'string' } },
  },
  'reachability.ingressControllers': {
    type: 'array',
    default: [],
    description:
      'Which pods serve Ingresses and Gateway routes, by class, or `*` for any: `["nginx=ingress-nginx/{app.kubernetes.io/name=ingress-nginx}"]`. Policies that name them are decided then, and not unknown.',
    schema: { items: { type: 'string' } },
  },
} as const satisfies Record<string, SettingDefinition>;
