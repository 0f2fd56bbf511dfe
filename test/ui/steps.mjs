// The UI checks, one line each. A scene has a window and a copy of the demo to itself; its steps build on each other.
import { marksChanges, showsChanges, undoesChanges } from './changes.mjs';
import { choosesValues, HELM, leadsToTemplate, showsDefault, showsRendered } from './charts.mjs';
import { exportsPng, exportsSvg, exportsTexts } from './exporting.mjs';
import { choosesEnvironment, showsNetwork } from './network.mjs';
import {
  editTurnsVerdict,
  explainsDenial,
  explainsNamespace,
  explanationLooksRight,
  previewsPolicies,
  stepLeadsToLine,
} from './explaining.mjs';
import { opensService, workbenchLoads } from './opening.mjs';
import { appliesQuickFix, listsProblem } from './problems.mjs';
import {
  clickLeadsToYaml,
  focusShowsPairs,
  followsCursor,
  followsTyping,
  marksStandOut,
  matrixSaysWhy,
  reasonLeadsToRule,
  showsReachability,
  tableByKeyboard,
} from './reachability.mjs';
import { peeksAtPods, showsCallers, showsCodeLens, showsHover, showsPolicies } from './reading.mjs';
import {
  detailsByKeyboard,
  fileLooksRight,
  fileSaves,
  matrixByArrows,
  movesByArrows,
  tabsThrough,
} from './standalone.mjs';

/** @typedef {(name: string) => Promise<void>} Picture */
/** @typedef {import('../../scripts/ui/workbench.mjs').Workbench & {picture: Picture, record: Picture}} Ui */

/** @typedef {{readonly title: string, readonly run: (ui: Ui) => Promise<void>}} Step */

/** Every scene in a window begins with it. @type {Step} */
export const opening = {
  title: 'the workbench loads without welcome page, chat or prompt',
  run: workbenchLoads,
};

/**
 * `settings` are those of its workspace. A scene opens a window of VS Code, or the file of `reach -o html`. With `themes` the steps are played in each of them, one after the other in the same window: the last of them leaves
 * the files as the first one found them.
 * @typedef {{readonly opens?: 'file', readonly steps: readonly Step[], readonly themes?: readonly string[], readonly settings?: Readonly<Record<string, unknown>>}} Scene
 */

const themes = ['Light Modern', 'Dark Modern', 'Dark High Contrast', 'Light High Contrast'];

/** @type {readonly Scene[]} */
export const scenes = [
  {
    steps: [
      { title: 'opens a Service', run: opensService },
      { title: 'shows its DNS name in a CodeLens', run: showsCodeLens },
      { title: 'shows a hover on targetPort', run: showsHover },
      { title: 'peeks at the pods behind a Service from its CodeLens', run: peeksAtPods },
      { title: 'says above each policy what it does', run: showsPolicies },
      { title: 'shows who reaches a workload, and their hierarchy', run: showsCallers },
    ],
  },
  {
    themes,
    steps: [
      { title: 'shows the explanation of a denied connection', run: explainsDenial },
      {
        title: 'the explanation has no fault that axe-core finds, and its marks stand out',
        run: explanationLooksRight,
      },
      { title: 'a step of the explanation leads to its line', run: stepLeadsToLine },
      { title: 'an edit of the explanation turns its verdict', run: editTurnsVerdict },
      { title: 'explains what a whole namespace reaches', run: explainsNamespace },
    ],
  },
  {
    steps: [
      { title: 'leads from an include to the named template', run: leadsToTemplate },
      { title: 'shows the default of a value in a template', run: showsDefault },
    ],
  },
  {
    settings: { 'selectrail.helm.render': true, 'selectrail.helm.path': HELM },
    steps: [
      { title: 'chooses the values that a chart is rendered with', run: choosesValues },
      { title: 'shows in a template what helm makes of it', run: showsRendered },
    ],
  },
  {
    steps: [
      { title: 'shows Services, pods and policies in the Explorer', run: showsNetwork },
      { title: 'shows a base as the chosen environment deploys it', run: choosesEnvironment },
    ],
  },
  {
    steps: [
      {
        title: 'previews policies that are written for a namespace, and applies them',
        run: previewsPolicies,
      },
    ],
  },
  {
    steps: [
      { title: 'lists a problem in the Problems panel', run: listsProblem },
      { title: 'applies a quick fix with Ctrl+. and the problem goes', run: appliesQuickFix },
    ],
  },
  {
    themes,
    steps: [
      { title: 'says in the status bar what a label closes, and shows it on a click', run: showsChanges },
      { title: 'marks in the view what a label closes', run: marksChanges },
      { title: 'an undo closes nothing', run: undoesChanges },
    ],
  },
  {
    themes,
    steps: [
      { title: 'reachability: opens beside the editor', run: showsReachability },
      { title: 'reachability: its marks stand out', run: marksStandOut },
      { title: 'reachability: follows the cursor', run: followsCursor },
      { title: 'reachability: a click leads to the YAML', run: clickLeadsToYaml },
      { title: 'reachability: a focus shows every pair of a workload', run: focusShowsPairs },
      { title: 'reachability: the matrix says why', run: matrixSaysWhy },
      { title: 'reachability: the table by keyboard', run: tableByKeyboard },
      { title: 'reachability: a reason leads to its rule', run: reasonLeadsToRule },
      { title: 'reachability: follows what is typed', run: followsTyping },
      { title: 'reachability: exports SVG in the colours of the theme', run: exportsSvg },
      { title: 'reachability: exports PNG', run: exportsPng },
      { title: 'reachability: exports Mermaid, Graphviz and Markdown', run: exportsTexts },
    ],
  },
  {
    opens: 'file',
    themes: ['light', 'dark', 'forced colours'],
    steps: [
      { title: 'the file: axe-core finds no fault, and marks stand out', run: fileLooksRight },
      { title: 'the file: the Tab key stops everywhere, and shows where', run: tabsThrough },
      { title: 'the file: arrow keys lead from card to card', run: movesByArrows },
      { title: 'the file: details by keyboard', run: detailsByKeyboard },
      { title: 'the file: the matrix by arrow keys', run: matrixByArrows },
      { title: 'the file: saves pictures', run: fileSaves },
    ],
  },
];
