import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    alias: { '@': root, 'server-only': path.join(root, 'lib/server/empty.ts') },
  },
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    env: { TZ: 'Asia/Kathmandu' }, // code that forgets a time zone fails here instead of passing by luck
    testTimeout: 20_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    setupFiles: ['lib/testing/patience.ts'],
  },
});
