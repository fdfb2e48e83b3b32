import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    // Loading all that the app is made of anew for each file took more than all the tests: nothing of it keeps state of
    // its own, and a test that puts something else in the place of what is everybody's takes it back.
    isolate: false,
    testTimeout: 20_000,
  },
});
