// Only those parts of ECharts that charts are made of; who draws them brings a renderer.
import { CustomChart, LineChart, LinesChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  AxisPointerComponent,
  DataZoomInsideComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { connect, init, use, type ComposeOption, type EChartsType } from 'echarts/core';
import type { CustomSeriesOption, LineSeriesOption, LinesSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type {
  DataZoomComponentOption,
  GridComponentOption,
  MarkAreaComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components';

use([
  AriaComponent,
  AxisPointerComponent,
  CustomChart,
  DataZoomInsideComponent,
  GridComponent,
  LineChart,
  LinesChart,
  MarkAreaComponent,
  MarkLineComponent,
  ScatterChart,
  TooltipComponent,
]);

export type Option = ComposeOption<
  | CustomSeriesOption
  | DataZoomComponentOption
  | GridComponentOption
  | LineSeriesOption
  | LinesSeriesOption
  | MarkAreaComponentOption
  | MarkLineComponentOption
  | ScatterSeriesOption
  | TooltipComponentOption
>;
export type { CustomSeriesOption, EChartsType, LineSeriesOption, LinesSeriesOption, ScatterSeriesOption };
export { connect, init, use };
