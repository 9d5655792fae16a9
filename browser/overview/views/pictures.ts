// Small pictures beside numbers: each says in words what it shows, and needs neither colour nor a mouse.

const SVG = "http://www.w3.org/2000/svg";

function shape(tag: string, attributes: Record<string, string | number>, ...children: Element[]): Element {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

function picture(width: number, height: number, label: string, ...shapes: Element[]): Element {
  const view = { viewBox: `0 0 ${width} ${height}`, width, height };
  return shape("svg", { ...view, role: "img", "aria-label": label, class: "overview-picture" }, ...shapes);
}

/**
 * Values in the order of time, as a line; a gap in the values is a gap in the line. It is as high as the values lie
 * apart, and at least a fifth of `most`, so that what hardly moves looks so.
 */
export function coursePicture(values: (number | null)[], most: number, label: string): Element {
  const step = 22, height = 30, edge = 4;
  const known = values.filter((value): value is number => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const span = Math.max(high - low, most / 5);
  const bottom = (low + high - span) / 2;
  const place = (value: number, n: number) => ({
    x: edge + n * step,
    y: height - edge - (value - bottom) / span * (height - 2 * edge),
  });
  const points = values.flatMap((value, n) => value === null ? [] : [{ n, ...place(value, n) }]);
  const lines = points.slice(1).flatMap((to, k) => {
    const from = points[k];
    return to.n - from.n > 1 ? [] : [shape("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y })];
  });
  const dots = points.map(({ x, y }) => shape("circle", { cx: x, cy: y, r: 2.5 }));
  return picture(2 * edge + (values.length - 1) * step, height, label, ...lines, ...dots);
}

/** How many there are of each, as bars side by side. */
export function barsPicture(counts: number[], label: string): Element {
  const width = 9, gap = 3, height = 18;
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, n) => {
    const tall = count ? Math.max(2, count / most * (height - 2)) : 1;
    return shape("rect", { x: n * (width + gap), y: height - tall, width, height: tall });
  });
  return picture(counts.length * (width + gap) - gap, height, label, ...bars);
}

/** Where the middle half of some values lies between 0 and `most`, with the median and both ends. */
export function spreadPicture(
  { min, q1, median, q3, max }: Record<"min" | "q1" | "median" | "q3" | "max", number>,
  most: number,
  label: string,
): Element {
  const width = 80, height = 14;
  const at = (value: number) => value / most * (width - 2) + 1;
  return picture(
    width,
    height,
    label,
    shape("line", { x1: at(0), x2: at(most), y1: 13, y2: 13, class: "overview-ground" }),
    shape("line", { x1: at(min), x2: at(max), y1: 6, y2: 6 }),
    shape("rect", {
      x: at(q1),
      y: 2,
      width: Math.max(1, at(q3) - at(q1)),
      height: 8,
      class: "overview-middle",
    }),
    shape("line", { x1: at(median), x2: at(median), y1: 0, y2: 12, class: "overview-median" }),
  );
}
