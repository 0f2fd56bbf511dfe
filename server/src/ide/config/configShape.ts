/** `.selectrail.yaml`, described once: what it may hold, in words. */
import { ASSUMPTION_CHOICES, type AssumptionChoice, CLUSTER_PROFILES } from '../../workspace/assumptions';
import { ALL_RULES } from '../rules/allRules';
import { ALL } from '../suppressions';
import type { Choice, Shape } from './shape';

export const CONFIG_FILE = '.selectrail.yaml';

const RULE_CHOICES: readonly Choice[] = ALL_RULES.map(({ code, summary }) => ({
  value: code,
  description: summary,
}));

const LEVEL: Shape = {
  type: 'choice',
  description: 'Severity of what the rule finds.',
  values: [
    { value: 'default', description: 'As the profile has it.' },
    { value: 'off', description: 'Nothing is reported.' },
    { value: 'hint', description: 'Hardly visible.' },
    { value: 'info', description: 'For information; `selectrail check` succeeds.' },
    { value: 'warning', description: 'Something does not work; `selectrail check` fails.' },
    { value: 'error', description: 'Something certainly does not work; `selectrail check` fails.' },
  ],
};

const list = (description: string): Shape => ({
  type: 'list',
  description,
  items: { type: 'string', description: 'A glob: `*` stays within a segment, `**` crosses them.' },
});

const IGNORED: Shape = {
  type: 'object',
  description: 'Findings that are not reported.',
  required: ['rule'],
  fields: {
    rule: {
      type: 'choice',
      description: 'Code of the rule, or `all`.',
      values: [{ value: ALL, description: 'Every rule.' }, ...RULE_CHOICES],
    },
    files: list('Files, from the folder of this file. Without them: all.'),
    objects: list('Objects, as `kind/namespace/name` or `kind/name`. Without them: all.'),
    reason: { type: 'string', description: 'Why, for those who come after you.' },
  },
};

const EXTERNAL: Shape = {
  type: 'object',
  description: 'An object that exists, though no file shows it.',
  required: ['kind', 'name'],
  fields: {
    kind: { type: 'string', description: 'Kind of the object, such as `Service`.' },
    namespace: { type: 'string', description: 'Its namespace, or a glob. Without it: any.' },
    name: { type: 'string', description: 'Its name, or a glob.' },
  },
};

const assumption = ({ about, values }: AssumptionChoice): Shape => ({
  type: 'choice',
  description: about,
  values: Object.entries(values).map(([value, text]) => ({ value, description: `${text}.` })),
});

const REACHABILITY: Shape = {
  type: 'object',
  description: 'What reachability assumes of the cluster.',
  required: [],
  fields: {
    cluster: {
      type: 'choice',
      description: 'What the cluster is, where no other key says otherwise.',
      values: Object.entries(CLUSTER_PROFILES).map(([value, { about }]) => ({ value, description: about })),
    },
    ...Object.fromEntries(
      Object.entries(ASSUMPTION_CHOICES).map(([key, choice]) => [key, assumption(choice)]),
    ),
    dns: {
      type: 'list',
      description: 'Where DNS answers, any of them.',
      items: {
        type: 'string',
        description: '`kube-system/{k8s-app=kube-dns}:53` for pods, `169.254.20.10:53` for an address.',
      },
    },
    ingressControllers: {
      type: 'list',
      description: 'Which pods serve Ingresses and Gateway routes.',
      items: {
        type: 'string',
        description:
          '`nginx=ingress-nginx/{app.kubernetes.io/name=ingress-nginx}`: a class, or `*`, and its pods.',
      },
    },
  },
};

const HELM: Shape = {
  type: 'object',
  description: 'Charts that are read as `helm template` renders them, where running `helm` is allowed.',
  required: [],
  fields: {
    index: {
      type: 'choice',
      description: 'Which charts those are.',
      values: [
        { value: 'releases', description: 'Those with releases.' },
        {
          value: 'all',
          description: 'Each other one as well: as Flux or Argo CD installs it, or with its own values.',
        },
      ],
    },
    releases: {
      type: 'list',
      description: 'Charts as they are installed; several of one chart are environments.',
      items: {
        type: 'object',
        description: 'A chart as it is installed.',
        required: ['chart'],
        fields: {
          chart: { type: 'string', description: 'Folder of the chart, from the folder of this file.' },
          release: { type: 'string', description: 'Name of the release. Without it: that of the chart.' },
          namespace: {
            type: 'string',
            description: 'Namespace that it is installed in. Without it: unknown.',
          },
          values: {
            type: 'list',
            description:
              'Values files beside the values.yaml of the chart, each going before those in front of it.',
            items: { type: 'string', description: 'A path from the folder of this file.' },
          },
        },
      },
    },
  },
};

export const CONFIG_SHAPE: Shape = {
  type: 'object',
  description: 'Settings of Selectrail for a workspace folder; they win over those of the editor.',
  required: [],
  fields: {
    profile: {
      type: 'choice',
      description: 'How much is reported where no single rule says otherwise.',
      values: [
        { value: 'recommended', description: 'Each rule as its page says.' },
        { value: 'strict', description: 'Hints become information, information becomes warnings.' },
        { value: 'all', description: 'Rules that are off by default report information.' },
      ],
    },
    rules: {
      type: 'map',
      description: 'Severity of single rules, by code.',
      keys: RULE_CHOICES,
      values: LEVEL,
    },
    ignore: { type: 'list', description: 'Findings that are not reported.', items: IGNORED },
    external: {
      type: 'list',
      description: 'Objects that exist, though no file shows them: nothing is reported as missing for them.',
      items: EXTERNAL,
    },
    exclude: list('Files that are not read, from the folder of this file.'),
    clusterDomain: { type: 'string', description: "Zone of the cluster's DNS." },
    namespace: { type: 'string', description: 'Namespace of objects that name none.' },
    reachability: REACHABILITY,
    helm: HELM,
  },
};
