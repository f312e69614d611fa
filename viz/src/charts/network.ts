// A sample of the follower graph at the places that the engine gave it, coloured by outrage; a slider moves the time.
// On a canvas, not with WebGL: a few thousand dots need none, and so it is on paper and in every browser alike.
import { indexOfHighest, type Network } from '../data';
import { el } from '../page/element';
import { onScale } from '../theme';
import { named } from '../words';
import type { LinesSeriesOption, Option, ScatterSeriesOption } from './echarts';
import type { Context, Figure } from './figure';

const rowsOfTable = 40;
const label = { size: 12, height: 19, perLetter: 7.2, apart: 8 }; // pixels

// A dot: place, account, outrage (below 0: has not heard).
type Dot = [x: number, y: number, account: number, outrage: number];

function outrageOf(network: Network): Uint8Array {
  return Uint8Array.from(atob(network.outrage), (character) => character.charCodeAt(0));
}

function shape(group: string): string {
  if (group.startsWith('kol')) return 'triangle';
  return group === 'media' || group === 'brand' ? 'rect' : 'circle';
}

class Picture {
  readonly outrage: Uint8Array;
  readonly accounts: number;
  pixels = 240; // per unit of the axes
  private readonly names = new Map<number, string>();

  constructor(
    private readonly context: Context,
    readonly network: Network,
  ) {
    this.outrage = outrageOf(network);
    this.accounts = network.x.length;
    Object.entries(network.actors).forEach(([name, account]) => this.names.set(account, name));
  }

  level(frame: number, account: number): number {
    return this.outrage[frame * this.accounts + account] / 255;
  }

  heard(frame: number, account: number): boolean {
    const heard = this.network.heard[account];
    return heard !== null && heard <= this.network.hour[frame] + 1e-6;
  }

  share(frame: number, is: (account: number) => boolean): number {
    let count = 0;
    for (let account = 0; account < this.accounts; account++) if (this.heard(frame, account) && is(account)) count++;
    return count / this.accounts;
  }

  group(account: number): string {
    return this.context.result.groups[this.network.type[account]] ?? '';
  }

  name(account: number): string {
    const group = named(this.context.words.groups, this.group(account));
    const actor = this.names.get(account);
    return actor === undefined ? group : `${actor} (${group})`;
  }

  private dot(frame: number, account: number): Dot {
    return [this.network.x[account], this.network.y[account], account, this.heard(frame, account) ? this.level(frame, account) : -1];
  }

  private mark(dot: Dot) {
    const { theme } = this.context;
    const [, , account, outrage] = dot;
    return {
      value: dot,
      symbol: shape(this.group(account)),
      symbolSize: 3.5 + 1.1 * Math.log10(1 + this.network.followers[account]) ** 1.35,
      itemStyle: {
        color: outrage < 0 ? theme.paper : onScale(theme.heat, 0.12 + 0.88 * outrage),
        borderColor: outrage < 0 ? theme.event : theme.quiet,
        borderWidth: outrage < 0 ? 0.7 : 0.4,
      },
    };
  }

  private toTheLeft(account: number): boolean {
    return this.network.x[account] > 0.5;
  }

  // How far each name is moved down, in pixels, so that it does not lie on another.
  private shifts(): Map<number, number> {
    const { x, y } = this.network;
    const placed: { left: number; right: number; at: number }[] = [];
    const found = new Map<number, number>();
    for (const [account, name] of [...this.names].sort(([a], [b]) => y[b] - y[a])) {
      const wide = label.apart + name.length * label.perLetter;
      const left = x[account] * this.pixels - (this.toTheLeft(account) ? wide : 0);
      const own = -y[account] * this.pixels;
      const above = placed.filter((other) => other.left < left + wide && left < other.right).map(({ at }) => at + label.height);
      const at = Math.max(own, ...above);
      placed.push({ left, right: left + wide, at });
      found.set(account, at - own);
    }
    return found;
  }

  // The named ones apart and above all others, so that their names can be read.
  dots(frame: number): ScatterSeriesOption[] {
    const { theme } = this.context;
    const plain = { type: 'scatter', animation: false } as const;
    const shifts = this.shifts();
    const all = this.network.x.map((_, account) => this.dot(frame, account)).sort((a, b) => a[3] - b[3]);
    return [
      { ...plain, id: 'accounts', z: 3, data: all.filter(([, , account]) => !this.names.has(account)).map((dot) => this.mark(dot)) },
      {
        ...plain,
        id: 'actors',
        z: 5,
        data: [...this.names].map(([account, name]) => {
          const mark = this.mark(this.dot(frame, account));
          return {
            ...mark,
            itemStyle: { ...mark.itemStyle, opacity: 1, borderColor: theme.ink, borderWidth: 1.6 },
            label: {
              show: true,
              formatter: name,
              position: this.toTheLeft(account) ? ('left' as const) : ('right' as const),
              offset: [0, shifts.get(account) ?? 0],
              color: theme.ink,
              backgroundColor: theme.label,
              borderRadius: 3,
              padding: [2, 4],
              fontSize: label.size,
            },
          };
        }),
      },
    ];
  }

  ties(): LinesSeriesOption {
    const { ties, x, y } = this.network;
    const data = Array.from({ length: ties.length / 2 }, (_, i) => ({
      coords: [ties[2 * i], ties[2 * i + 1]].map((account) => [x[account], y[account]]),
    }));
    return {
      type: 'lines',
      coordinateSystem: 'cartesian2d',
      silent: true,
      animation: false,
      z: 1,
      lineStyle: { color: this.context.theme.event, opacity: 0.1, width: 0.6, curveness: 0 },
      data,
    };
  }

  hover(account: number, frame: number): HTMLElement {
    const { words, format } = this.context;
    return el('div', { class: 'readout' }, [
      el('strong', {}, [this.name(account)]),
      el('div', {}, [words.network.followed(format.count(this.network.followers[account]))]),
      el('div', {}, [
        this.heard(frame, account) ? `${words.network.outrage} ${format.fixed(this.level(frame, account), 2)}` : words.network.unaware,
      ]),
      el('div', {}, [`${words.network.heard} ${format.moment(this.network.heard[account])}`]),
    ]);
  }

  rows(): string[][] {
    const { format } = this.context;
    const order = this.network.followers.map((_, account) => account);
    order.sort((a, b) => Number(this.names.has(b)) - Number(this.names.has(a)) || this.network.followers[b] - this.network.followers[a]);
    const last = this.network.hour.length - 1;
    return order.slice(0, rowsOfTable).map((account) => {
      const levels = this.network.hour.map((_, frame) => this.level(frame, account));
      return [
        this.name(account),
        format.count(this.network.followers[account]),
        format.moment(this.network.heard[account]),
        format.fixed(Math.max(...levels), 2),
        format.fixed(levels[last], 2),
      ];
    });
  }
}

const reach = 1.06; // of the shorter axis

// Both axes hold the unit circle, so that a circle stays one.
function axes(width: number, height: number): Pick<Option, 'grid' | 'xAxis' | 'yAxis' | 'dataZoom'> {
  const size = Math.min(width, height);
  const [wide, high] = [(reach * width) / size, (reach * height) / size];
  return {
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { type: 'value', min: -wide, max: wide, show: false },
    yAxis: { type: 'value', min: -high, max: high, show: false },
    dataZoom: [0, 1].map((axis) => ({
      type: 'inside' as const,
      ...(axis === 0 ? { xAxisIndex: 0 } : { yAxisIndex: 0 }),
      filterMode: 'none' as const,
      zoomOnMouseWheel: 'ctrl' as const,
      moveOnMouseMove: true,
      preventDefaultMouseMove: false,
    })),
  };
}

function state({ words, format }: Context, picture: Picture, frame: number): string {
  const heard = format.percent(picture.share(frame, () => true), 0);
  const outraged = format.percent(picture.share(frame, (account) => picture.level(frame, account) >= 0.5), 0);
  return words.network.at(heard, outraged);
}

function slider(context: Context, picture: Picture, first: number, show: (frame: number) => void): HTMLElement {
  const { words, format } = context;
  const { hour } = picture.network;
  const input = el('input', { type: 'range', id: 'moment', min: '0', max: String(hour.length - 1), step: '1', 'aria-label': words.network.slider });
  const said = el('output', { for: 'moment' });
  const say = (frame: number) => {
    const text = state(context, picture, frame);
    input.setAttribute('aria-valuetext', `${format.moment(hour[frame])}: ${text}`);
    said.replaceChildren(el('strong', {}, [format.moment(hour[frame])]), ` ${text}`);
  };
  input.value = String(first);
  input.addEventListener('input', () => {
    say(Number(input.value));
    show(Number(input.value));
  });
  say(first);
  return el('div', { class: 'slider' }, [input, said]);
}

export function network(context: Context): Figure | null {
  const { result, format, theme, words } = context;
  if (!result.network || result.network.hour.length === 0) return null;
  const picture = new Picture(context, result.network);
  const { hour, ties, ties_in_all: tiesInAll } = result.network;
  const means = hour.map((_, frame) => picture.outrage.subarray(frame * picture.accounts, (frame + 1) * picture.accounts).reduce((sum, level) => sum + level, 0));
  let frame = Math.max(0, indexOfHighest(means));
  return {
    id: 'network',
    title: words.network.title,
    summary: words.network.summary(format.count(picture.accounts), format.count(tiesInAll), format.count(ties.length / 2)),
    key: [
      { name: words.network.ordinary, colour: theme.quiet, look: 'dot' },
      { name: words.network.kol, colour: theme.quiet, look: 'triangle' },
      { name: words.network.other, colour: theme.quiet, look: 'square' },
      { name: words.network.unaware, colour: theme.quiet, look: 'ring' },
    ],
    scale: {
      name: words.network.scale,
      colours: [0, 0.25, 0.5, 0.75, 1].map((position) => onScale(theme.heat, 0.12 + 0.88 * position)),
      labels: ['0', '0.5', '1'],
    },
    below: [`${format.moment(hour[frame])}: ${state(context, picture, frame)}`],
    height: 520,
    alone: true,
    control: (update) =>
      slider(context, picture, frame, (chosen) => {
        frame = chosen;
        update({ series: picture.dots(frame) });
      }),
    option: (width, height) => {
      picture.pixels = Math.min(width, height) / (2 * reach);
      return {
        animation: false,
        textStyle: { fontFamily: theme.family },
        ...axes(width, height),
        tooltip: {
          trigger: 'item',
          confine: true,
          transitionDuration: 0,
          backgroundColor: theme.paper,
          borderColor: theme.rule,
          textStyle: { color: theme.ink, fontSize: 12 },
          formatter: (point) => picture.hover(((Array.isArray(point) ? point[0] : point).value as Dot)[2], frame),
        },
        series: [picture.ties(), ...picture.dots(frame)],
      };
    },
    table: {
      columns: [words.network.account, words.network.followers, words.network.heard, words.network.highest, words.network.end],
      rows: () => picture.rows(),
    },
  };
}
