import { defineConfig } from 'vitest/config';
import { findChromium } from './chromium.ts';

const chromium = findChromium();
if (!chromium) {
  const reason =
    'not run: the browser tests need Chromium: apt-get install chromium, or name another with CHROMIUM=/path';
  if (process.env.CI === 'true') throw new Error(reason);
  console.log(reason);
}

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite/e2e',
  test: {
    include: chromium ? ['*.e2e.ts'] : [],
    passWithNoTests: !chromium,
    // Each file has a browser of its own: two keep two cores busy.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A machine under load may be late once; a fault fails twice. The reporter tells which were.
    retry: process.env.CI === 'true' ? 1 : 0,
    expect: { poll: { timeout: 10_000, interval: 40 } },
  },
});
