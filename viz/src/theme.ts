// Colours: Okabe and Ito (2008), which those with colour-vision deficiency can tell apart; blue is lighter on dark.

export interface Theme {
  dark: boolean;
  family: string; // of letters
  paper: string;
  ink: string;
  quiet: string; // axis labels
  rule: string; // grid lines
  night: string;
  event: string;
  behind: string; // lines that stand back
  label: string; // behind letters that stand on a drawing
  blue: string;
  vermilion: string;
  orange: string;
  green: string;
  purple: string;
  heat: string[]; // from few to many
  surface: string[]; // from low to high: viridis (van der Walt and Smith, 2015)
  ordered: string[]; // for lines in an order
}

const viridis = ['#440154', '#3b528b', '#21918c', '#5ec962', '#fde725'];

// Named one by one: a canvas does not understand 'inherit'.
export const screenFamily =
  "system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";
// The fonts that journals ask for, and one that holds Chinese.
export const paperFamily = "Helvetica, Arial, 'Liberation Sans', 'Noto Sans CJK SC', sans-serif";

export function theme(dark: boolean, family = screenFamily): Theme {
  const hues = { vermilion: '#d55e00', orange: '#e69f00', green: '#009e73', purple: '#cc79a7' };
  return dark
    ? {
        dark,
        family,
        ...hues,
        green: '#1fb98d',
        vermilion: '#e8722a',
        blue: '#56b4e9',
        paper: '#16191d',
        ink: '#e6e4df',
        quiet: '#a3a7ad',
        rule: '#2d3238',
        night: 'rgba(255, 255, 255, 0.045)',
        event: '#8b9097',
        behind: '#5b6169',
        label: 'rgba(22, 25, 29, 0.82)',
        surface: viridis,
        ordered: ['#c6dbef', '#56b4e9', '#e69f00', '#e8722a'],
        heat: ['#20262c', '#593f29', '#a34c10', '#f08a3c', '#ffe3c2'],
      }
    : {
        dark,
        family,
        ...hues,
        blue: '#0072b2',
        paper: '#ffffff',
        ink: '#1e2226',
        quiet: '#5d646c',
        rule: '#e6e5e1',
        night: 'rgba(30, 40, 60, 0.055)',
        event: '#7d838a',
        behind: '#b4b8bd',
        label: 'rgba(255, 255, 255, 0.82)',
        surface: viridis,
        ordered: ['#9ecae1', '#0072b2', '#d55e00', '#6e2400'],
        heat: ['#fdf3e7', '#f6c78e', '#ea8a3a', '#b44700', '#4d1c00'],
      };
}

export function groupColour(name: string, of: Theme): string {
  const colours: Record<string, string> = {
    core: of.vermilion,
    fan: of.orange,
    public: of.blue,
    kol_ally: of.green,
    kol_neutral: of.purple,
    media: of.ink,
    fans: of.vermilion,
    all: of.ink,
  };
  return colours[name] ?? of.quiet;
}

// A colour between those of the scale; position in [0, 1].
export function onScale(scale: string[], position: number): string {
  const place = Math.min(Math.max(position, 0), 1) * (scale.length - 1);
  const below = Math.min(Math.floor(place), scale.length - 2);
  const channel = (colour: string, k: number) => parseInt(colour.slice(1 + 2 * k, 3 + 2 * k), 16);
  const mixed = [0, 1, 2].map((k) => {
    const from = channel(scale[below], k);
    return Math.round(from + (channel(scale[below + 1], k) - from) * (place - below));
  });
  return `rgb(${mixed.join(', ')})`;
}
