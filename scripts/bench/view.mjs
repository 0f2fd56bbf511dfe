// The Reachability view on clusters of 100, 500 and 2,000 workloads, in Chromium: from a file to the first picture, from
// an edit to the changed picture, and frames while panning, beside a page that holds the same data and shows a line of
// text. node scripts/bench.mjs view [workloads …]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../chromium.mjs';
import { loadCore } from '../conformance/core.mjs';
import { root } from '../lib/paths.mjs';
import { percentile } from './server.mjs';
import { filesOf } from './reach.mjs';

const MODULES = [
  'workspace/host',
  'network/reach/scopes',
  'ide/reachability/reachGraph',
  'ide/reachability/mapPlaces',
];
const RUNS = 8;
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

export async function measureView(sizes) {
  const core = await loadCore(MODULES);
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ARGUMENTS });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-view-'));
  try {
    for (const size of sizes.length > 0 ? sizes : [100, 500, 2000])
      await measure(core, browser, folder, size);
  } finally {
    await browser.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(core, browser, folder, size) {
  const states = statesOf(core, size);
  const { graph } = states[0].picture;
  console.log(`\n${size} workloads, ${graph.nodes.length} nodes, ${graph.edges.length} edges`);
  row('model after an edit', ...figures(states.slice(1).map(({ taken }) => taken)));
  const data = JSON.stringify({ picture: states[0].picture, reasons: {}, start: {} });
  const script = fs.readFileSync(path.join(root, 'dist/webview/reachability.js'), 'utf8');
  const shown = write(folder, 'shown.html', data, script);
  const floor = write(folder, 'floor.html', data, "document.body.append('Nothing to see')");
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const nothing = await firstPaints(page, floor);
  const first = await firstPaints(page, shown);
  row('first paint', ...figures(first), ratio(first, nothing));
  row('frames a second while panning', ...(await framesOf(page, floor, shown)));
  await page.close();
  const edited = await updates(browser, folder, script, states);
  row('edit → changed picture in the page', ...figures(edited), ratio(edited, nothing));
}

/** The cluster, and the same with a label that is changed to and fro. */
function statesOf(core, size) {
  const host = new core.Host({ clusterDomain: 'cluster.local', namespace: 'default' });
  const files = new Map(wired(filesOf(size)));
  for (const [name, text] of files) host.setFile(uriOf(name), text);
  const [name, text] = files.entries().next().value;
  return Array.from({ length: RUNS + 1 }, (_, run) => {
    host.setFile(uriOf(name), run % 2 === 0 ? text : text.replace('"tier":"api"', '"tier":"apj"'));
    const start = performance.now();
    const snapshot = host.snapshot();
    const [scope] = core.scopesOf(snapshot);
    const graph = core.reachGraph(core.worldOfScope(snapshot, scope));
    const taken = performance.now() - start;
    const picture = { title: 'cluster', scopes: [], scope: 'cluster', notes: [] };
    return { taken, picture: { ...picture, graph: core.mapPlaces(graph, ({ uri }) => ({ text: uri })) } };
  });
}

/** Each workload calls the Service of the next, and an Ingress leads to the first of a namespace. */
function* wired(files) {
  for (const [namespace, text] of files) {
    const calling = text.replaceAll(
      /"name":"app-(\d+)"(.*?)"name":"app","ports"/g,
      (_, index, between) =>
        `"name":"app-${index}"${between}"name":"app","env":[{"name":"NEXT_HOST","value":"app-${Number(index) + 1}"}],"ports"`,
    );
    const names = [...new Set(text.match(/app-\d+/g))];
    const services = names.map((name) => service(namespace, name));
    yield [
      namespace,
      [calling, ...services, ...(names.length > 0 ? [ingress(namespace)] : [])].join('\n---\n'),
    ];
  }
}

const service = (namespace, name) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { namespace, name },
    spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 'http' }] },
  });

const ingress = (namespace) =>
  JSON.stringify({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { namespace, name: 'public' },
    spec: { defaultBackend: { service: { name: 'app-0', port: { number: 80 } } } },
  });

const uriOf = (name) => `file:///cluster/${name}.yaml`;

function write(folder, name, data, script) {
  const json = data.replaceAll('<', String.raw`\u003c`);
  const file = path.join(folder, name);
  fs.writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><body><script type="application/json" id="picture">${json}</script><script>${script.replaceAll('</script', String.raw`<\/script`)}</script>`,
  );
  return pathToFileURL(file).href;
}

async function firstPaints(page, url) {
  const taken = [];
  for (let run = 0; run < 5; run++) {
    await page.goto(url);
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    taken.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime),
    );
  }
  return taken.slice(1); // the first one starts the renderer
}

/** Of the picture as it opens, and with namespaces open; beside a page on which nothing moves. */
async function framesOf(page, floor, shown) {
  await page.goto(floor);
  const most = await framesWhilePanning(page);
  await page.goto(shown);
  const closed = await framesWhilePanning(page);
  const buttons = page.locator('.box.closed .toggle');
  if ((await buttons.count()) === 0) return [`${closed.toFixed(0)} of ${most.toFixed(0)}`];
  for (let left = 10; left > 0 && (await buttons.count()) > 0; left--) await buttons.first().press('Enter');
  const opened = await framesWhilePanning(page);
  return [`${closed.toFixed(0)} of ${most.toFixed(0)}`, `${opened.toFixed(0)} with ten namespaces open`];
}

async function framesWhilePanning(page) {
  await page.mouse.move(700, 880);
  await page.mouse.move(700, 700);
  await page.evaluate(() => {
    const counting = { frames: 0, start: performance.now(), on: true };
    globalThis.counting = counting;
    const count = () => {
      counting.frames++;
      if (counting.on) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await page.mouse.down();
  for (let step = 0; step < 60; step++) await page.mouse.move(700 - step * 6, 700 - step * 4);
  await page.mouse.up();
  return page.evaluate(() => {
    const { counting } = globalThis;
    counting.on = false;
    return (counting.frames * 1000) / (performance.now() - counting.start);
  });
}

/** From the message of a changed picture to the frame that shows it, as in a webview. */
async function updates(browser, folder, script, states) {
  const file = path.join(folder, 'webview.html');
  fs.writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><body><script>globalThis.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} })</script><script>${script}</script>`,
  );
  const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
  await page.goto(pathToFileURL(file).href);
  const taken = [];
  for (const { picture } of states) {
    taken.push(
      await page.evaluate(async (shown) => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        await frame();
        const start = performance.now();
        window.postMessage({ type: 'picture', picture: shown }, '*');
        await new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
        await frame();
        return performance.now() - start;
      }, picture),
    );
  }
  await page.close();
  return taken.slice(2);
}

function ratio(taken, floor) {
  const middle = (times) =>
    percentile(
      times.toSorted((a, b) => a - b),
      0.5,
    );
  return `${(middle(taken) / middle(floor)).toFixed(1)} × floor`;
}

function figures(times) {
  const taken = times.toSorted((a, b) => a - b);
  return [`p50 ${percentile(taken, 0.5).toFixed(0)} ms`, `p95 ${percentile(taken, 0.95).toFixed(0)} ms`];
}

function row(name, ...cells) {
  console.log(`  ${name.padEnd(38)}${cells.map((cell) => cell.padEnd(16)).join('')}`.trimEnd());
}
