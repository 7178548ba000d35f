import type { IHttpRequestOptions } from 'n8n-workflow';
import { PonteOmieApi } from '../../../credentials/PonteOmieApi.credentials.ts';
import type { HttpRequest } from '../../../runtime/client/http.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { createOmie, type OmieOptions, type OmieSimulator } from '../../../sandbox/simulators/omie/index.mts';
import { simulatedVendor, type SimulatedVendor } from './simulatedVendor.mts';

export type OmieWorld = SimulatedVendor<OmieSimulator>;

const credential = new PonteOmieApi();

/** An Omie account with the catalogue's goods in it; the credential itself adds the login, which Omie wants in the body. */
export function omieWorld({ clock, ...options }: OmieOptions & { clock?: Clock } = {}): OmieWorld {
  const world = simulatedVendor({ ...(clock ? { clock } : {}), create: (services) => createOmie(services, options), login: () => ({}) });
  const { secrets, fixtures } = world.simulator;
  const connect: OmieWorld['connect'] = (over = {}) => {
    const settings = { ...secrets, bankAccount: String(fixtures.bankAccountId), category: fixtures.category };
    const { transport, ...connection } = world.connect({ settings, ...over });
    return {
      ...connection,
      transport: async (request) => {
        const signed = await credential.authenticate({ ...secrets }, request as IHttpRequestOptions);
        return await transport(signed as HttpRequest);
      },
    };
  };
  return { ...world, connect };
}
