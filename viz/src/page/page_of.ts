import type { Data } from '../data';
import { comparisonPage } from './comparison_page';
import type { Page } from './page';
import { resultPage } from './result_page';
import { sweepPage } from './sweep_page';

export function pageOf(data: Data): Page {
  if (data.kind === 'comparison') return comparisonPage(data);
  return data.kind === 'sweep' ? sweepPage(data) : resultPage(data);
}
