/** The same for sellers of labels and keepers of leads. */
import type { LeadBook } from '../../../domain/ports/leadKeeper.ts';
import type { LabelSeller, ShipmentRequest } from '../../../domain/ports/carrier.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { source as notionSource } from '../../../sandbox/simulators/notion/index.mts';
import { openCorreios } from '../../../vendors/correios/label/carrier.ts';
import { openLeadKeeper as openHubSpot } from '../../../vendors/hubSpot/leads/leadKeeper.ts';
import { openMelhorEnvio } from '../../../vendors/melhorEnvio/label/carrier.ts';
import { openLeadKeeper as openNotion } from '../../../vendors/notion/leads/leadKeeper.ts';
import { openLeadKeeper as openPipedrive } from '../../../vendors/pipedrive/leads/leadKeeper.ts';
import { openLeadKeeper as openSalesforce } from '../../../vendors/salesforce/leads/leadKeeper.ts';
import { openSuperFrete } from '../../../vendors/superFrete/label/carrier.ts';
import { shipmentRequest } from '../../contracts/carrier.contract.mts';
import { draft, type BookWorld } from '../../contracts/leadBook.contract.mts';
import { correiosWorld } from '../../contracts/support/correiosWorld.mts';
import { hubSpotWorld } from '../../contracts/support/hubSpotWorld.mts';
import { melhorEnvioWorld } from '../../contracts/support/melhorEnvioWorld.mts';
import { notionWorld } from '../../contracts/support/notionWorld.mts';
import { pipedriveWorld } from '../../contracts/support/pipedriveWorld.mts';
import { salesforceWorld } from '../../contracts/support/salesforceWorld.mts';
import { superFreteSettings, superFreteWorld } from '../../contracts/support/superFreteWorld.mts';
import { lateness, type Scene, type World } from './scene.mts';

type LabelWorld = World & { labels(): readonly { id: string; status?: string }[] };

const label = (createWorld: () => LabelWorld, open: (connection: Connection) => LabelSeller, settings?: Connection['settings']) => () => {
  const world = createWorld();
  const request: ShipmentRequest = shipmentRequest();
  return {
    ...lateness(world),
    connect: (process: Partial<Connection>) => world.connect({ ...(settings ? { settings } : {}), ...process }),
    run: async (connection: Connection) => await open(connection).create(request),
    effects: () =>
      world
        .labels()
        .filter(({ status }) => status !== 'cancelled')
        .map(({ id }) => id),
  };
};

const melhorEnvioSettings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };

const correios = () => {
  const world = correiosWorld();
  return { ...world, connect: (over: Partial<Connection> = {}) => world.connect({ settings: world.settings, ...over }) };
};

type LeadWorld = World & BookWorld;

/** An hour later: what was written a moment ago is looked for in other places, too. */
const lead =
  (createWorld: () => LeadWorld, open: (connection: Connection) => LeadBook, over: Parameters<typeof draft>[0] = {}) =>
  () => {
    const world = createWorld();
    return {
      ...lateness(world),
      connect: (process: Partial<Connection>) => world.connect(process),
      run: async (connection: Connection) => {
        const captured = await open(connection).capture({ draft: draft(over), owner: { kind: 'none' } });
        await world.clock.sleep(3_600_000);
        return captured;
      },
      // Some ids are drawn.
      effects: () => world.people().map((_, index) => `lead ${index + 1}`),
    };
  };

export const recordScenes: Readonly<Record<string, () => Scene>> = {
  'Melhor Envio: create': label(melhorEnvioWorld as () => LabelWorld, openMelhorEnvio, melhorEnvioSettings),
  'SuperFrete: create': label(superFreteWorld as () => LabelWorld, openSuperFrete, superFreteSettings),
  'Correios: create': label(correios as () => LabelWorld, openCorreios),
  'Pipedrive: capture': lead(pipedriveWorld, openPipedrive),
  'Pipedrive: capture a phone': lead(pipedriveWorld, openPipedrive, { email: null }),
  'Notion: capture': lead(notionWorld, (connection) => openNotion(connection, notionSource)),
  'HubSpot: capture a phone': lead(hubSpotWorld, openHubSpot, { email: null }),
  'Salesforce: capture': lead(salesforceWorld, openSalesforce),
};
