// Builds the page of `backlash report`: one HTML file with script and style inside it.
import { defineConfig, type BuildOptions, type Plugin } from 'vite';

export function inSingleFile(name: string): Plugin {
  return {
    name: 'in-single-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle[name];
      if (page?.type !== 'asset') throw new Error(`${name} was not built`);
      let html = String(page.source);
      for (const [part, file] of Object.entries(bundle)) {
        if (file === page) continue;
        const inner = file.type === 'chunk' ? file.code : String(file.source);
        const tag =
          file.type === 'chunk'
            ? new RegExp(`<script[^>]*src="[^"]*${part}"[^>]*></script>`)
            : new RegExp(`<link[^>]*href="[^"]*${part}"[^>]*>`);
        if (!tag.test(html)) throw new Error(`nothing refers to ${part}`);
        html = html.replace(tag, () =>
          file.type === 'chunk'
            ? `<script type="module">${inner.replace(/<\/script/g, '<\\/script')}</script>`
            : `<style>${inner}</style>`,
        );
        delete bundle[part];
      }
      page.source = html;
    },
  };
}

export const pageOptions = (html: string, first: boolean): BuildOptions => ({
  target: 'es2020',
  modulePreload: false,
  cssCodeSplit: false,
  emptyOutDir: first,
  assetsInlineLimit: Number.MAX_SAFE_INTEGER,
  chunkSizeWarningLimit: 1200,
  rollupOptions: { input: html, output: { inlineDynamicImports: true } },
});

export default defineConfig({
  plugins: [inSingleFile('report.html')],
  build: pageOptions('report.html', true),
});
