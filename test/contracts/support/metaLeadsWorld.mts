/** Meta Lead Ads behind its credential: somebody fills in a form of an advertisement, and Meta delivers. */
import { createHmac } from 'node:crypto';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import type { LeadSource } from '../../../domain/ports/leadSource.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import {
  createMetaLeads,
  type MetaLeadsOptions,
  type MetaLeadsSimulator,
  type Submission,
} from '../../../sandbox/simulators/metaLeads/index.mts';
import { openLeadSource, type Watched } from '../../../vendors/metaLeads/events/leadSource.ts';
import { simulatedVendor, type SimulatedVendor } from './simulatedVendor.mts';

export const url = 'https://n8n.loja.example/webhook/1f/webhook';

/** Keys of the boxes of the simulated form. */
export const boxes = { policy: 'aceito_a_política_de_privacidade', whatsApp: 'aceito_receber_ofertas_por_whatsapp' } as const;

export const maria: Submission = {
  answers: { full_name: 'Maria Souza', email: 'maria@cliente.example', phone_number: '+5511912345678' },
  checked: [boxes.policy, boxes.whatsApp],
};

export interface MetaLeadsWorld extends SimulatedVendor<MetaLeadsSimulator> {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly page: string;
  open(over?: Partial<Connection>, watched?: Partial<Watched>): LeadSource;
  link(over?: Partial<Connection>): Connection;
  /** All that came to the URL up to now; some seconds pass first. */
  delivered(address?: string): Promise<Delivery[]>;
  /** The same body, or another one, signed with a key. */
  signed(delivery: Delivery, key?: string, body?: string): Delivery;
}

let apps = 0;

export function metaLeadsWorld(options: MetaLeadsOptions = {}): MetaLeadsWorld {
  // The trigger answers Meta's question with what its credential knows.
  const get = async (address: string) => {
    const challenge = open().handshake(new URL(address).search.slice(1));
    return challenge === undefined ? { status: 403, body: '' } : { status: 200, body: challenge };
  };
  const world: SimulatedVendor<MetaLeadsSimulator> = simulatedVendor({
    // Each world has an app of its own, because a process remembers by it.
    create: (services) => createMetaLeads({ ...services, random: services.random.fork(`app ${++apps}`) }, { get, ...options }),
    login: ({ secrets }) => ({ authorization: `Bearer ${secrets.userToken}` }),
  });
  const { secrets } = world.simulator;
  const settings = { appId: secrets.appId, appSecret: secrets.appSecret, accessToken: secrets.userToken, apiVersion: 'v26.0' };
  const link = (over: Partial<Connection> = {}) => world.connect({ settings, ...over });
  const open = (over: Partial<Connection> = {}, watched: Partial<Watched> = {}) =>
    openLeadSource(link(over), { page: secrets.pageId, forms: [], ...watched });
  return {
    ...world,
    settings,
    page: secrets.pageId,
    open,
    link,
    async delivered(address = url) {
      await world.clock.sleep(5_000);
      return world.deliveries(address);
    },
    signed(delivery, key = secrets.appSecret, body = delivery.rawBody.toString()) {
      const signature = `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
      return { ...delivery, rawBody: Buffer.from(body), headers: { ...delivery.headers, 'x-hub-signature-256': signature } };
    },
  };
}
