// The page of the panel: draws an explanation, and tells the panel what is clicked. The focus stays where it was while
// the explanation follows what is typed.
import css from './explain.css';
import type { Explanation, FromPage, Question, Step, ToPage } from './explanation';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [sheet];

const vscode = acquireVsCodeApi<Question>();
const title = document.createElement('h1');
const verdict = document.createElement('p');
const content = document.createElement('div');
verdict.setAttribute('role', 'status');
document.body.append(element('main', {}, [title, verdict, content]));

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  vscode.setState(data.question);
  show(data);
});
send({ type: 'ready' });

function send(message: FromPage): void {
  vscode.postMessage(message);
}

function show({ question, explanation }: ToPage): void {
  title.replaceChildren(...marked(explanation?.title ?? 'Nothing to explain'));
  verdict.className = `verdict ${explanation?.outcome ?? 'gone'}`;
  const words = explanation?.verdict ?? 'the workspace has no pods';
  if (verdict.textContent !== words) verdict.replaceChildren(...marked(words));
  const focused = document.activeElement?.getAttribute('data-key');
  content.replaceChildren(...(explanation ? drawn(question, explanation) : []));
  const again = [...content.querySelectorAll<HTMLElement>('[data-key]')].find(
    ({ dataset }) => dataset['key'] === focused,
  );
  again?.focus();
}

function drawn(question: Question, { scope, sections, edits, assumptions }: Explanation): readonly Node[] {
  const isPods = !question.destination.startsWith('service ');
  const questions = element('p', { className: 'questions' }, [
    button('Ask another question', 'ask', () => send({ type: 'ask' })),
    ...(isPods ? [button('The other way round', 'other-way', () => send({ type: 'other-way' }))] : []),
  ]);
  return [
    element('p', { className: 'scope' }, [`As deployed from ${scope}`]),
    ...sections.map((each, index) => section(each, `section-${index}`)),
    ...PURPOSES.flatMap(([purpose, heading]) =>
      offers(
        purpose,
        heading,
        edits.filter((each) => each.purpose === purpose),
      ),
    ),
    questions,
    element('details', {}, [
      element('summary', {}, ['Assumed']),
      list(
        'ul',
        assumptions.map((text) => [text]),
      ),
    ]),
  ];
}

const VERDICTS = { yes: 'allowed', no: 'denied', unknown: 'unknown' } as const;
const CLASSES = { yes: 'allow', no: 'deny', unknown: 'unknown' } as const;

function section(
  { title: text, verdict: decided, steps }: Explanation['sections'][number],
  id: string,
): Node {
  const badge = decided
    ? [' ', element('span', { className: `badge ${CLASSES[decided]}` }, [VERDICTS[decided]])]
    : [];
  const heading = element('h2', { id }, [...marked(text), ...badge]);
  const found = element('section', {}, [
    heading,
    list(
      'ol',
      steps.map((step, index) => stepNodes(step, `${id}-${index}`)),
    ),
  ]);
  found.setAttribute('aria-labelledby', id);
  return found;
}

function stepNodes({ text, location, details }: Step, key: string): readonly (Node | string)[] {
  const self = location ? [link(text, key, () => send({ type: 'open', location }))] : marked(text);
  if (details.length === 0) return self;
  return [
    ...self,
    list(
      'ul',
      details.map((each, index) => stepNodes(each, `${key}-${index}`)),
    ),
  ];
}

const PURPOSES = [
  ['allow', 'Edits that allow it'],
  ['name', 'Edits that let it ask for the name'],
  ['deny', 'Edits that deny it'],
] as const;

function offers(id: string, title: string, edits: Explanation['edits']): readonly Node[] {
  if (edits.length === 0) return [];
  const items = edits.map(({ title: text, effect }) => [
    button(text, `edit ${text}`, () => send({ type: 'apply', title: text })),
    element('span', { className: 'effect' }, [effect]),
  ]);
  const found = element('section', {}, [element('h2', { id }, [title]), list('ul', items, `edits ${id}`)]);
  found.setAttribute('aria-labelledby', id);
  return [found];
}

function link(text: string, key: string, click: () => void): Node {
  const found = button(text, key, click);
  found.className = 'link';
  return found;
}

function button(text: string, key: string, click: () => void): HTMLElement {
  const found = element('button', { type: 'button' }, marked(text));
  found.dataset['key'] = key;
  found.addEventListener('click', click);
  return found;
}

function list(tag: 'ol' | 'ul', items: readonly (readonly (Node | string)[])[], className = ''): Node {
  return element(
    tag,
    { className },
    items.map((each) => element('li', {}, each)),
  );
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  children: readonly (Node | string)[],
): HTMLElementTagNameMap[Tag] {
  const found = Object.assign(document.createElement(tag), properties);
  found.append(...children);
  return found;
}

/** What stands in backticks is code. */
function marked(text: string): readonly (Node | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, [part]) : part));
}
