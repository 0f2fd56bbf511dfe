import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Host } from '../workspace/host';
import type { Reads } from '../workspace/snapshot';
import { Analysis } from './analysis';
import { CleanObjects } from './cleanObjects';
import { DEFAULT_SETTINGS } from './settings';

const app = fc.constantFrom('shop-web', 'shop-wbe', 'shop-api', 'shop-apis');
const namespace = fc.constantFrom('one', 'two');
const label = fc.record({ key: fc.constantFrom('app', 'name', 'nome'), value: app });
const head = (kind: string, name: string, space: string): string =>
  `kind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${space}\nspec:\n`;
const document = fc
  .record({
    kind: fc.constantFrom('Pod', 'Service', 'NetworkPolicy', 'Ingress'),
    name: app,
    namespace,
    label,
    other: label,
    port: fc.constantFrom('http', '80'),
  })
  .map(({ kind, name, namespace: space, label: { key, value }, other, port }): string => {
    const named = head(kind, name, space);
    switch (kind) {
      case 'Pod':
        return `apiVersion: v1\n${named.replace('spec:', `  labels: { ${key}: ${value} }\nspec:`)}  containers: [{ ports: [{ name: http, containerPort: 80 }] }]\n`;
      case 'Service':
        return `apiVersion: v1\n${named}  selector: { ${key}: ${value} }\n  ports: [{ port: 80, targetPort: ${port} }]\n`;
      case 'NetworkPolicy':
        return `apiVersion: networking.k8s.io/v1\n${named}  podSelector: { matchLabels: { ${key}: ${value} } }\n  ingress: [{ from: [{ podSelector: { matchLabels: { ${other.key}: ${other.value} } } }] }]\n`;
      default:
        return `apiVersion: networking.k8s.io/v1\n${named}  defaultBackend: { service: { name: ${value}, port: { number: 80 } } }\n`;
    }
  });
const text = fc.oneof(
  { weight: 8, arbitrary: fc.array(document, { maxLength: 2 }).map((documents) => documents.join('---\n')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('kind: Pod\napiVersion: v1\nmetadata: {', '{{ range .Values.pods }}'),
  },
);
const file = fc.constantFrom('a/1.yaml', 'a/2.yaml', 'b/1.yaml', 'b/2.yaml', 'c/d/1.yaml');
const edits = fc.array(fc.tuple(file, fc.option(text)), { minLength: 1, maxLength: 12 });

/** Of each file; objects in which nothing was found are remembered, as of a file that is edited. */
interface Kept {
  readonly found: unknown;
  readonly reads: Reads;
  readonly clean: CleanObjects;
}

test('diagnostics that are kept while nothing changes that they read are those of a fresh workspace', () => {
  fc.assert(
    fc.property(edits, (steps) => {
      const host = new Host();
      const texts = new Map<string, string>();
      const kept = new Map<string, Kept>();
      for (const [path, next] of steps) {
        const uri = `file:///ws/${path}`;
        if (next === null) texts.delete(uri);
        else texts.set(uri, next);
        if (next === null) host.removeFile(uri);
        else host.setFile(uri, next, 'editor');
        const fresh = new Host();
        for (const [each, content] of texts) fresh.setFile(each, content);
        for (const each of texts.keys()) {
          const known = kept.get(each);
          const now =
            known && host.snapshot().isCurrent(known.reads) ? known : examine(host, each, known?.clean);
          kept.set(each, now);
          expect(now.found).toEqual(examine(fresh, each).found);
        }
      }
    }),
    { numRuns: 200 },
  );
});

function examine(host: Host, uri: string, clean = new CleanObjects()): Kept {
  const reads: Reads = new Map();
  const analysis = new Analysis(host.snapshot().recording(reads), DEFAULT_SETTINGS);
  const found = analysis.diagnostics(uri, clean).map(({ rule, severity, message, location, related }) => {
    return {
      code: rule.code,
      severity,
      message,
      location,
      related: new Set(related.map(({ message: each }) => each)),
    };
  });
  return { found, reads, clean };
}
