/** Where n8n's editor draws the nodes, notes and lines of a template, near enough to see what would lie on what. */
import { isNote, type Template, type TemplateNode } from './templateFile.mts';

export interface Box {
  name: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Line {
  from: string;
  to: string;
  points: Point[];
}

/** Pixels, as of n8n 2.40. */
const nodeSize = 96;
const labelHeight = 60;
const widestLabel = 192;
const nameWidth = 8;
const subtitleWidth = 7.2;
const loopDepth = 130;
const loopMargin = 40;
/** The line and the plus sign at an output that leads nowhere. */
const looseEnd = 80;

/** A node with the text under it. */
export function nodeBoxes({ nodes }: Template): Box[] {
  return nodes.filter((node) => !isNote(node)).flatMap((node) => [squareOf(node), labelOf(node)]);
}

function squareOf({ name, position: [x, y] }: TemplateNode): Box {
  return { name, left: x, top: y, right: x + nodeSize, bottom: y + nodeSize };
}

function labelOf({ name, position: [x, y], parameters }: TemplateNode): Box {
  // As WhatsApp Notify words it; a node that no loop passes may have a longer one.
  const subtitle = [parameters.operation, String(parameters.vendor ?? '').replace('whatsapp', '')].filter(Boolean).join(' · ');
  const width = Math.min(widestLabel, Math.max(name.length * nameWidth, subtitle.length * subtitleWidth));
  const middle = x + nodeSize / 2;
  return { name, left: middle - width / 2, top: y + nodeSize, right: middle + width / 2, bottom: y + nodeSize + labelHeight };
}

export function noteBoxes({ nodes }: Template): Box[] {
  return nodes.filter(isNote).map(({ name, position: [x, y], parameters }) => {
    return { name, left: x, top: y, right: x + Number(parameters.width), bottom: y + Number(parameters.height) };
  });
}

/** `outputsOf` tells how many outputs a node has. */
export function lines(template: Template, outputsOf: (node: TemplateNode) => number): Line[] {
  return template.nodes.filter((node) => !isNote(node)).flatMap((node) => linesFrom(template, node, outputsOf(node)));
}

function linesFrom({ nodes, connections }: Template, node: TemplateNode, outputs: number): Line[] {
  return Array.from({ length: outputs }, (_, output) => {
    const start = { x: node.position[0] + nodeSize, y: node.position[1] + (nodeSize * (output + 1)) / (outputs + 1) };
    const targets = connections[node.name]?.main[output] ?? [];
    if (targets.length === 0) return [{ from: node.name, to: '', points: [start, { x: start.x + looseEnd, y: start.y }] }];
    return targets.map((target) => {
      const [x, y] = nodes.find(({ name }) => name === target.node)!.position;
      return { from: node.name, to: target.node, points: route(start, { x, y: y + nodeSize / 2 }) };
    });
  }).flat();
}

/** Forward a curve, backward a loop below. */
function route(start: Point, end: Point): Point[] {
  if (end.x < start.x - 20) {
    const depth = start.y + loopDepth;
    const [right, left] = [start.x + loopMargin, end.x - loopMargin];
    return [start, { x: right, y: start.y }, { x: right, y: depth }, { x: left, y: depth }, { x: left, y: end.y }, end];
  }
  const reach = (end.x - start.x) / 2;
  return Array.from({ length: 21 }, (_, step) => {
    const t = step / 20;
    const at = (a: number, b: number, c: number, d: number) =>
      (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
    return { x: at(start.x, start.x + reach, end.x - reach, end.x), y: at(start.y, start.y, end.y, end.y) };
  });
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Every few pixels of a line. */
export function dots({ points }: Line): Point[] {
  return points.slice(1).flatMap((end, index) => {
    const start = points[index]!;
    const steps = Math.max(1, Math.ceil(Math.hypot(end.x - start.x, end.y - start.y) / 4));
    return Array.from({ length: steps + 1 }, (_, step) => ({
      x: start.x + ((end.x - start.x) * step) / steps,
      y: start.y + ((end.y - start.y) * step) / steps,
    }));
  });
}

export function isInside({ x, y }: Point, box: Box): boolean {
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

/** Pixels within which two lines of one node may be close to each other: at the handle that they share. */
const handle = 90;

/** Where two lines touch, apart from the handle that they share. */
export function meetings(a: Line, b: Line): Point[] {
  const shared = [
    ...(a.from === b.from ? [a.points[0]!, b.points[0]!] : []),
    ...(a.to === b.to && a.to !== '' ? [a.points.at(-1)!] : []),
    ...(a.to === b.from ? [a.points.at(-1)!] : []),
    ...(b.to === a.from ? [b.points.at(-1)!] : []),
  ];
  const free = (point: Point) => shared.every((end) => Math.hypot(end.x - point.x, end.y - point.y) > handle);
  const others = dots(b).filter(free);
  return dots(a)
    .filter(free)
    .filter((point) => others.some((other) => Math.hypot(other.x - point.x, other.y - point.y) < 4));
}

/** How high a note has to be for its text, in pixels. */
export function textHeight(content: string, width: number): number {
  const heights = content.split('\n').map((line) => {
    if (line === '') return 9;
    if (line === '---') return 22;
    const perLine = (width - 36) / (line.startsWith('## ') ? 10 : 6.8);
    return Math.ceil(line.replace(/[*`#]/g, '').length / perLine) * (line.startsWith('## ') ? 32 : 19);
  });
  return 24 + heights.reduce((sum, height) => sum + height, 0);
}
