/** What can be broken from the console, and mended again. */
import { switchFaultsOn } from '../../run/faultPlans.mts';
import type { World } from '../../world/world.mts';

interface Breakage {
  breakIt(world: World): void;
  mend(world: World): void;
}

const usualSefaz = { delayMs: [1000, 4000], rejectProbability: 0 } as const;
const shippingTemplate = 'pedido_enviado';
const fullWallet = 1000;

const breakages: Readonly<Record<string, Breakage>> = {
  badDay: {
    breakIt: (world) => switchFaultsOn(world),
    mend: (world) => {
      world.faults.set([]);
      world.vendors.bling.setSefaz(usualSefaz);
      for (const vendor of [world.vendors.bling, world.vendors.focusNfe]) vendor.setCityHall({ rejectProbability: 0 });
    },
  },
  sefazSlow: {
    breakIt: ({ vendors }) => vendors.bling.setSefaz({ delayMs: [60_000, 120_000] }),
    mend: ({ vendors }) => vendors.bling.setSefaz(usualSefaz),
  },
  sefazRejects: {
    breakIt: ({ vendors }) => vendors.bling.setSefaz({ rejectProbability: 1 }),
    mend: ({ vendors }) => vendors.bling.setSefaz(usualSefaz),
  },
  walletEmpty: {
    breakIt: ({ vendors }) => vendors.melhorEnvio.setBalance(0),
    mend: ({ vendors }) => vendors.melhorEnvio.setBalance(fullWallet),
  },
  templatePaused: {
    breakIt: ({ vendors }) => vendors.whatsappCloud.setTemplateStatus(shippingTemplate, 'PAUSED'),
    mend: ({ vendors }) => vendors.whatsappCloud.setTemplateStatus(shippingTemplate, 'APPROVED'),
  },
};

/** Faults that the console offers for one vendor. */
export const vendorFaults = ['serverError', 'rateLimited', 'lostAnswer', 'slow'] as const;
export type VendorFault = (typeof vendorFaults)[number];

export interface Breaker {
  broken(): string[];
  set(id: string, isBroken: boolean): void;
  /** Every call of the vendor meets the fault until it is mended; `undefined` mends all of them. */
  strike(vendor: string | undefined, kind: VendorFault): void;
}

export function createBreaker(world: World): Breaker {
  const broken = new Set<string>();
  return {
    broken: () => [...broken],
    set(id, isBroken) {
      const breakage = Object.hasOwn(breakages, id) ? breakages[id] : undefined;
      if (!breakage) throw new Error(`there is nothing called "${id}" to break`);
      (isBroken ? breakage.breakIt : breakage.mend)(world);
      if (isBroken) broken.add(id);
      else broken.delete(id);
    },
    strike(vendor, kind) {
      if (vendor === undefined) return world.faults.set([]);
      if (!world.simulators.some((simulator) => simulator.vendor === vendor)) throw new Error(`there is no vendor "${vendor}"`);
      if (!vendorFaults.includes(kind)) throw new Error(`there is no fault "${kind}"`);
      world.faults.set([...world.faults.rules(), { vendor, operation: '*', kind, times: 1_000_000 }]);
    },
  };
}
