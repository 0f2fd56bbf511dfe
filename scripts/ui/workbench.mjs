// What a person does in the VS Code workbench and sees of it, in the words of the UI checks. Selectors live only here.
import assert from 'node:assert/strict';
import { violations } from './axe.mjs';

/** How long anything on the page may take to show up. */
const LIMIT = 30_000;

/**
 * @typedef {ReturnType<typeof openWorkbench>} Workbench
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 */

/** Text as a person reads it: Monaco draws spaces as U+00A0. @param {Locator} locator */
export const textOf = async (locator) => (await locator.innerText()).replaceAll('\u00a0', ' ').trim();

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A text in Monaco, where each space may be U+00A0. @param {string} text */
export const spaced = (text) => new RegExp(escaped(text).replaceAll(' ', String.raw`\s`));

/** @param {Page} page @param {string} folder the workspace on disk */
export function openWorkbench(page, folder) {
  page.setDefaultTimeout(LIMIT);
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const lines = editor.locator('.view-lines .view-line');
  const quickInput = page.locator('.quick-input-widget input[type=text]');
  const quickRow = (text) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const problems = page.locator('.markers-panel .monaco-list-row');
  const actions = page.locator('.action-widget .monaco-list-row');

  /** Types into the palette that `keys` opens and takes the row with `text`. */
  async function pick(keys, input, text) {
    await page.keyboard.press(keys);
    await quickInput.waitFor({ state: 'visible' });
    await quickInput.fill(input);
    await quickRow(text).click();
  }

  async function focusEditor() {
    await runCommand('View: Focus Active Editor Group', 'Focus Active Editor Group');
    await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** Runs a command by its title in the palette. */
  async function runCommand(title, row = title) {
    await pick('F1', `>${title}`, row);
  }

  /** Takes the row with `text`, and `more` where others have that too, of the list that asks `question`. */
  async function choose(question, text, more = '') {
    await page.locator(`.quick-input-widget input[placeholder^="${question}"]`).waitFor();
    const row = page
      .locator('.quick-input-list .monaco-list-row', { hasText: text })
      .filter({ hasText: more });
    await row.first().click();
  }

  /** Takes a colour theme by its name, and closes what was shown in another one. */
  async function chooseTheme(name) {
    await runCommand('View: Close All Editors', 'View: Close All Editors');
    await runCommand('Preferences: Color Theme', 'Preferences: Color Theme');
    const input = page.locator('.quick-input-widget input[placeholder^="Select Color Theme"]');
    const focused = page.locator('.quick-input-list .monaco-list-row.focused');
    await input.waitFor();
    await focused.filter({ hasNotText: 'Preferences' }).waitFor(); // only rows that are there are filtered
    await input.fill(name);
    await focused.filter({ hasText: name }).waitFor();
    await page.keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
  }

  /** More room for editors. */
  async function hideSideBar() {
    const sideBar = page.locator('.part.sidebar');
    if (!(await sideBar.isVisible())) return;
    await runCommand('View: Close Primary Side Bar', 'Close Primary Side Bar');
    await sideBar.waitFor({ state: 'hidden' });
  }

  /** The page of the webview that is shown. */
  const webview = () => page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame');

  /** Waits until the cursor stands on that line. */
  const cursorLine = (line) =>
    page.locator(String.raw`#status\.editor\.selection`, { hasText: `Ln ${line},` }).waitFor();

  /** Opens a file by its path in the workspace; others may have the same name. */
  async function openFile(file) {
    const parts = file.split('/');
    const name = parts.pop();
    // a row reads `name folder`; the folder keeps rows away that the list still shows for the last input
    await pick('Control+P', file, new RegExp(`${escaped(name)}\\s*${escaped(parts.join('/'))}`));
    await page.locator('.tab.active', { hasText: name }).waitFor();
    await lines.first().waitFor();
  }

  /** Puts the cursor there. Columns count from 1. */
  async function goTo(line, column = 1) {
    await page.keyboard.press('Control+G');
    await quickInput.waitFor({ state: 'visible' });
    await quickInput.fill(`:${line}:${column}`);
    await page.keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
  }

  /** Rests the mouse on the last `text` of the first line that contains `line`; the answer is the hover's text. */
  async function hover(line, text, expected = /\S/) {
    const target = lines.filter({ hasText: line }).first();
    await target.waitFor();
    const place = await target.evaluate(placeOfText, text);
    assert.ok(place, `\`${text}\` is not in the line`);
    await page.mouse.move(place.x - 3, place.y);
    await page.mouse.move(place.x, place.y, { steps: 3 });
    const content = page.locator('.hover-contents', { hasText: expected });
    const shown = page.locator('.monaco-hover:visible').filter({ has: content }).first();
    await shown.waitFor();
    return textOf(shown);
  }

  async function closeHover() {
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 5);
    await page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
  }

  /** The first CodeLens link with that text. */
  function codeLens(text) {
    return editor.locator('.codelens-decoration a', { hasText: spaced(text) }).first();
  }

  /** The first row of the view of the network with that label, and with that text behind it. */
  function networkRow(label, description) {
    const header = page.locator('.pane-header', { hasText: 'Kubernetes Network' });
    const rows = page.locator('.pane').filter({ has: header }).locator('.monaco-list-row');
    return rows
      .filter({ has: page.getByText(label, { exact: true }) })
      .filter({ hasText: spaced(description) })
      .first();
  }

  async function showProblems() {
    await runCommand('Problems: Focus on Problems View');
    await page.locator('.markers-panel').first().waitFor();
  }

  /** The row of the Problems panel with that text. */
  const problem = (text) => problems.filter({ hasText: text }).first();

  /** Opens a problem's place in the editor, which then has the focus: Ctrl+. means another menu in the panel. */
  async function goToProblem(text) {
    await problem(text).dblclick();
    await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** Titles of the quick fixes at the cursor; the menu stays open. */
  async function openQuickFixes() {
    await page.keyboard.press('Control+.');
    await actions.first().waitFor();
    return Promise.all((await actions.all()).map(textOf));
  }

  /**
   * Takes the first quick fix of the open menu whose title has `text`. By keyboard: in older versions an overlay takes
   * the clicks.
   */
  async function takeQuickFix(text) {
    const titles = await Promise.all((await actions.all()).map(textOf));
    assert.ok(
      titles.some((title) => title.includes(text)),
      `no quick fix \`${text}\` among: ${titles.join(' | ')}`,
    );
    const focused = page.locator('.action-widget .monaco-list-row.focused');
    for (let step = 0; step < titles.length && !(await textOf(focused)).includes(text); step++) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await actions.first().waitFor({ state: 'hidden' });
  }

  /** Shows a channel of the Output panel; the answer locates its lines. */
  async function showOutput(channel) {
    await runCommand('Output: Focus on Output View');
    await page
      .locator('.part.panel select')
      .filter({ visible: true })
      .first()
      .selectOption({ label: channel });
    return page.locator('.part.panel .monaco-editor .view-line');
  }

  /** Text of the file's status bar entry for the language, such as `YAML`. */
  const languageMode = () => textOf(page.locator(String.raw`#status\.editor\.mode`));

  return {
    page,
    folder,
    editor,
    lines,
    problems,
    runCommand,
    openFile,
    choose,
    chooseTheme,
    hideSideBar,
    webview,
    violations,
    cursorLine,
    focusEditor,
    goTo,
    hover,
    closeHover,
    codeLens,
    networkRow,
    showProblems,
    problem,
    goToProblem,
    openQuickFixes,
    takeQuickFix,
    showOutput,
    languageMode,
  };
}

/** Runs in the page: the middle of the last `text` in a line, whatever spans it is drawn in. */
function placeOfText(line, text) {
  const nodes = [];
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const whole = nodes.map((node) => node.data).join('');
  const start = whole.replaceAll('\u00a0', ' ').lastIndexOf(text);
  if (start < 0) return undefined;
  const range = document.createRange();
  let offset = start + Math.floor(text.length / 2);
  for (const node of nodes) {
    if (offset < node.data.length) {
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      break;
    }
    offset -= node.data.length;
  }
  const box = range.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
