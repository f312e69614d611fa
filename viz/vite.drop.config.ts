// Builds the page into which a result is dropped: one HTML file, with the worker that reads results packed inside it.
import { gzipSync } from 'node:zlib';
import { build, defineConfig, type Plugin } from 'vite';
import { inSingleFile, pageOptions } from './vite.config';

async function workerScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'import.meta.url': 'self.location.href' },
    build: {
      write: false,
      target: 'es2020',
      chunkSizeWarningLimit: 6000,
      rollupOptions: { input: 'src/reading/worker.ts', output: { format: 'iife', inlineDynamicImports: true } },
    },
  });
  const [{ output }] = [built].flat() as { output: { code?: string }[] }[];
  return output[0].code ?? '';
}

function withReader(): Plugin {
  return {
    name: 'with-reader',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const page = bundle['drop.html'];
      if (page?.type !== 'asset') throw new Error('drop.html was not built');
      const packed = gzipSync(await workerScript(), { level: 9 }).toString('base64');
      page.source = String(page.source).replace('@reader@', () => packed);
    },
  };
}

export default defineConfig({
  plugins: [inSingleFile('drop.html'), withReader()],
  build: pageOptions('drop.html', false),
});
