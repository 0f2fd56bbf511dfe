import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import { diagnostics } from './diagnostics';
import { applyEdits } from './editText';
import { ignoreFixes } from './ignoreFixes';
import { DEFAULT_SETTINGS } from './settings';

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector:
    app: wbe-front
`;
const POD = '---\napiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web-front}}\n';
const CODE = 'service-selector-no-match';

/** The file after each fix for the first finding, by its title; each has to leave nothing to find. */
function ignored(text: string): Readonly<Record<string, string>> {
  const host = hostOf(parseFixture(text));
  const uri = `${ROOT}main.yaml`;
  const [found] = diagnostics(host.snapshot(), uri, DEFAULT_SETTINGS);
  if (!found) throw new Error('nothing is found');
  const fixes = ignoreFixes(host.snapshot(), found, () => text);
  return Object.fromEntries(
    fixes.map(({ title, edits, preferred }) => {
      expect(preferred).toBe(false);
      const changed = applyEdits(text, edits);
      host.setFile(uri, changed);
      expect(diagnostics(host.snapshot(), uri, DEFAULT_SETTINGS), title).toEqual([]);
      return [title, changed];
    }),
  );
}

test('a comment above the line, or above the document', () => {
  expect(ignored(SERVICE + POD)).toEqual({
    [`Ignore \`${CODE}\` on this line`]:
      SERVICE.replace('    app', `    # selectrail-ignore ${CODE}\n    app`) + POD,
    [`Ignore \`${CODE}\` in this document`]: `# selectrail-ignore ${CODE}\n${SERVICE}${POD}`,
  });
});

test('below what heads the document, with its line ends', () => {
  const text = `${POD}---\n# a licence\n\n${SERVICE}`.replaceAll('\n', '\r\n');
  expect(Object.values(ignored(text))[1]).toBe(
    text.replace('licence\r\n\r\n', `licence\r\n\r\n# selectrail-ignore ${CODE}\r\n`),
  );
});

test('one more rule where a comment is there', () => {
  const text = SERVICE.replace('front', 'front # selectrail-ignore x-y: z') + POD;
  expect(Object.values(ignoredOf(text))[0]).toContain(`front # selectrail-ignore x-y, ${CODE}: z`);
});

test('none in JSON', () => {
  const json = JSON.stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: { app: 'wbe-front' } },
  });
  expect(ignored(`${json}\n${POD}`)).toEqual({});
});

/** The same, whatever else is found. */
function ignoredOf(text: string): Readonly<Record<string, string>> {
  const snapshot = hostOf(parseFixture(text)).snapshot();
  const found = diagnostics(snapshot, `${ROOT}main.yaml`, DEFAULT_SETTINGS).find(
    ({ rule }) => rule.code === CODE,
  );
  const fixes = found ? ignoreFixes(snapshot, found, () => text) : [];
  return Object.fromEntries(fixes.map(({ title, edits }) => [title, applyEdits(text, edits)]));
}
