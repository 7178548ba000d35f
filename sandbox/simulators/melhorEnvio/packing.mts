/** Puts goods into boxes the way the quote does: one on top of the other until the carrier's limits are reached. */
import type { Service } from './services.mts';
import type { Volume } from './state.mts';

export interface QuotedProduct extends Volume {
  readonly id: string;
  readonly quantity: number;
  readonly insuranceValue: number;
}

export interface Box extends Volume {
  readonly insuranceValue: number;
  readonly products: { id: string; quantity: number }[];
}

export function pack(products: readonly QuotedProduct[], service: Service): Box[] {
  const boxes: Box[] = [];
  for (const product of products) {
    for (let unit = 0; unit < product.quantity; unit++) addUnit(boxes, product, service);
  }
  return boxes;
}

function addUnit(boxes: Box[], product: QuotedProduct, service: Service): void {
  const last = boxes.at(-1);
  const stacked = last && stack(last, product);
  if (stacked && fits(stacked, service)) boxes[boxes.length - 1] = stacked;
  else boxes.push(boxOf(product));
}

function boxOf(product: QuotedProduct): Box {
  const { height, width, length, weight, insuranceValue, id } = product;
  return { height, width, length, weight, insuranceValue, products: [{ id, quantity: 1 }] };
}

function stack(box: Box, product: QuotedProduct): Box {
  const known = box.products.some(({ id }) => id === product.id);
  return {
    height: box.height + product.height,
    width: Math.max(box.width, product.width),
    length: Math.max(box.length, product.length),
    weight: Math.round((box.weight + product.weight) * 1_000) / 1_000,
    insuranceValue: Math.round((box.insuranceValue + product.insuranceValue) * 100) / 100,
    products: known
      ? box.products.map((line) => (line.id === product.id ? { ...line, quantity: line.quantity + 1 } : line))
      : [...box.products, { id: product.id, quantity: 1 }],
  };
}

function fits(volume: Volume, { limits }: Service): boolean {
  const sides = [volume.height, volume.width, volume.length];
  return (
    volume.weight <= limits.weight && sides.every((side) => side <= limits.side) && sides.reduce((sum, side) => sum + side, 0) <= limits.sum
  );
}
