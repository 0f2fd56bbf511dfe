// Stands in for the native module @vscode/native-watchdog, which ends an extension host whose parent is gone.
// Here the server's process group is ended as a whole instead (see vscode-server.mjs).
exports.start = () => {};
exports.exit = (code) => process.exit(code || 0);
