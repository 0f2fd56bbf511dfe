/** Who shows the page: VS Code, with a server behind it, or a browser with a file. */
import type { Picture, Place, Question, Reason } from './model';
import type { Against } from './state';

export interface Host {
  readonly type: 'editor' | 'file';
  /** Opens the YAML there; `view`: the page keeps the keyboard. */
  open(place: Place, focus: 'editor' | 'view'): void;
  /** Why the ends reach each other or not; empty where nobody knows. */
  reasons(question: Question): Promise<readonly Reason[]>;
  explain(question: Question): void;
  chooseScope(scope: string): void;
  /** Pictures show what has changed since then. */
  compare(against: Against): void;
  /** Whether `listen` wants to hear of the cursor. */
  follow(follows: boolean): void;
  save(file: SavedFile): void;
  keep(state: unknown): void;
  readonly kept: unknown;
  /** `take` gets every picture from now on, and `focus` the id of a node that the editor's cursor is in. */
  listen(take: (picture: Picture) => void, focus: (node: string) => void): void;
}

export interface SavedFile {
  readonly name: string;
  readonly type: string;
  /** Text, or a picture as a data URL. */
  readonly content: string;
}

interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

export function connect(): Host {
  return typeof acquireVsCodeApi === 'function' ? editorHost(acquireVsCodeApi()) : fileHost();
}

/** Messages to the extension have a `type`; those from it, too. */
function editorHost(api: EditorApi): Host {
  const asked = new Map<number, (reasons: readonly Reason[]) => void>();
  let next = 0;
  return {
    type: 'editor',
    open: ({ target }, focus) => api.postMessage({ type: 'open', target, focus }),
    reasons: (question) =>
      new Promise((resolve) => {
        asked.set(++next, resolve);
        api.postMessage({ type: 'reasons', id: next, question });
      }),
    explain: (question) => api.postMessage({ type: 'explain', question }),
    chooseScope: (scope) => api.postMessage({ type: 'scope', scope }),
    compare: (against) => api.postMessage({ type: 'compare', against }),
    follow: (follows) => api.postMessage({ type: 'follow', follows }),
    save: (file) => api.postMessage({ type: 'save', file }),
    keep: (state) => api.setState(state),
    kept: api.getState(),
    listen(take, focus) {
      window.addEventListener('message', ({ data }: MessageEvent<Incoming>) => {
        if (data.type === 'picture') take(data.picture ?? NOTHING);
        else if (data.type === 'focus') focus(data.node);
        else if (data.type === 'reasons') {
          asked.get(data.id)?.(data.reasons);
          asked.delete(data.id);
        }
      });
      api.postMessage({ type: 'ready' });
    },
  };
}

type Incoming =
  | { readonly type: 'picture'; readonly picture: Picture | null }
  | { readonly type: 'focus'; readonly node: string }
  | { readonly type: 'reasons'; readonly id: number; readonly reasons: readonly Reason[] };

const NOTHING: Picture = {
  title: '',
  scopes: [],
  scope: '',
  graph: {
    namespaces: [],
    nodes: [],
    edges: [],
    pairs: { workloads: [], groupOf: [], rows: [], answers: [] },
    isolation: { workloads: 0, ingress: 0, egress: 0 },
    assumptions: [],
  },
  notes: [],
};

/** A picture, the reasons of its edges and what is chosen at first stand in the file. */
interface Embedded {
  readonly picture: Picture;
  readonly start: object;
  readonly reasons: Readonly<Record<string, readonly Reason[]>>;
}

function fileHost(): Host {
  const text = document.getElementById('picture')?.textContent ?? '';
  const embedded: Embedded | undefined = text === '' ? undefined : (JSON.parse(text) as Embedded);
  return {
    type: 'file',
    open: () => undefined,
    reasons: (question) => Promise.resolve(embedded?.reasons[questionKey(question)] ?? []),
    explain: () => undefined,
    chooseScope: () => undefined,
    compare: () => undefined,
    follow: () => undefined,
    save: download,
    keep: () => undefined,
    kept: embedded?.start,
    listen: (take) => {
      if (embedded) take(embedded.picture);
    },
  };
}

/** Under which the reasons of a file stand. */
export function questionKey({ source, destination, port }: Question): string {
  return [source, destination, port ?? ''].join(' → ');
}

function download({ name, type, content }: SavedFile): void {
  const link = document.createElement('a');
  link.download = name;
  link.href = content.startsWith('data:') ? content : URL.createObjectURL(new Blob([content], { type }));
  link.click();
}
