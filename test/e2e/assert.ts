// A minimal assertion that bundles for every host: Node's own module does not exist in a worker.

export function assert(ok: unknown, message: string): asserts ok {
  if (!ok) throw new Error(message);
}
