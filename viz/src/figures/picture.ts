// A chart as one picture of SVG, for papers: title, key, drawing; what it shows, in words, as its description.
import { SVGRenderer } from 'echarts/renderers';
import { init, use } from '../charts/echarts';
import type { Figure } from '../charts/figure';
import type { Theme } from '../theme';
import { keyBlock, scaleBlock } from './key';
import { linesOf, widthOf } from './lines';
import { document, element, escaped, text, type Block } from './markup';

use(SVGRenderer);

export const pixelsPerMillimetre = 96 / 25.4;
const titleSize = 13; // pixels, of the letters
const noteSize = 11;
const edge = 4; // pixels

function titleBlock(title: string, width: number, theme: Theme): Block {
  const lines = linesOf(title, width, titleSize, 'bold');
  const drawn = lines.map((line, i) =>
    text(line, { x: 0, y: 13 + 17 * i, 'font-size': titleSize, 'font-weight': 'bold', fill: theme.ink }),
  );
  return { markup: drawn.join(''), height: 17 * lines.length + 4 };
}

// Items after each other, in as many lines as they need.
function belowBlock(items: string[], width: number, theme: Theme): Block {
  const lines: string[] = [];
  for (const item of items) {
    const longer = [...lines.slice(-1), item].join(', ');
    if (lines.length > 0 && widthOf(longer, noteSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(...linesOf(item, width, noteSize));
  }
  const drawn = lines.map((line, i) => text(line, { x: 0, y: 14 + 14 * i, 'font-size': noteSize, fill: theme.quiet }));
  return { markup: drawn.join(''), height: 14 * lines.length + (lines.length > 0 ? 6 : 0) };
}

// ECharts marks its shapes for scripts and pointers; neither reaches a picture in a paper.
const forScreens = / (?:ecmeta_\w+|pointer-events|class)="[^"]*"|<style[^>]*>[^]*?<\/style>\n?/g;

// Inkscape, Illustrator and librsvg do not place letters by their middle.
const atMiddle = / dominant-baseline="central"/g;

function drawing(figure: Figure, width: number): Block {
  const height = figure.inRows ? figure.height : Math.round(Math.min(figure.height, (figure.alone ? 1 : 0.9) * width));
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(figure.option(width, height));
  const markup = chart.renderToSVGString().replace(forScreens, '').replace(atMiddle, ' dy="0.35em"');
  chart.dispose();
  return { markup, height };
}

// `width` in pixels; the file says millimetres, so that letters have their size on paper.
export function picture(figure: Figure, width: number, theme: Theme, language: string): string {
  const inner = Math.floor(width - 2 * edge);
  const blocks = [
    titleBlock(figure.title, inner, theme),
    keyBlock(figure.key, inner, theme),
    scaleBlock(figure.scale, figure.id, theme),
    drawing(figure, inner),
    belowBlock(figure.below ?? [], inner, theme),
  ];
  let y = edge;
  const placed = blocks.map(({ markup, height }) => {
    const at = y;
    y += height;
    return markup === '' ? '' : element('g', { transform: `translate(${edge} ${at})` }, markup);
  });
  const height = Math.ceil(y + edge);
  const millimetres = (pixels: number) => `${(pixels / pixelsPerMillimetre).toFixed(2)}mm`;
  return document(
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        'xmlns:xlink': 'http://www.w3.org/1999/xlink',
        width: millimetres(width),
        height: millimetres(height),
        viewBox: `0 0 ${Math.round(width * 100) / 100} ${height}`,
        'font-family': theme.family,
        'xml:lang': language,
      },
      `<title>${escaped(figure.title)}</title><desc>${escaped(figure.summary)}</desc>` +
        element('rect', { width, height, fill: theme.paper }) +
        placed.join(''),
    ),
  );
}
