/** What CRM Lead writes. */
import type { Connection } from '../../../../runtime/client/connection.ts';
import type { HttpRequest } from '../../../../runtime/client/http.ts';
import type { LeadBook, LeadKeeper } from '../../../../domain/ports/leadKeeper.ts';
import { openLeadKeeper as openHubSpot } from '../../../../vendors/hubSpot/leads/leadKeeper.ts';
import { openLeadKeeper as openSalesforce } from '../../../../vendors/salesforce/leads/leadKeeper.ts';
import { openLeadKeeper as openPipedrive } from '../../../../vendors/pipedrive/leads/leadKeeper.ts';
import { openLeadKeeper as openNotion } from '../../../../vendors/notion/leads/leadKeeper.ts';
import { openLeadBook as openRdStation } from '../../../../vendors/rdStation/leads/leadBook.ts';
import { source as notionSource } from '../../../../sandbox/simulators/notion/index.mts';
import { draft, type BookWorld } from '../../leadBook.contract.mts';
import type { LeadWorld } from '../../leadKeeper.contract.mts';
import { hubSpotWorld } from '../../support/hubSpotWorld.mts';
import { notionWorld } from '../../support/notionWorld.mts';
import { pipedriveWorld } from '../../support/pipedriveWorld.mts';
import { rdStationWorld } from '../../support/rdStationWorld.mts';
import { salesforceWorld } from '../../support/salesforceWorld.mts';
import { idOf, type Guard, type Operation, type Scene, type Told } from '../operation.mts';
import { isGet, sceneOf } from '../scenes.mts';

type World = BookWorld & { connect(over?: Partial<Connection>): Connection };

type KeeperWorld = LeadWorld & World;

interface Deed<Book extends LeadBook = LeadBook, W extends World = World> {
  operation: string;
  form?: string;
  guard: Guard;
  /** A lead that has to be there before; its id. */
  isKnown?: true;
  run(keeper: Book, id: string): Promise<Told>;
  effects(world: W, id: string): readonly string[];
}

const request = (over: Parameters<typeof draft>[0] = {}) => ({ draft: draft(over), owner: { kind: 'none' } as const });

const records = (world: World) => world.people().map(({ id }) => id);
const notes = (world: KeeperWorld, id: string) => world.notes(id).map((_, index) => `note ${index + 1}`);

const at = '2026-11-24T15:05:00.000Z';

const deeds: readonly Deed[] = [
  {
    operation: 'capture',
    guard: 'state',
    run: async (keeper) => idOf((await keeper.capture(request())).lead),
    effects: records,
  },
  {
    operation: 'capture',
    form: 'of a phone alone',
    guard: 'state',
    run: async (keeper) => idOf((await keeper.capture(request({ email: null }))).lead),
    effects: records,
  },
  {
    operation: 'stopCadence',
    guard: 'state',
    isKnown: true,
    async run(keeper, id) {
      const { lead } = await keeper.stopCadence(id, { reason: 'replied', at });
      return lead.cadence.stopReason === 'replied' ? { done: 'stopped' } : { unknown: 'not stopped' };
    },
    effects: (world) => world.stopReasons().map((reason) => (reason === 'replied' ? 'stopped' : reason)),
  },
  {
    operation: 'update',
    guard: 'state',
    isKnown: true,
    async run(keeper, id) {
      await keeper.update(id, { company: 'Nova' });
      return { done: 'changed' };
    },
    effects: (world) => world.people().flatMap(({ company }) => (company === 'Nova' ? ['changed'] : [])),
  },
];

const noteContact: Deed<LeadKeeper, KeeperWorld> = {
  operation: 'noteContact',
  guard: 'election',
  isKnown: true,
  async run(keeper, id) {
    const { found } = await keeper.note(id, { key: 'welcome', channel: 'whatsapp', text: 'Oi', at, step: 1 });
    return { done: true, isFirst: !found };
  },
  effects: notes,
};

interface Crm<Book extends LeadBook = LeadKeeper, W extends World = KeeperWorld> {
  vendor: string;
  open: () => W;
  keeperOn(connection: Connection): Book;
  isRead(request: HttpRequest): boolean;
  /** How it holds a new lead to one, where it keeps nothing unique. */
  capture?: Guard;
}

const hubSpot: Crm = {
  vendor: 'hubSpot',
  open: () => hubSpotWorld(),
  keeperOn: (connection) => openHubSpot(connection),
  isRead: ({ method, url }) => method === 'GET' || url.endsWith('/search') || url.endsWith('/batch/read'),
};

const salesforce: Crm = {
  vendor: 'salesforce',
  open: () => salesforceWorld(),
  keeperOn: (connection) => openSalesforce(connection),
  isRead: isGet,
};

const notion: Crm = {
  vendor: 'notion',
  open: () => notionWorld(),
  keeperOn: (connection) => openNotion(connection, notionSource),
  isRead: ({ method, url }) => method === 'GET' || url.endsWith('/query'),
  capture: 'election',
};

const pipedrive: Crm = {
  vendor: 'pipedrive',
  open: () => pipedriveWorld(),
  keeperOn: (connection) => openPipedrive(connection),
  isRead: isGet,
  capture: 'election',
};

const rdStation: Crm<LeadBook, World> = {
  vendor: 'rdStation',
  open: () => rdStationWorld(),
  keeperOn: (connection) => openRdStation(connection),
  isRead: isGet,
};

function sceneFor<Book extends LeadBook, W extends World>(
  { open, keeperOn, isRead }: Crm<Book, W>,
  { isKnown, run, effects }: Deed<Book, W>,
): Scene {
  const world = open();
  const id = isKnown ? world.byHand.add({ name: 'Maria', email: 'maria@loja.example' }) : '';
  return sceneOf(world, world.connect, {
    isRead,
    run: async (connection) => await run(keeperOn(connection), id),
    effects: () => [...effects(world, id), ...(world.doubles?.() ?? [])],
  });
}

function operationOf<Book extends LeadBook, W extends World>(crm: Crm<Book, W>, deed: Deed<Book, W>): Operation {
  return {
    vendor: crm.vendor,
    node: 'CRM Lead',
    operation: deed.operation,
    guard: deed.operation === 'capture' ? (crm.capture ?? deed.guard) : deed.guard,
    ...(deed.form === undefined ? {} : { form: deed.form }),
    scene: () => sceneFor(crm, deed),
  };
}

export const leadOperations: readonly Operation[] = [
  ...[hubSpot, salesforce, pipedrive, notion].flatMap((crm) => [
    ...deeds.map((deed) => operationOf(crm, deed)),
    operationOf(crm, noteContact),
  ]),
  ...deeds.map((deed) => operationOf(rdStation, deed)),
];
