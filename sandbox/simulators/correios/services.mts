/** The services, what each of them takes, and what it costs. */
import { bareDigits, stateOf, zoneBetween } from '../../carriers/brazil.mts';

export interface Service {
  readonly code: string;
  readonly name: string;
  /** Grams and centimetres. */
  readonly limits: { readonly weight: number; readonly sides: readonly [number, number, number]; readonly sum: number };
  /** Reais: covered by itself, and at most. */
  readonly cover: { readonly automatic: number; readonly max: number };
  /** The additional service that declares a value. */
  readonly declares: string;
  /** Cents: base, and per kilogram. */
  readonly tariff: { readonly base: number; readonly perKg: number };
  /** Working days for zones 1 to 4; undefined where it does not go. */
  readonly days: readonly [number, number | undefined, number | undefined, number | undefined];
  readonly cubed: boolean;
}

const parcel = { weight: 30_000, sides: [100, 100, 100], sum: 200 } as const;
const cover = { automatic: 25.63, max: 38_057.59 };

const service = (code: string, name: string, more: Partial<Service> & Pick<Service, 'declares' | 'tariff' | 'days'>): Service => ({
  code,
  name,
  limits: parcel,
  cover,
  cubed: true,
  ...more,
});

export const services: readonly Service[] = [
  service('03298', 'PAC CONTRATO AG', { declares: '064', tariff: { base: 1720, perKg: 280 }, days: [5, 7, 9, 14] }),
  service('03220', 'SEDEX CONTRATO AG', { declares: '019', tariff: { base: 2190, perKg: 620 }, days: [1, 2, 3, 5] }),
  service('04227', 'CORREIOS MINI ENVIOS CTR AG', {
    declares: '065',
    tariff: { base: 1040, perKg: 0 },
    days: [7, 9, 11, 16],
    limits: { weight: 300, sides: [24, 16, 4], sum: 44 },
    cover: { automatic: 12.82, max: 100 },
    cubed: false,
  }),
  service('03158', 'SEDEX 10 CONTRATO AG', {
    declares: '019',
    tariff: { base: 4900, perKg: 900 },
    days: [1, 1, 1, undefined],
    limits: { ...parcel, weight: 10_000 },
  }),
  service('03140', 'SEDEX 12 CONTRATO AG', {
    declares: '019',
    tariff: { base: 3900, perKg: 800 },
    days: [1, 1, 1, undefined],
    limits: { ...parcel, weight: 10_000 },
  }),
  service('03204', 'SEDEX HOJE CONTRATO AG', {
    declares: '019',
    tariff: { base: 4400, perKg: 700 },
    days: [1, undefined, undefined, undefined],
    limits: { ...parcel, weight: 10_000 },
  }),
  service('03301', 'PAC REVERSO CONTRATO AG', { declares: '064', tariff: { base: 1720, perKg: 280 }, days: [5, 7, 9, 14] }),
  service('03247', 'SEDEX REVERSO CONTRATO AG', { declares: '019', tariff: { base: 2190, perKg: 620 }, days: [1, 2, 3, 5] }),
];

export const reverseServices: readonly string[] = ['03301', '03247'];

/** Of a contract that has no SEDEX 12 and no SEDEX Hoje. */
export const contracted = ['03298', '03220', '04227', '03158', '03301', '03247'];

export const serviceOf = (code: string): Service | undefined => services.find((one) => one.code === code);

export interface Parcel {
  /** Grams and centimetres. */
  readonly weight: number;
  readonly height: number;
  readonly width: number;
  readonly length: number;
}

/** Of a box, by contract tables. */
const smallest = { length: 16, width: 11, height: 2 };

export function whyNot({ limits, cubed }: Service, { weight, height, width, length }: Parcel): string | undefined {
  const sides = [length, width, height].sort((a, b) => b - a);
  if (weight <= 0) return 'O peso deve ser maior que zero.';
  if (weight > limits.weight) return `O peso excede o limite de ${limits.weight} g.`;
  if (cubed && (length < smallest.length || width < smallest.width || height < smallest.height))
    return 'As dimensões são menores que o mínimo de 16 x 11 x 2 cm.';
  if (sides.some((side, index) => side > limits.sides[index]!) || sides.reduce((sum, side) => sum + side, 0) > limits.sum)
    return 'As dimensões excedem o limite do serviço.';
  return undefined;
}

export const daysOf = ({ days }: Service, from: string, to: string): number | undefined => days[zoneBetween(from, to) - 1];

export const isServed = (cep: string): boolean => /^\d{8}$/.test(cep) && stateOf(cep) !== undefined;

/** Cents of each additional service beside the declared value; by what the sheet of services names. */
const extras: Readonly<Record<string, number>> = { '001': 790, '002': 870, '011': 0, '021': 690, '057': 7_900 };

export const isAdditional = (code: string, { declares }: Service): boolean => code in extras || code === declares;

const zones = [1, 1.25, 1.7, 2.3] as const;

export interface Price {
  readonly baseCents: number;
  readonly insuranceCents: number;
  readonly extrasCents: number;
  readonly chargedGrams: number;
  readonly isCubed: boolean;
}

/** Cubed weight counts from 5 kg on. */
export function priceOf(
  { tariff, cubed, cover: { automatic } }: Service,
  asked: Parcel & { from: string; to: string; declared: number; additional: readonly string[] },
): Price {
  const cubedGrams = (asked.height * asked.width * asked.length) / 6;
  const isCubed = cubed && cubedGrams > 5_000 && cubedGrams > asked.weight;
  const chargedGrams = Math.ceil(isCubed ? cubedGrams : asked.weight);
  const [from, to] = [asked.from, asked.to].map((cep) => Number(bareDigits(cep)));
  const factor = zones[zoneBetween(asked.from, asked.to) - 1] ?? 1;
  return {
    // A few cents differ with the exact way, so that a price cannot be guessed.
    baseCents: Math.round((tariff.base + (tariff.perKg * chargedGrams) / 1_000) * factor) + (Math.abs((from ?? 0) - (to ?? 0)) % 83),
    insuranceCents: Math.round(Math.max(0, asked.declared - automatic)),
    extrasCents: asked.additional.reduce((sum, code) => sum + (extras[code] ?? 0), 0) + longSide(asked),
    chargedGrams,
    isCubed,
  };
}

/** A side of more than 70 cm costs more. */
const longSide = ({ height, width, length }: Parcel): number => (Math.max(height, width, length) > 70 ? 7_900 : 0);
