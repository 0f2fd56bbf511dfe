import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../../testing/fixture';
import { folderConfig } from '../config/folderConfig';
import { diagnostics } from '../diagnostics';
import { DEFAULT_SETTINGS } from '../settings';

const FOLDER = ROOT.slice(0, -1);

/** The labels of the fixture's `.selectrail.yaml` are its problems. */
function checkConfig(source: string, path = '.selectrail.yaml'): void {
  const fixture = parseFixture(`#- ${path}\n${source.replace(/^\n/, '')}`);
  const settings = { ...DEFAULT_SETTINGS, folders: [folderConfig(FOLDER, fixture.files.get(path) ?? '')] };
  const found = diagnostics(hostOf(fixture).snapshot(), ROOT + path, settings);
  expect(
    found.map(({ location, severity, message }) => ({ ...location, text: `${severity}: ${message}` })),
  ).toEqual(fixture.labels);
}

test('keys and values that are not known', () => {
  checkConfig(`
rule: {}
#<---- warning: No key \`rule\`; did you mean \`rules\`?
profile: strickt
#        ^^^^^^^ warning: \`strickt\` is none of the values; did you mean \`strict\`?
rules:
  ingress-backend-missing: loud
#                          ^^^^ warning: \`loud\` is none of \`default\`, \`off\`, \`hint\`, \`info\`, \`warning\`, \`error\`
  ingress-backend-mising: off
# ^^^^^^^^^^^^^^^^^^^^^^ warning: No key \`ingress-backend-mising\`; did you mean \`ingress-backend-missing\`?
exclude: vendor/**
#        ^^^^^^^^^ warning: This has to be a list
external:
  - kind: Service
#   ^^^^^^^^^^^^^ warning: \`name\` is missing here
  - web
#   ^^^ warning: This has to be a map
ignore:
  - rule: [all]
#         ^^^^^ warning: This has to be a string
`);
});

test('what is no YAML', () => {
  checkConfig(
    'profile: [strict\nrules: {}\n#<- warning: Flow sequence in block collection must be sufficiently indented and end with a ]\n',
  );
});

test('silent for what the schema has, and where nothing is said', () => {
  checkConfig(`
# ours
profile: strict
rules: { ingress-backend-missing: off, config-invalid: info }
ignore:
  - { rule: all, files: ['old/**'], objects: ['service/*/web'], reason: to be removed }
external:
  - { kind: Service, namespace: shared, name: 'db-*' }
exclude: ['vendor/**']
clusterDomain: example.org
namespace: shop
`);
  checkConfig('# nothing\n');
  checkConfig('namespace:\n');
});

test('silent in other folders', () => {
  checkConfig('unknown: 1\n', 'other/.selectrail.yaml');
});
