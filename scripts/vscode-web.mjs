// Serves VS Code for the Web, as on vscode.dev: no server side, extensions in a web worker, the workspace in memory. It is
// made from the installed VS Code server, whose workbench is told not to look for its server.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { quietSettings } from './lib/quiet-settings.mjs';
import { installVscode } from './vscode-install.mjs';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** What the workbench of the server says, and what that of the Web would say. */
const PATCHES = [
  [/remoteAuthority:location\.host/, 'remoteAuthority:void 0'],
  [
    /(get userRoamingDataHome\(\)\{return \w+\(\w+\.file\()this\.userDataPath(\)\.with\(\{scheme:\w+\.)vscodeRemote/,
    '$1"/"$2vscodeUserData',
  ],
];

/**
 * @param {Pick<import('./vscode-server.mjs').ServerOptions,
 *   'folder' | 'home' | 'extensionDevelopmentPath' | 'extensionTestsPath' | 'settings'>} options the workspace gets a
 *   copy of the files in `folder`
 * @returns {Promise<import('./vscode-server.mjs').Server>}
 */
export async function startWeb(options) {
  const { directory } = await installVscode();
  const log = fs.createWriteStream(path.join(options.home, 'server.log'));
  const { promise: ended, resolve: end } = withResolvers();
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const { status, type, body } = answer(pathname);
    if (status !== 200) log.write(`${status} ${pathname}\n`);
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const authority = `127.0.0.1:${address.port}`;
  const mounts = [
    ['/build/', directory],
    ['/extension/', options.extensionDevelopmentPath ?? root],
    ['/builtin/memfs/', path.join(root, 'test/web/memfs')],
  ];

  function answer(pathname) {
    if (pathname === '/') return found('text/html', page(directory, authority, options));
    if (pathname === '/workspace.json')
      return found('application/json', JSON.stringify(textsIn(options.folder)));
    for (const [prefix, folder] of mounts) {
      const file = pathname.startsWith(prefix) && fileIn(folder, pathname.slice(prefix.length));
      if (!file) continue;
      const content = fs.readFileSync(file);
      const body = file.endsWith('/browser/workbench/workbench.js') ? patched(content) : content;
      return found(TYPES[path.extname(file)] ?? 'application/octet-stream', body);
    }
    return { status: 404, type: 'text/plain', body: 'not found' };
  }

  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    log.end();
    end(0);
  };
  const kill = () => server.closeAllConnections();
  return { url: `http://${authority}/`, token: '', logFile: log.path.toString(), ended, kill, close };
}

function found(type, body) {
  return { status: 200, type, body };
}

function withResolvers() {
  /** @type {(value: number | null) => void} */
  let resolve = () => {};
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}

/** The file at `name` below `folder`; undefined where there is none. */
function fileIn(folder, name) {
  const file = path.resolve(folder, decodeURIComponent(name));
  const isInside = file.startsWith(path.resolve(folder) + path.sep);
  return isInside && fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** Texts of all files below `folder`, by their paths, which begin with its name. */
function textsIn(folder) {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [
      path.relative(path.dirname(folder), file).split(path.sep).join('/'),
      fs.readFileSync(file, 'utf8'),
    ]),
  );
}

function patched(content) {
  return PATCHES.reduce((text, [pattern, replacement]) => {
    if (!pattern.test(text)) throw new Error(`This VS Code's workbench.js lacks ${pattern}`);
    return text.replace(pattern, replacement);
  }, content.toString());
}

/** The page of the workbench, with its configuration. */
function page(directory, authority, options) {
  const { folder, extensionDevelopmentPath = root, extensionTestsPath, settings } = options;
  const { commit } = JSON.parse(fs.readFileSync(path.join(directory, 'product.json'), 'utf8'));
  const uri = (pathname) => ({ scheme: 'http', authority, path: pathname });
  const inside = (file) => path.relative(extensionDevelopmentPath, file).split(path.sep).join('/');
  const configuration = {
    folderUri: { scheme: 'memfs', authority: '', path: `/${path.basename(folder)}` },
    additionalBuiltinExtensions: [uri('/builtin/memfs')],
    developmentOptions: {
      enableSmokeTestDriver: true,
      logLevel: 3,
      extensions: [uri('/extension')],
      ...(extensionTestsPath && { extensionTestsPath: uri(`/extension/${inside(extensionTestsPath)}`) }),
    },
    enableWorkspaceTrust: false,
    webviewEndpoint: '/build/out/vs/workbench/contrib/webview/browser/pre',
    configurationDefaults: { ...quietSettings, ...settings },
    userDataPath: '/',
    isEnabledFileDownloads: true, // these three this workbench insists on
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    productConfiguration: { extensionsGallery: {}, enableTelemetry: false, commit },
  };
  const values = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/build',
    WORKBENCH_NLS_URL: '/build/out/nls.messages.js',
    WORKBENCH_NLS_FALLBACK_URL: '/build/out/nls.messages.js',
    WORKBENCH_SCRIPT_NONCE: 'nonce',
  };
  const template = path.join(directory, 'out/vs/code/browser/workbench/workbench.html');
  return fs.readFileSync(template, 'utf8').replaceAll(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');
}
