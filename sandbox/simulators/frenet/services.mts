/** The services of the account, their limits and tariffs. */
import { bareDigits, stateOf, zoneBetween } from '../../carriers/brazil.mts';

export interface Service {
  readonly code: string;
  readonly name: string;
  readonly carrier: string;
  readonly carrierCode: string;
  /** Kilograms and centimetres. */
  readonly limits: { readonly weight: number; readonly side: number; readonly sum: number };
  /** Reais. */
  readonly maxValue: number;
  /** Cents: base and per kilogram. */
  readonly tariff: { readonly base: number; readonly perKg: number };
  readonly days: readonly [number, number, number, number];
  readonly onlyIn?: readonly string[];
}

const parcel = { weight: 30, side: 100, sum: 200 };

const service = (
  code: string,
  name: string,
  [carrier, carrierCode]: readonly [string, string],
  more: Pick<Service, 'tariff' | 'days'> & Partial<Service>,
): Service => ({ code, name, carrier, carrierCode, limits: parcel, maxValue: 10_000, ...more });

const correios = ['Correios', 'COR'] as const;

export const services: readonly Service[] = [
  service('03298', 'PAC', correios, { tariff: { base: 1690, perKg: 285 }, days: [5, 7, 9, 14], maxValue: 38_057.59 }),
  service('03220', 'SEDEX', correios, { tariff: { base: 2180, perKg: 630 }, days: [1, 2, 3, 5], maxValue: 38_057.59 }),
  service('04227', 'Mini Envios', correios, {
    tariff: { base: 1060, perKg: 0 },
    days: [7, 9, 11, 16],
    limits: { weight: 0.3, side: 24, sum: 44 },
    maxValue: 100,
  }),
  service('F_3', '.Package', ['Jadlog', 'JAD'], {
    tariff: { base: 1450, perKg: 245 },
    days: [4, 6, 8, 13],
    limits: { ...parcel, side: 60, sum: 180 },
  }),
  service('LOG_DRPOFF', 'Loggi Ponto', ['Loggi', 'LOG'], {
    tariff: { base: 1340, perKg: 300 },
    days: [2, 4, 6, 10],
    onlyIn: ['SP', 'RJ', 'MG', 'ES', 'PR', 'SC', 'RS', 'DF', 'GO', 'BA', 'PE', 'CE'],
  }),
];

export const serviceOf = (code: string): Service | undefined => services.find((one) => one.code === code);

export interface Shipment {
  readonly from: string;
  readonly to: string;
  /** Reais. */
  readonly value: number;
  /** Kilograms, and cubic centimetres, of all items. */
  readonly weight: number;
  readonly volume: number;
  /** Centimetres: of any item the longest side, and the greatest sum. */
  readonly side: number;
  readonly sum: number;
}

export const isServed = (postalCode: string): boolean => /^\d{5}-?\d{3}$/.test(postalCode) && stateOf(postalCode) !== undefined;

export function whyNot({ limits, maxValue, onlyIn }: Service, shipment: Shipment): string | undefined {
  if (onlyIn && !onlyIn.includes(stateOf(shipment.to) ?? '')) return 'CEP de destino fora da área de abrangência da transportadora.';
  if (billedWeight(shipment) > limits.weight) return 'O peso excede o limite da transportadora.';
  if (shipment.side > limits.side || shipment.sum > limits.sum) return 'As dimensões excedem o limite da transportadora.';
  return shipment.value > maxValue ? 'O valor da mercadoria excede o limite da transportadora.' : undefined;
}

/** The cube by 6000 counts where it differs from the weight by 3 kg or more. */
export function billedWeight({ weight, volume }: Shipment): number {
  const cubed = volume / 6_000;
  return cubed - weight >= 3 ? cubed : weight;
}

const zones = [1, 1.25, 1.7, 2.3] as const;

export function priceOf({ tariff, days }: Service, shipment: Shipment): { readonly cents: number; readonly days: number } {
  const zone = zoneBetween(shipment.from, shipment.to) - 1;
  // A few cents differ with the exact way, so that a price cannot be guessed.
  const nearness = Math.abs(Number(bareDigits(shipment.from)) - Number(bareDigits(shipment.to))) % 79;
  const cents = (tariff.base + tariff.perKg * billedWeight(shipment)) * (zones[zone] ?? 1) + shipment.value + nearness;
  return { cents: Math.round(cents), days: days[zone] ?? 10 };
}
