import { expect, test } from 'vitest';
import { checkDiagnostics } from '../testing/checkDiagnostics';

const WEB = `---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web-front}}
`;

const service = (selector: string, metadata = '{name: web}'): string => `apiVersion: v1
kind: Service
metadata: ${metadata}
spec:
  selector:
    ${selector}
  ports: [{port: 80}]
`;

const MISSPELT = `app: wbe-front
#        ^^^^^^^^^ warning: No pod in its namespace has \`app: wbe-front\`; did you mean \`app: web-front\`?`;

/** A fix may repair what is silenced, too. */
const QUIET = '# selectrail-ignore-file suppression-unused\n';

test('a comment silences its line, or the one below it, for the rules that it names', () => {
  checkDiagnostics(service('app: wbe-front # selectrail-ignore service-selector-no-match: later') + WEB);
  checkDiagnostics(service('# selectrail-ignore all: later\n    app: wbe-front') + WEB);
  checkDiagnostics(
    service('# selectrail-ignore service-selector-no-match\n\n    # why\n    app: wbe-front') + WEB,
  );
});

test('a comment at the head silences its document alone', () => {
  const ignored = `# selectrail-ignore service-selector-no-match: later\n${service('app: wbe-front')}`;
  checkDiagnostics(ignored + WEB);
  checkDiagnostics(`${ignored}---\n${service(MISSPELT, '{name: api}')}${WEB}${QUIET}`);
  checkDiagnostics(`# selectrail-ignore all\n---\n${service('app: wbe-front')}${WEB}`);
});

test('a comment for the file silences all of it', () => {
  checkDiagnostics(
    `${service('app: wbe-front')}---\n${service('app: web-frnot', '{name: api}')}${WEB}# selectrail-ignore-file all: later\n`,
  );
});

test('an annotation silences its object', () => {
  const annotated = '{name: web, annotations: {selectrail.dev/ignore: "service-selector-no-match: later"}}';
  checkDiagnostics(service('app: wbe-front', annotated) + WEB);
  checkDiagnostics(
    `${service('app: wbe-front', annotated)}---\n${service(MISSPELT, '{name: api}')}${WEB}${QUIET}`,
  );
});

test('text that looks like a comment silences nothing', () => {
  checkDiagnostics(
    service(
      MISSPELT,
      '\n  name: web\n  annotations:\n    x: |\n      # selectrail-ignore-file all\n      y',
    ) + WEB,
  );
});

test('rules about suppressions are silenced by their names', () => {
  checkDiagnostics(
    `# selectrail-ignore suppression-unused\n${service('app: web-front # selectrail-ignore all')}${WEB}`,
  );
  expect(() => checkDiagnostics(`# selectrail-ignore all\n${service('app: web-front')}${WEB}`)).toThrow();
});
