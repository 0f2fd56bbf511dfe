/** Files of every format. */
import { pngOf, svgText } from './exportImage';
import { dot, markdown, mermaid } from './exportText';
import type { SavedFile } from './host';
import type { Frame } from './layout';
import type { Picture } from './model';
import type { State } from './state';

export type ExportFormat = 'svg' | 'png' | 'mermaid' | 'dot' | 'markdown';

export const FORMATS: Readonly<
  Record<ExportFormat, { readonly title: string; readonly extension: string; readonly type: string }>
> = {
  svg: { title: 'SVG', extension: 'svg', type: 'image/svg+xml' },
  png: { title: 'PNG', extension: 'png', type: 'image/png' },
  mermaid: { title: 'Mermaid', extension: 'mmd', type: 'text/plain' },
  dot: { title: 'Graphviz', extension: 'dot', type: 'text/plain' },
  markdown: { title: 'Markdown table', extension: 'md', type: 'text/markdown' },
};

export interface Drawn {
  readonly svg: SVGSVGElement;
  readonly bounds: Frame;
  readonly css: string;
}

/** `drawn` is undefined before anything is. */
export async function exportAs(
  format: ExportFormat,
  { title, graph }: Picture,
  state: State,
  drawn: Drawn | undefined,
): Promise<SavedFile> {
  const { extension, type } = FORMATS[format];
  const base = title.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^-+|-+$/g, '');
  const name = `${base === '' ? 'reachability' : `${base}-reachability`}.${extension}`;
  const picture = drawn ? svgText(drawn.svg, drawn.bounds, drawn.css) : '';
  switch (format) {
    case 'svg':
      return { name, type, content: picture };
    case 'png':
      return { name, type, content: drawn ? await pngOf(picture, drawn.bounds) : '' };
    case 'mermaid':
      return { name, type, content: mermaid(graph, state) };
    case 'dot':
      return { name, type, content: dot(graph, state) };
    case 'markdown':
      return { name, type, content: markdown(graph, state) };
  }
}
