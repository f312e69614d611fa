// Builds the page of `backlash report`: one HTML file with script and style inside it.
import { defineConfig, type Plugin } from 'vite';

function inSingleFile(): Plugin {
  return {
    name: 'in-single-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['report.html'];
      if (page?.type !== 'asset') throw new Error('report.html was not built');
      let html = String(page.source);
      for (const [name, file] of Object.entries(bundle)) {
        if (file === page) continue;
        const inner = file.type === 'chunk' ? file.code : String(file.source);
        const tag =
          file.type === 'chunk'
            ? new RegExp(`<script[^>]*src="[^"]*${name}"[^>]*></script>`)
            : new RegExp(`<link[^>]*href="[^"]*${name}"[^>]*>`);
        if (!tag.test(html)) throw new Error(`nothing refers to ${name}`);
        html = html.replace(tag, () =>
          file.type === 'chunk'
            ? `<script type="module">${inner.replace(/<\/script/g, '<\\/script')}</script>`
            : `<style>${inner}</style>`,
        );
        delete bundle[name];
      }
      page.source = html;
    },
  };
}

export default defineConfig({
  plugins: [inSingleFile()],
  build: {
    target: 'es2020',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    chunkSizeWarningLimit: 1200,
    rollupOptions: { input: 'report.html', output: { inlineDynamicImports: true } },
  },
});
