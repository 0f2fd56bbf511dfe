// The tables of Kubernetes' own end-to-end tests of NetworkPolicy.
import fs from 'node:fs';
import path from 'node:path';
import { snapshotOf } from './core.mjs';
import { worldOf } from './reach.mjs';

export const name = 'netpol-e2e';
export const modules = [
  'workspace/host',
  'workspace/assumptions',
  'network/reach/bounds',
  'network/reach/reach',
  'network/reach/world',
];

/** Each table of each step as one check. */
export function checks(core, shared) {
  const { cases } = JSON.parse(
    fs.readFileSync(path.join(shared, 'conformance/netpol-e2e/cases.json'), 'utf8'),
  );
  return cases.flatMap(({ id, title, steps }) =>
    steps.flatMap((step, index) => {
      const world = worldOf(core, snapshotOf(core, manifestsOf(step)), {});
      return Object.entries(step.expected).map(([flow, expected]) => {
        const actual = table(core, world, step.pods, flow);
        return {
          name: `${id} step ${index + 1} ${flow}: ${title}`,
          expected,
          actual,
          passed: String(expected) === String(actual),
        };
      });
    }),
  );
}

function manifestsOf({ namespaces, podSpecs, policies }) {
  const objects = [
    ...Object.entries(namespaces).map(([name, labels]) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels },
    })),
    ...podSpecs.map(({ ns, name, labels, ip, ports }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace: ns, name, labels },
      spec: {
        containers: ports.map((each) => ({
          name: each.name,
          ports: [{ name: each.name, containerPort: each.port, protocol: each.protocol }],
        })),
      },
      status: { podIP: ip },
    })),
    ...policies,
  ];
  return objects.map((object) => JSON.stringify(object)).join('\n---\n');
}

function table(core, world, names, text) {
  const [protocol, port] = text.split('/');
  const flow = { protocol, port: Number(port) };
  const pods = names.map((each) =>
    world.pods.find(({ object, namespace }) => `${namespace}/${object.name.value}` === each),
  );
  return pods.map((source) =>
    pods.map((destination) => cell(core, world, source, destination, flow)).join(''),
  );
}

function cell(core, world, source, destination, flow) {
  if (source === destination) return 's';
  const { egress, ingress } = core.reach(world, source, destination);
  const [out, into] = [egress, ingress].map((bounds) => core.verdictOn(bounds, flow));
  if (out === 'unknown' || into === 'unknown') return '?';
  if (out === 'no') return into === 'no' ? 'b' : 'e';
  return into === 'no' ? 'i' : '.';
}
