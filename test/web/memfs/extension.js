// The workspace of tests in VS Code for the Web: `memfs:/path`, filled with the files of `/workspace.json` ({path: text}).
const vscode = require('vscode');

const FILES = '../../workspace.json';

class MemoryFiles {
  #root = folder();
  #changed = new vscode.EventEmitter();
  onDidChangeFile = this.#changed.event;

  watch() {
    return new vscode.Disposable(() => {});
  }

  stat(uri) {
    return this.#need(uri);
  }

  readDirectory(uri) {
    return [...this.#need(uri).entries].map(([name, { type }]) => [name, type]);
  }

  readFile(uri) {
    return this.#need(uri).data;
  }

  createDirectory(uri) {
    this.#put(uri, folder());
  }

  writeFile(uri, data) {
    const type = this.#find(uri) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    const time = Date.now();
    this.#put(uri, { type: vscode.FileType.File, ctime: time, mtime: time, size: data.length, data });
    this.#changed.fire([{ type, uri }]);
  }

  delete(uri) {
    this.#take(uri);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from, to) {
    this.#put(to, this.#take(from));
    this.#changed.fire([
      { type: vscode.FileChangeType.Deleted, uri: from },
      { type: vscode.FileChangeType.Created, uri: to },
    ]);
  }

  #find(uri) {
    return partsOf(uri).reduce((found, name) => found?.entries?.get(name), this.#root);
  }

  #need(uri) {
    const found = this.#find(uri);
    if (!found) throw vscode.FileSystemError.FileNotFound(uri);
    return found;
  }

  #put(uri, item) {
    const names = partsOf(uri);
    const name = names.pop();
    const parent = names.reduce(({ entries }, each) => {
      if (!entries.has(each)) entries.set(each, folder());
      return entries.get(each);
    }, this.#root);
    parent.entries.set(name, item);
  }

  #take(uri) {
    const found = this.#need(uri);
    this.#need(vscode.Uri.joinPath(uri, '..')).entries.delete(partsOf(uri).at(-1));
    return found;
  }
}

function folder() {
  return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0, entries: new Map() };
}

function partsOf({ path }) {
  return path.split('/').filter((part) => part !== '');
}

exports.activate = async ({ extensionUri, subscriptions }) => {
  const answer = await fetch(vscode.Uri.joinPath(extensionUri, FILES).toString(true));
  const files = new MemoryFiles();
  for (const [path, text] of Object.entries(await answer.json())) {
    files.writeFile(vscode.Uri.from({ scheme: 'memfs', path: `/${path}` }), new TextEncoder().encode(text));
  }
  subscriptions.push(vscode.workspace.registerFileSystemProvider('memfs', files, { isCaseSensitive: true }));
};
