/** The page: a picture, what the reader has chosen of it, and the three ways to see it. */
import { connect } from './host';
import { Page } from './page';
import graphCss from './graph.css';
import pageCss from './page.css';
import pictureCss from './picture.css';

const sheet = new CSSStyleSheet();
sheet.replaceSync([pageCss, pictureCss, graphCss].join('\n'));
document.adoptedStyleSheets = [sheet];

const host = connect();
if (host.type === 'file') {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = (): unknown => document.body.classList.toggle('dark', dark.matches);
  follow();
  dark.addEventListener('change', follow);
}
const page = new Page(host, pictureCss);
document.body.append(page.element);
host.listen(
  (picture) => page.take(picture),
  (node) => page.followTo(node),
);
