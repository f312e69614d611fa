import type { PublishedWords } from './words_published_en';

export const published: PublishedWords = {
  steps: '自开始起的步数',
  step: (number) => `第 ${number} 步`,
  subtitle: (scenario, model, accounts, ties, runs, steps) =>
    `情景 ${scenario} · 模型 ${model} · ${accounts} 个账号，${ties} 条关注 · ${runs} 次模拟，每次 ${steps} 步`,
  how: (runs) =>
    (runs > 1 ? `曲线为 ${runs} 次模拟的均值，深色带包含中间一半，浅色带包含 90%（5% 至 95%）。` : '只有一次模拟，因此没有色带。') +
    '按住 Ctrl 并滚动滚轮可缩放。',
  atEnd: '结束时',
  courses: (unit) => ({ '1': '网络状态的变化', clusters: '观点群体的变化', posts: '帖子的变化' })[unit] ?? `随时间的变化（${unit}）`,
  axis: (unit, names) => {
    if (unit !== '1') return { clusters: '群体数', posts: '每个级联的帖子数' }[unit] ?? unit;
    const opinions = names.filter((name) => name.startsWith('opinion')).length;
    return opinions === 0 ? '账号占比' : opinions === names.length ? '观点' : '占比或观点';
  },
  coursesSummary: (values) => `结束时的均值：${values}。`,
  states: '各状态的账号分布',
  statesKey: '账号占比，各次模拟合计',
  statesSummary: (share, where, when) => `结束时（${when}）占比最大的账号：${share}，${where}。`,
  statesMost: '最大占比',
  is: (state, level) => `${state}：${level}`,
  binary: ['否', '是'],
  compartments: { susceptible: 'S', exposed: 'E', infectious: 'I', removed: 'R' },
  figures: '全部指标',
  figure: '指标',
  parameters: '模型与网络',
  parameter: '参数',
  value: '取值',
  of: (name, ending) => `${name}（${{ _highest_step: '最高时的步数', _highest: '最高', _end: '结束时', _mean: '各步均值' }[ending]}）`,
  comparison: {
    subtitle: (model, base, variants, pairs, steps) => `模型 ${model} · ${variants} 与 ${base} 相比 · ${pairs} 对模拟，每次 ${steps} 步`,
    how: (pairs) =>
      '各情景的每一次模拟共用网络和随机数，因此差异就是情景不同之处的效果。' +
      (pairs === '1' ? '只有一对模拟，因此没有区间。' : '色带和括号为平均差异的 95% 区间，每一时刻单独计算：区间不含 0 时，差异可与偶然区分。') +
      '按住 Ctrl 并滚动滚轮可缩放。',
  },
  observables: {
    susceptible: '易感',
    exposed: '潜伏',
    infectious: '感染',
    removed: '移出',
    infected: '已感染',
    active: '已激活',
    newly_active: '新激活',
    in_favour: '赞成',
    in_favour_by_ties: '赞成（按粉丝数加权）',
    opinion_mean: '平均观点',
    opinion_deviation: '观点的标准差',
    opinion_extent: '最大与最小观点之差',
    clusters: '观点群体数',
    major_clusters: '超过十分之一账号的群体数',
    posts: '每个级联该步的帖子数',
    posts_so_far: '每个级联累计的帖子数',
    opinion: '观点',
    compartment: '仓室',
    infected_account: '已感染',
    active_account: '已激活',
    cascade_size: '级联规模',
  },
};
