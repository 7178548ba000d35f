/** As much of n8n as the Shopify nodes and Stock Update use, with a simulated vendor at the other end of its requests. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { fakeN8n } from './fakeN8n.mts';

interface Options {
  parameters?: Record<string, unknown>;
  items?: INodeExecutionData[];
  mode?: 'manual' | 'trigger';
  staticData?: IDataObject;
  nodeId?: string;
  /** Where this node's deliveries go. */
  url?: string;
  delivery?: Delivery;
  continueOnFail?: boolean;
  /** n8n's memory of keys, shared by the runs of one workflow. */
  remembered?: Set<string>;
}

const credentialTypes = ['ponteShopifyApi', 'ponteBlingOAuth2Api', 'ponteWooCommerceApi'];

export const webhookUrl = 'https://n8n.loja.example/webhook/1f/webhook';

export function shopifyContext(world: { connect(): Connection }, options: Options = {}) {
  const { delivery, items, nodeId = 'node-1', url = webhookUrl, ...given } = options;
  const connection = world.connect();
  const { replies, staticData, execute, hook, poll, takeStarted, loading, webhook } = fakeN8n({
    ...given,
    ...(items ? { items } : {}),
    node: { id: nodeId, name: 'Shopify' },
    credentials: Object.fromEntries(credentialTypes.map((type) => [type, `${nodeId}-credential`])),
    url,
    connect: () => connection,
  });
  const arriving = delivery && webhook({ getHeaderData: () => delivery.headers, getRequestObject: () => ({ rawBody: delivery.rawBody }) });
  const context = arriving ?? (items ? execute : hook);
  return { context: context as never, polling: poll as never, takeStarted, loadOptions: loading as never, replies, staticData };
}
