import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { precompress } from './build/precompress.ts';

const engineBytes = Object.fromEntries(
  ['caps', 'stap', 'kernel'].map((lab) => {
    const file = fileURLToPath(new URL(`../build/engine-${lab}.wasm`, import.meta.url));
    return [lab, statSync(file, { throwIfNoEntry: false })?.size ?? 0];
  }),
);

export default defineConfig({
  plugins: [preact({ devToolsEnabled: false }), precompress()],
  // An engine arrives compressed, so its Content-Length is of no use to a
  // progress bar: these are the sizes as they are read.
  define: { ENGINE_BYTES: JSON.stringify(engineBytes) },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    outDir: fileURLToPath(new URL('./dist', import.meta.url)),
    emptyOutDir: true,
    reportCompressedSize: false,
    // Each lab has its own first page, with its text and its code at hand.
    rollupOptions: {
      input: [
        fileURLToPath(new URL('./index.html', import.meta.url)),
        fileURLToPath(new URL('./stap.html', import.meta.url)),
        fileURLToPath(new URL('./kernel.html', import.meta.url)),
        fileURLToPath(new URL('./live.html', import.meta.url)),
      ],
    },
  },
  worker: { format: 'es' },
  test: { include: ['src/**/*.test.ts'] },
  server: {
    fs: { allow: ['..'] },
    proxy: { '/api': { target: 'http://127.0.0.1:8080', ws: true }, '/healthz': 'http://127.0.0.1:8080' },
  },
});
