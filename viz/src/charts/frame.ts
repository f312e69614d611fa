// What all charts share, so that they line up: time axis, nights, events, cursor.
import { el } from '../page/element';
import type { LineSeriesOption, Option } from './echarts';
import type { Scene } from './figure';

const day = 24;
const markSize = 17; // pixels between the numbers of events
const letter = { latin: 6.2, chinese: 11 }; // pixels, of labels
export const margin = { left: 52, right: 14, bottom: 40 };

export interface Reading {
  name: string;
  value: string;
  colour: string;
}

export interface FrameOptions {
  axisName: string;
  yMin?: number;
  yMax?: number;
  includeZero?: boolean; // when no least value is given
  yStep?: number; // between labels, when a least and a highest value are given
  yLabel: (value: number) => string;
  numbered?: boolean; // whether the lines of the events carry their numbers
  read: (hours: number) => Reading[];
}

function nights(scene: Scene): [{ xAxis: number }, { xAxis: number }][] {
  const { duration, format } = scene;
  if (duration > 45 * day || format.inSteps) return [];
  const midnightBefore = Math.floor(format.wall(0) / 86_400_000) * 86_400_000;
  const stretches: [{ xAxis: number }, { xAxis: number }][] = [];
  const [first, last] = [format.wall(0), format.wall(duration)];
  for (let midnight = midnightBefore; midnight <= last + 86_400_000; midnight += 86_400_000) {
    const from = Math.max(midnight - 2 * 3_600_000, first);
    const to = Math.min(midnight + 6 * 3_600_000, last);
    if (from < to) stretches.push([{ xAxis: from }, { xAxis: to }]);
  }
  return stretches;
}

// Each number in the lowest row where it does not touch the one before.
function rowsOfNumbers(scene: Scene, width: number): number[] {
  const pixelsPerHour = Math.max(width - margin.left - margin.right, 1) / scene.duration;
  const ends: number[] = [];
  return scene.markers.map(({ time }) => {
    if (time === null) return 0;
    const x = time * pixelsPerHour;
    let row = ends.findIndex((end) => end <= x);
    if (row < 0) row = ends.length;
    ends[row] = x + markSize;
    return row;
  });
}

// An unseen series, first and with the same moments in all charts, so that the linked cursor finds a place in each;
// it carries nights and events.
function backdrop(scene: Scene, rows: number[], numbered: boolean): LineSeriesOption {
  const { theme, format } = scene;
  return {
    type: 'line',
    data: scene.moments.map((time) => [format.wall(time), 0.5]),
    yAxisIndex: 1,
    symbol: 'none',
    lineStyle: { opacity: 0 },
    silent: true,
    markArea: {
      silent: true,
      animation: false,
      itemStyle: { color: theme.night },
      data: nights(scene),
    },
    markLine: {
      silent: true,
      animation: false,
      symbol: 'none',
      lineStyle: { color: theme.event, width: 1, type: [2, 3], opacity: numbered ? 1 : 0.7 },
      data: scene.markers.flatMap((marker, i) =>
        marker.time === null
          ? []
          : [
              {
                xAxis: format.wall(marker.time),
                lineStyle: marker.colour ? { color: marker.colour } : {},
                label: {
                  show: numbered,
                  formatter: String(marker.number),
                  distance: 3 + rows[i] * markSize,
                  color: theme.paper,
                  backgroundColor: marker.colour ?? theme.quiet,
                  borderRadius: 8,
                  padding: [2, 5],
                  fontSize: 10,
                },
              },
            ],
      ),
    },
  };
}

const widthOf = (text: string) => [...text].reduce((width, each) => width + (each > '\u2e80' ? letter.chinese : letter.latin), 0);

// The bare number of a day where its name would be cut off at the right.
function timeLabel(scene: Scene, value: number, pixelsPerDay: number): string {
  const { format, duration } = scene;
  if (value % 86_400_000 !== 0) return format.clock(value);
  const room = ((format.wall(duration) - value) / 86_400_000) * pixelsPerDay + margin.right;
  if (room < widthOf(format.day(value))) return String(new Date(value).getUTCDate());
  return pixelsPerDay < 40 ? format.day(value) : `${format.day(value)}\n${format.weekday(value)}`;
}

function axisLabel(scene: Scene) {
  return { color: scene.theme.quiet, fontSize: 11, hideOverlap: true, showMaxLabel: false, align: 'left' as const };
}

function timeAxis(scene: Scene, width: number) {
  const days = scene.duration / day;
  const pixelsPerDay = (width - margin.left - margin.right) / days;
  const formatter = (value: number) => timeLabel(scene, value, pixelsPerDay);
  return { type: 'time' as const, minInterval: days > 2 ? 86_400_000 : 3_600_000, axisLabel: { ...axisLabel(scene), formatter } };
}

// Of published models.
function stepAxis(scene: Scene) {
  const formatter = (value: number) => scene.format.count(value);
  const label = axisLabel(scene);
  return {
    type: 'value' as const,
    minInterval: 1,
    name: scene.words.published.steps,
    nameLocation: 'middle' as const,
    nameGap: 24,
    nameTextStyle: { color: label.color, fontSize: label.fontSize },
    axisLabel: { ...label, align: 'center' as const, formatter },
  };
}

function readout(scene: Scene, options: FrameOptions, wall: number): HTMLElement {
  const hours = scene.format.hours(wall);
  return el('div', { class: 'readout' }, [
    el('strong', {}, [scene.format.moment(hours)]),
    ...options.read(hours).map(({ name, value, colour }) =>
      el('div', {}, [el('i', { style: `background:${colour}` }), `${name} `, el('b', {}, [value])]),
    ),
  ]);
}

export function frame(scene: Scene, width: number, options: FrameOptions, series: Option['series']): Option {
  const { theme, format, duration } = scene;
  const rows = rowsOfNumbers(scene, width);
  const top = options.numbered ? 34 + Math.max(0, ...rows) * markSize + markSize : 30;
  return {
    useUTC: true,
    animation: false,
    textStyle: { fontFamily: theme.family },
    grid: { ...margin, top, outerBoundsMode: 'none' },
    xAxis: {
      min: format.wall(0),
      max: format.wall(duration),
      axisLine: { lineStyle: { color: theme.quiet } },
      axisTick: { lineStyle: { color: theme.quiet } },
      splitLine: { show: false },
      ...(format.inSteps ? stepAxis(scene) : timeAxis(scene, width)),
    },
    yAxis: [
      {
        type: 'value',
        name: options.axisName,
        nameLocation: 'end',
        nameGap: top - 14,
        nameTextStyle: { color: theme.quiet, fontSize: 11, align: 'left', padding: [0, 0, 0, 6 - margin.left] },
        min: options.yMin,
        max: options.yMax,
        scale: options.yMin === undefined && !options.includeZero,
        boundaryGap: options.yMin === undefined ? ['3%', '3%'] : [0, 0],
        interval: options.yStep,
        splitNumber: options.yMax === 1 ? 5 : 4,
        axisLabel: { color: theme.quiet, fontSize: 11, formatter: options.yLabel },
        splitLine: { lineStyle: { color: theme.rule } },
      },
      { type: 'value', min: 0, max: 1, show: false },
    ],
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      padding: [6, 9],
      backgroundColor: theme.paper,
      borderColor: theme.rule,
      textStyle: { color: theme.ink, fontSize: 12 },
      axisPointer: { type: 'line', snap: false, lineStyle: { color: theme.ink, width: 1, type: 'solid' } },
      position: (point, _params, _dom, _rect, size) => {
        const left = point[0] > size.viewSize[0] / 2;
        const x = left ? margin.left + 6 : size.viewSize[0] - size.contentSize[0] - margin.right - 6;
        return [x, top + 4];
      },
      formatter: (points) => {
        const first = Array.isArray(points) ? points[0] : points;
        return readout(scene, options, Number((first as { axisValue?: number }).axisValue));
      },
    },
    dataZoom: [
      {
        type: 'inside',
        filterMode: 'none',
        zoomOnMouseWheel: 'ctrl',
        moveOnMouseWheel: false,
        moveOnMouseMove: 'shift',
        preventDefaultMouseMove: false,
        minValueSpan: format.inSteps ? 3 : 3 * 3_600_000,
      },
    ],
    series: [backdrop(scene, rows, options.numbered ?? false), ...(Array.isArray(series) ? series : [])],
  };
}
