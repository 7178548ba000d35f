/** What a shipment costs, from its volumes, its way and its declared value: the same for the quote and for the label. */
import { bareDigits, stateOf, zoneBetween } from '../../carriers/brazil.mts';
import type { Service } from './services.mts';
import type { Volume } from './state.mts';

export interface Shipment {
  readonly from: string;
  readonly to: string;
  readonly volumes: readonly Volume[];
  readonly insuranceValue: number;
  readonly receipt: boolean;
  readonly ownHand: boolean;
}

export interface Price {
  readonly cents: number;
  readonly days: { readonly min: number; readonly max: number };
}

/** Cents for proof of delivery and for delivery to the named person only. */
const receiptFee = 720;
const ownHandFee = 840;
/** One percent of the declared value. */
const insuranceRate = 0.01;

/** The greater of weight and volume counts: cubic centimetres by 6000. */
export const billedWeight = (volume: Volume): number => Math.max(volume.weight, (volume.height * volume.width * volume.length) / 6_000);

export function whyNot(service: Service, shipment: Shipment): string | undefined {
  const { limits } = service;
  for (const volume of shipment.volumes) {
    const sides = [volume.height, volume.width, volume.length];
    if (volume.weight > limits.weight) return 'Peso do objeto ultrapassa o limite da transportadora.';
    if (sides.some((side) => side > limits.side) || sides.reduce((sum, side) => sum + side, 0) > limits.sum)
      return 'Dimensões do objeto ultrapassam o limite da transportadora.';
    if (isTooSmall(sides, limits.least)) return 'Dimensões do objeto são menores que o mínimo da transportadora.';
  }
  if (shipment.insuranceValue > limits.insurance) return 'Valor segurado ultrapassa o limite da transportadora.';
  const served = (postalCode: string) => !service.onlyIn || service.onlyIn.includes(stateOf(postalCode) ?? '');
  if (!served(shipment.from) || !served(shipment.to)) return 'Transportadora não atende este trecho.';
  return undefined;
}

const isTooSmall = (sides: readonly number[], least: readonly number[] = []): boolean => {
  const sorted = sides.toSorted((a, b) => b - a);
  return least.some((side, index) => sorted[index]! < side);
};

export function priceOf(service: Service, shipment: Shipment): Price {
  const zone = zoneBetween(shipment.from, shipment.to) - 1;
  const factor = service.tariff.zone[zone] ?? 1;
  const days = service.days[zone] ?? 10;
  const volumes = shipment.volumes.reduce((sum, volume) => sum + service.tariff.base + service.tariff.perKg * billedWeight(volume), 0);
  const extras = (shipment.receipt ? receiptFee : 0) + (shipment.ownHand ? ownHandFee : 0);
  const cents = Math.round(volumes * factor + shipment.insuranceValue * 100 * insuranceRate + extras + nearness(shipment));
  return { cents, days: { min: Math.max(1, days - 1), max: days } };
}

/** A few cents that differ with the exact way, so that a price cannot be guessed. */
function nearness(shipment: Shipment): number {
  const [from, to] = [shipment.from, shipment.to].map((code) => Number(bareDigits(code)));
  return Math.abs((from ?? 0) - (to ?? 0)) % 97;
}
