// Builds what `backlash report --svg` runs with Node: one script with everything in it.
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: 'src/figures/main.ts',
    target: 'node18',
    emptyOutDir: false,
    minify: true,
    rollupOptions: { output: { entryFileNames: 'figures.mjs', inlineDynamicImports: true } },
  },
  ssr: { noExternal: true },
});
