// The UI checks, one line each. A scene has a window and a copy of the demo to itself; its steps build on each other.
import { showsChanges } from './changes.mjs';
import { leadsToTemplate, showsDefault } from './charts.mjs';
import { choosesEnvironment, showsNetwork } from './network.mjs';
import {
  editTurnsVerdict,
  explainsDenial,
  explanationIsAccessible,
  previewsPolicies,
  stepLeadsToLine,
} from './explaining.mjs';
import { opensService, workbenchLoads } from './opening.mjs';
import { appliesQuickFix, listsProblem } from './problems.mjs';
import {
  clickLeadsToYaml,
  exportsMarkdown,
  exportsSvg,
  focusShowsPairs,
  followsCursor,
  followsTyping,
  isAccessible,
  matrixSaysWhy,
  reasonLeadsToRule,
  showsReachability,
  tableByKeyboard,
} from './reachability.mjs';
import { peeksAtPods, showsCallers, showsCodeLens, showsHover, showsPolicies } from './reading.mjs';

/** @typedef {(name: string) => Promise<void>} Picture */
/** @typedef {import('../../scripts/ui/workbench.mjs').Workbench & {picture: Picture, record: Picture}} Ui */

/** @typedef {{readonly title: string, readonly run: (ui: Ui) => Promise<void>}} Step */

/** Every scene begins with it. @type {Step} */
export const opening = {
  title: 'the workbench loads without welcome page, chat or prompt',
  run: workbenchLoads,
};

/** @type {readonly (readonly Step[])[]} */
export const scenes = [
  [
    { title: 'opens a Service', run: opensService },
    { title: 'shows its DNS name in a CodeLens', run: showsCodeLens },
    { title: 'shows a hover on targetPort', run: showsHover },
    { title: 'peeks at the pods behind a Service from its CodeLens', run: peeksAtPods },
    { title: 'says above each policy what it does', run: showsPolicies },
    { title: 'shows who reaches a workload, and their hierarchy', run: showsCallers },
  ],
  [
    { title: 'shows the explanation of a denied connection', run: explainsDenial },
    { title: 'the explanation has no fault that axe-core finds', run: explanationIsAccessible },
    { title: 'a step of the explanation leads to its line', run: stepLeadsToLine },
    { title: 'an edit of the explanation turns its verdict', run: editTurnsVerdict },
  ],
  [
    { title: 'leads from an include to the named template', run: leadsToTemplate },
    { title: 'shows the default of a value in a template', run: showsDefault },
  ],
  [
    { title: 'shows Services, pods and policies in the Explorer', run: showsNetwork },
    { title: 'shows a base as the chosen environment deploys it', run: choosesEnvironment },
  ],
  [{ title: 'previews policies that are written for a namespace, and applies them', run: previewsPolicies }],
  [
    { title: 'lists a problem in the Problems panel', run: listsProblem },
    { title: 'applies a quick fix with Ctrl+. and the problem goes', run: appliesQuickFix },
  ],
  [{ title: 'says in the status bar what a label closes, and shows it on a click', run: showsChanges }],
  [
    { title: 'reachability: opens beside the editor', run: showsReachability },
    { title: 'reachability: follows the cursor', run: followsCursor },
    { title: 'reachability: a click leads to the YAML', run: clickLeadsToYaml },
    { title: 'reachability: a focus shows every pair of a workload', run: focusShowsPairs },
    { title: 'reachability: the matrix says why', run: matrixSaysWhy },
    { title: 'reachability: the table by keyboard', run: tableByKeyboard },
    { title: 'reachability: a reason leads to its rule', run: reasonLeadsToRule },
    { title: 'reachability: follows what is typed', run: followsTyping },
    { title: 'reachability: exports Markdown', run: exportsMarkdown },
    { title: 'reachability: exports SVG', run: exportsSvg },
    { title: 'reachability: axe-core finds no fault in any theme', run: isAccessible },
  ],
];
