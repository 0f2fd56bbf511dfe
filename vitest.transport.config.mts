import { defineConfig } from 'vitest/config';

/** Tests of what is built: the bundled server over stdio, the CLI as a process. */
export default defineConfig({ test: { include: ['test/transport/**/*.test.ts'], testTimeout: 60_000 } });
