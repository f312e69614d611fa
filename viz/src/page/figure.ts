// A chart on the page: heading, one sentence, key, drawing, and the values as a table for those who do not see it.
import { CanvasRenderer } from 'echarts/renderers';
import { connect, init, use, type EChartsType } from '../charts/echarts';
import type { Figure, KeyItem } from '../charts/figure';
import type { Words } from '../words';
import { el, table } from './element';

use(CanvasRenderer);

const linked = 'time';
// A chart that is disposed of while parts of it are still to be drawn throws in the next frame (zrender 6).
const drawnAtOnce = { progressive: 0 };
const sharpness = Math.max(window.devicePixelRatio || 1, 2); // also on paper

export interface DrawnFigure {
  element: HTMLElement;
  draw(): void; // once the element is on the page; again when its width has changed
  dispose(): void;
}

function keyItem({ name, colour, look }: KeyItem): HTMLElement {
  return el('li', {}, [el('i', { class: look, style: `--colour:${colour}`, 'aria-hidden': 'true' }), name]);
}

function scaleKey(figure: Figure): HTMLElement | null {
  if (!figure.scale) return null;
  const { name, colours, labels } = figure.scale;
  return el('div', { class: 'scale' }, [
    el('span', {}, [name]),
    el('div', {}, [
      el('i', { style: `background:linear-gradient(90deg, ${colours.join(', ')})` }),
      el('div', {}, labels.map((label) => el('span', {}, [label]))),
    ]),
  ]);
}

function valueDetails(figure: Figure, words: Words): HTMLElement {
  const details = el('details', { class: 'values' }, [el('summary', {}, [words.table])]);
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1)
      details.append(table(figure.table.columns, figure.table.rows()));
  });
  return details;
}

export function drawFigure(figure: Figure, words: Words, controls: HTMLElement | null = null): DrawnFigure {
  const canvas = el('div', { class: 'chart', role: 'img', 'aria-label': `${figure.title}. ${figure.summary}` });
  canvas.style.setProperty('--height', `${figure.height}px`);
  let chart: EChartsType | null = null;
  let width = 0;
  const element = el('figure', { id: figure.id, 'data-over': figure.alone ? 'place' : 'time' }, [
    el('div', { class: 'heading' }, [el('h2', {}, [figure.title]), controls]),
    el('figcaption', {}, [figure.summary]),
    figure.key.length > 0 ? el('ul', { class: 'key' }, figure.key.map(keyItem)) : null,
    scaleKey(figure),
    figure.control ? figure.control((option) => chart?.setOption(option)) : null,
    canvas,
    valueDetails(figure, words),
  ]);
  return {
    element,
    draw() {
      if (canvas.clientWidth === width) return;
      width = canvas.clientWidth;
      if (chart) {
        chart.resize();
      } else {
        chart = init(canvas, undefined, { devicePixelRatio: sharpness });
        chart.on('click', ({ value }) => {
          if (figure.choose && Array.isArray(value)) figure.choose(Number(value[value.length - 1]));
        });
        if (!figure.alone) {
          chart.group = linked;
          connect(linked);
        }
      }
      chart.setOption({ ...drawnAtOnce, ...figure.option(width, canvas.clientHeight) }, { notMerge: true });
    },
    dispose() {
      chart?.dispose();
    },
  };
}
