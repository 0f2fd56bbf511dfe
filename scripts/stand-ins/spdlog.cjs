// Stands in for the native module @vscode/spdlog in the VS Code server: the same log files, written by plain Node.
// The names are set one by one on `exports`: VS Code import()s this file, so Node must find them without running it.
const fs = require('node:fs');
const path = require('node:path');

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = 2;
    this.raw = false;
    try {
      fs.mkdirSync(path.dirname(file), { recursive: true });
    } catch {
      // a log that cannot be written must not stop the server
    }
  }
  write(level, name, message) {
    if (!this.file || level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, -1);
    try {
      fs.appendFileSync(this.file, this.raw ? message : `${time} [${name}] ${message}\n`);
    } catch {
      // as above
    }
  }
  trace(message) {
    this.write(0, 'trace', message);
  }
  debug(message) {
    this.write(1, 'debug', message);
  }
  info(message) {
    this.write(2, 'info', message);
  }
  warn(message) {
    this.write(3, 'warning', message);
  }
  error(message) {
    this.write(4, 'error', message);
  }
  critical(message) {
    this.write(5, 'critical', message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.raw = true;
  }
  flush() {}
  drop() {
    this.file = undefined;
  }
}

const create = async (name, file) => new Logger('', name, file);

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
