import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['server/src/**/*.test.ts', 'view/src/**/*.test.ts'], testTimeout: 20_000 },
});
