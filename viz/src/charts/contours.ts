// Lines of equal value on a grid (marching squares; Lorensen and Cline, 1987, in two dimensions).

type Point = [number, number];

// Where the level lies on the edge between two corners; null when it does not.
function crossing(from: Point, to: Point, a: number, b: number, level: number): Point | null {
  if (a < level === b < level) return null;
  const share = (level - a) / (b - a);
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

// Pieces of lines; coordinates are indices of the grid. Squares that lack a corner have none.
export function contours(grid: (number | null)[][], levels: number[]): [Point, Point][] {
  const pieces: [Point, Point][] = [];
  for (let x = 0; x + 1 < grid.length; x++)
    for (let y = 0; y + 1 < grid[x].length; y++) {
      const corners: Point[] = [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
      ];
      const values = corners.map(([i, j]) => grid[i][j]);
      if (values.some((value) => value === null)) continue;
      for (const level of levels) {
        const points = corners.flatMap((corner, k) => {
          const next = (k + 1) % 4;
          const point = crossing(corner, corners[next], values[k] as number, values[next] as number, level);
          return point ? [point] : [];
        });
        for (let k = 0; k + 1 < points.length; k += 2) pieces.push([points[k], points[k + 1]]);
      }
    }
  return pieces;
}
