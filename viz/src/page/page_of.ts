import type { Data } from '../data';
import { comparisonPage } from './comparison_page';
import type { Page } from './page';
import { publishedComparisonPage } from './published_comparison_page';
import { publishedPage } from './published_page';
import { resultPage } from './result_page';
import { sweepPage } from './sweep_page';

export function pageOf(data: Data): Page {
  switch (data.kind) {
    case 'comparison':
      return comparisonPage(data);
    case 'sweep':
      return sweepPage(data);
    case 'published':
      return publishedPage(data);
    case 'published_comparison':
      return publishedComparisonPage(data);
    default:
      return resultPage(data);
  }
}
