/** The package's nodes and credentials, given the logins of a world. */
import '../../support/accountsByCredential.mts';
import type { ICredentialType, INode, INodeExecutionData, INodeType } from 'n8n-workflow';
import { PonteAsaasApi } from '../../../credentials/PonteAsaasApi.credentials.ts';
import { PonteBlingOAuth2Api } from '../../../credentials/PonteBlingOAuth2Api.credentials.ts';
import { PonteCalComApi } from '../../../credentials/PonteCalComApi.credentials.ts';
import { PonteCalendlyApi } from '../../../credentials/PonteCalendlyApi.credentials.ts';
import { PonteCorreiosApi } from '../../../credentials/PonteCorreiosApi.credentials.ts';
import { PonteEvolutionApi } from '../../../credentials/PonteEvolutionApi.credentials.ts';
import { PonteFocusNfeApi } from '../../../credentials/PonteFocusNfeApi.credentials.ts';
import { PonteGoogleCalendarOAuth2Api } from '../../../credentials/PonteGoogleCalendarOAuth2Api.credentials.ts';
import { PonteHubSpotApi } from '../../../credentials/PonteHubSpotApi.credentials.ts';
import { PonteMelhorEnvioApi } from '../../../credentials/PonteMelhorEnvioApi.credentials.ts';
import { PonteMetaLeadsApi } from '../../../credentials/PonteMetaLeadsApi.credentials.ts';
import { PonteNotionApi } from '../../../credentials/PonteNotionApi.credentials.ts';
import { PonteNuvemshopApi } from '../../../credentials/PonteNuvemshopApi.credentials.ts';
import { PonteOlistTinyOAuth2Api } from '../../../credentials/PonteOlistTinyOAuth2Api.credentials.ts';
import { PonteOmieApi } from '../../../credentials/PonteOmieApi.credentials.ts';
import { PontePipedriveApi } from '../../../credentials/PontePipedriveApi.credentials.ts';
import { PonteRdStationOAuth2Api } from '../../../credentials/PonteRdStationOAuth2Api.credentials.ts';
import { PonteSalesforceApi } from '../../../credentials/PonteSalesforceApi.credentials.ts';
import { PonteShopifyAccessTokenApi } from '../../../credentials/PonteShopifyAccessTokenApi.credentials.ts';
import { PonteShopifyApi } from '../../../credentials/PonteShopifyApi.credentials.ts';
import { PonteStripeApi } from '../../../credentials/PonteStripeApi.credentials.ts';
import { PonteTwilioApi } from '../../../credentials/PonteTwilioApi.credentials.ts';
import { PonteWahaApi } from '../../../credentials/PonteWahaApi.credentials.ts';
import { PonteWhatsAppCloudApi } from '../../../credentials/PonteWhatsAppCloudApi.credentials.ts';
import { PonteWooCommerceApi } from '../../../credentials/PonteWooCommerceApi.credentials.ts';
import { PonteZApi } from '../../../credentials/PonteZApi.credentials.ts';
import { Appointment } from '../../../nodes/Appointment/Appointment.node.ts';
import { AppointmentTrigger } from '../../../nodes/AppointmentTrigger/AppointmentTrigger.node.ts';
import { Asaas } from '../../../nodes/Asaas/Asaas.node.ts';
import { CarrierShipment } from '../../../nodes/CarrierShipment/CarrierShipment.node.ts';
import { CrmLead } from '../../../nodes/CrmLead/CrmLead.node.ts';
import { ErpInvoice } from '../../../nodes/ErpInvoice/ErpInvoice.node.ts';
import { NuvemshopOrder } from '../../../nodes/NuvemshopOrder/NuvemshopOrder.node.ts';
import { OrderFromOtherNodes } from '../../../nodes/OrderFromOtherNodes/OrderFromOtherNodes.node.ts';
import { ShopifyOrder } from '../../../nodes/ShopifyOrder/ShopifyOrder.node.ts';
import { StockUpdate } from '../../../nodes/StockUpdate/StockUpdate.node.ts';
import { StripePayment } from '../../../nodes/StripePayment/StripePayment.node.ts';
import { WhatsAppNotify } from '../../../nodes/WhatsAppNotify/WhatsAppNotify.node.ts';
import { WooCommerceOrder } from '../../../nodes/WooCommerceOrder/WooCommerceOrder.node.ts';
import { credentialData } from '../../../sandbox/n8n/credentialData.mts';
import type { World } from '../../../sandbox/world/world.mts';
import type { Flow } from './engine.mts';

const nodeTypes: Record<string, INodeType> = {
  appointment: new Appointment(),
  appointmentTrigger: new AppointmentTrigger(),
  asaas: new Asaas(),
  crmLead: new CrmLead(),
  erpInvoice: new ErpInvoice(),
  carrierShipment: new CarrierShipment(),
  nuvemshopOrder: new NuvemshopOrder(),
  orderFromOtherNodes: new OrderFromOtherNodes(),
  stockUpdate: new StockUpdate(),
  shopifyOrder: new ShopifyOrder(),
  stripePayment: new StripePayment(),
  whatsAppNotify: new WhatsAppNotify(),
  wooCommerceOrder: new WooCommerceOrder(),
};

const credentialTypes: ICredentialType[] = [
  new PonteAsaasApi(),
  new PonteBlingOAuth2Api(),
  new PonteCalComApi(),
  new PonteCalendlyApi(),
  new PonteCorreiosApi(),
  new PonteEvolutionApi(),
  new PonteFocusNfeApi(),
  new PonteGoogleCalendarOAuth2Api(),
  new PonteHubSpotApi(),
  new PonteMelhorEnvioApi(),
  new PonteMetaLeadsApi(),
  new PonteNotionApi(),
  new PonteNuvemshopApi(),
  new PonteOlistTinyOAuth2Api(),
  new PonteOmieApi(),
  new PontePipedriveApi(),
  new PonteRdStationOAuth2Api(),
  new PonteSalesforceApi(),
  new PonteShopifyAccessTokenApi(),
  new PonteShopifyApi(),
  new PonteStripeApi(),
  new PonteTwilioApi(),
  new PonteWahaApi(),
  new PonteWhatsAppCloudApi(),
  new PonteWooCommerceApi(),
  new PonteZApi(),
];

const worlds = new WeakMap<World, string>();
let known = 0;

/** What adapters remember of an account outlives a file, whose world is its own: so is each credential. */
function ownOf(world: World): string {
  const own = worlds.get(world) ?? `-${++known}`;
  worlds.set(world, own);
  return own;
}

/** A chain of the package's nodes; each credential's id is its type's name and the world's own mark. `account` is another one's. */
export function packageFlow(
  world: World,
  chain: readonly Partial<INode>[],
  items: readonly INodeExecutionData[],
  account = ownOf(world),
): Flow {
  const credentials = Object.entries(credentialData(world)).map(([type, { data }]) => [
    `${type}${account}`,
    { type, data: withDefaults(type, data) },
  ]);
  return {
    nodeTypes,
    credentialTypes,
    credentials: Object.fromEntries(credentials),
    chain: chain.map((node) => withCredentials(node, account)),
    items,
  };
}

/** The login of a type that the flow's nodes have. */
export function credentialOf({ credentials }: Flow, wanted: string) {
  return Object.values(credentials).find(({ type }) => type === wanted)!;
}

function withCredentials(node: Partial<INode>, account: string): Partial<INode> {
  const needs = nodeTypes[node.type ?? '']?.description.credentials ?? [];
  return { ...node, credentials: Object.fromEntries(needs.map(({ name }) => [name, { id: `${name}${account}`, name }])) };
}

/** n8n fills the fields that nobody touched. */
function withDefaults(type: string, data: Record<string, unknown>) {
  const properties = credentialTypes.find(({ name }) => name === type)?.properties ?? [];
  return { ...Object.fromEntries(properties.map(({ name, default: value }) => [name, value])), ...data } as never;
}
