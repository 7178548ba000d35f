/** The carriers' services, their limits and tariffs. */
import { bareDigits, stateOf, zoneBetween } from '../../carriers/brazil.mts';
import type { Box } from './context.mts';

interface Service {
  readonly id: number;
  readonly name: string;
  readonly company: { readonly id: number; readonly name: string; readonly picture: string };
  /** Kilograms and centimetres. */
  readonly limits: { readonly weight: number; readonly sides: readonly [number, number, number]; readonly sum: number };
  /** Reais. */
  readonly insurance: { readonly min: number; readonly max: number };
  /** Cents: base and per kilogram. */
  readonly tariff: { readonly base: number; readonly perKg: number };
  readonly days: readonly [number, number, number, number];
  readonly needsPhone?: true;
}

const company = (id: number, name: string) => ({ id, name, picture: `https://storage.googleapis.com/sandbox-api-superfrete/${id}.png` });
const correios = company(1, 'Correios');
const parcel = { weight: 30, sides: [100, 100, 100], sum: 200 } as const;
const declared = { min: 25.63, max: 38_057.59 };

export const services: readonly Service[] = [
  { id: 1, name: 'PAC', company: correios, limits: parcel, insurance: declared, tariff: { base: 1500, perKg: 260 }, days: [5, 7, 9, 14] },
  { id: 2, name: 'SEDEX', company: correios, limits: parcel, insurance: declared, tariff: { base: 1900, perKg: 590 }, days: [1, 2, 3, 5] },
  {
    id: 17,
    name: 'Mini Envios',
    company: correios,
    limits: { weight: 0.3, sides: [24, 16, 4], sum: 44 },
    insurance: { min: 12.82, max: 100 },
    tariff: { base: 980, perKg: 0 },
    days: [7, 9, 11, 16],
  },
  {
    id: 3,
    name: 'Jadlog',
    company: company(2, 'Jadlog'),
    limits: { weight: 30, sides: [60, 60, 60], sum: 180 },
    insurance: { min: 0, max: 1_500 },
    tariff: { base: 1390, perKg: 230 },
    days: [4, 6, 8, 13],
  },
  {
    id: 31,
    name: 'Loggi',
    company: company(14, 'Loggi'),
    limits: parcel,
    insurance: { min: 0, max: 3_000 },
    tariff: { base: 1290, perKg: 290 },
    days: [2, 4, 6, 10],
  },
  {
    id: 33,
    name: 'J&T Express',
    company: company(15, 'J&T Express'),
    limits: { ...parcel, weight: 11 },
    insurance: { min: 0, max: 1_000 },
    tariff: { base: 1190, perKg: 310 },
    days: [4, 6, 8, 12],
    needsPhone: true,
  },
];

export type { Service };

export const serviceOf = (id: number): Service | undefined => services.find((service) => service.id === id);

export function whyNot({ limits, insurance }: Service, box: Box, insuranceValue: number): string | undefined {
  const sides = [box.height, box.width, box.length].sort((a, b) => b - a);
  if (box.weight > limits.weight) return `O peso não pode exceder ${limits.weight} kg.`;
  if (sides.some((side, index) => side > limits.sides[index]!) || sides.reduce((sum, side) => sum + side, 0) > limits.sum)
    return 'As dimensões do pacote excedem o limite da transportadora.';
  if (insuranceValue > insurance.max) return `O valor declarado não pode exceder R$ ${insurance.max}.`;
  return undefined;
}

export interface Shipment {
  readonly from: string;
  readonly to: string;
  readonly box: Box;
  /** Reais; 0 for none. */
  readonly insuranceValue: number;
  readonly receipt: boolean;
  readonly ownHand: boolean;
}

const zones = [1, 1.25, 1.7, 2.3] as const;

export function priceOf({ tariff, days, company: { id }, insurance }: Service, shipment: Shipment) {
  const { box, from, to } = shipment;
  const zone = zoneBetween(from, to) - 1;
  const billed = Math.max(box.weight, (box.height * box.width * box.length) / 6_000);
  const covered = shipment.insuranceValue > insurance.min ? shipment.insuranceValue : 0;
  const extras = id === correios.id ? (shipment.receipt ? 690 : 0) + (shipment.ownHand ? 810 : 0) : 0;
  // A few cents differ with the exact way, so that a price cannot be guessed.
  const nearness = Math.abs(Number(bareDigits(from)) - Number(bareDigits(to))) % 89;
  const max = days[zone] ?? 10;
  return {
    cents: Math.round((tariff.base + tariff.perKg * billed) * (zones[zone] ?? 1) + covered + extras + nearness),
    days: { min: Math.max(1, max - 1), max },
  };
}

export const isServed = (postalCode: string): boolean => /^\d{5}-?\d{3}$/.test(postalCode) && stateOf(postalCode) !== undefined;
