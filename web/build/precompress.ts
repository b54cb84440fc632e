import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(html|js|css|svg|wasm|json|xml|txt|webmanifest)$/;

/** Below this many bytes a compressed copy saves less than its headers cost. */
const worthwhile = 512;

const encoders = {
  '.br': (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  '.gz': (bytes: Buffer) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/**
 * Writes a .br and a .gz beside every file of the build that gains by it, for
 * the server to send as they are. Compressing the engine takes seconds, so
 * results are kept by content in node_modules/.cache.
 */
export function precompress(): Plugin {
  let out = '';
  let cache = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      out = config.build.outDir;
      cache = join(config.root, 'node_modules/.cache/precompress');
    },
    async closeBundle() {
      await mkdir(cache, { recursive: true });
      for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !compressible.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const bytes = await readFile(path);
        if (bytes.length < worthwhile) continue;
        const digest = createHash('sha256').update(bytes).digest('hex');
        for (const [suffix, encode] of Object.entries(encoders)) {
          const kept = join(cache, digest + suffix);
          let encoded = await readFile(kept).catch(() => null);
          if (!encoded) {
            encoded = await encode(bytes);
            await writeFile(kept, encoded);
          }
          await writeFile(path + suffix, encoded);
        }
      }
    },
  };
}
