/** The simulated vendors. Adding one is a folder and a line here. */
import type { WorldServices } from '../world/simulator.mts';
import { createAsaas } from './asaas/index.mts';
import { createBling } from './bling/index.mts';
import { createBrasilApi } from './brasilApi/index.mts';
import { createBrevo } from './brevo/index.mts';
import { createCalCom } from './calCom/index.mts';
import { createCalendly } from './calendly/index.mts';
import { createCorreios } from './correios/index.mts';
import { createEvolution } from './evolution/index.mts';
import { createFocusNfe } from './focusNfe/index.mts';
import { createFrenet } from './frenet/index.mts';
import { createGoogleCalendar } from './googleCalendar/index.mts';
import { createHubSpot } from './hubSpot/index.mts';
import { createGoogleSheets } from './googleSheets/index.mts';
import { createMailchimp } from './mailchimp/index.mts';
import { createMelhorEnvio } from './melhorEnvio/index.mts';
import { createMetaLeads } from './metaLeads/index.mts';
import { createNotion } from './notion/index.mts';
import { createNuvemshop } from './nuvemshop/index.mts';
import { createOmie } from './omie/index.mts';
import { createOlistTiny } from './olistTiny/index.mts';
import { createPipedrive } from './pipedrive/index.mts';
import { createRdStation } from './rdStation/index.mts';
import { createSalesforce } from './salesforce/index.mts';
import { createShopify, secondShop } from './shopify/index.mts';
import { createSlack } from './slack/index.mts';
import { createStripe } from './stripe/index.mts';
import { createSuperFrete } from './superFrete/index.mts';
import { createTwilio } from './twilio/index.mts';
import { createViaCep } from './viaCep/index.mts';
import { createWaha } from './waha/index.mts';
import { createWhatsappCloud } from './whatsappCloud/index.mts';
import { createWooCommerce } from './wooCommerce/index.mts';
import { createZApi } from './zApi/index.mts';

export function createSimulators(services: WorldServices) {
  const googleCalendar = createGoogleCalendar(services);
  return {
    /** A second shop of the same vendor: its orders begin at #1001, too. */
    secondShopify: createShopify(services, { shop: secondShop, seedName: 'shopify:second' }),
    shopify: createShopify(services),
    asaas: createAsaas(services),
    bling: createBling(services),
    wooCommerce: createWooCommerce(services),
    stripe: createStripe(services),
    nuvemshop: createNuvemshop(services),
    focusNfe: createFocusNfe(services),
    omie: createOmie(services),
    olistTiny: createOlistTiny(services),
    melhorEnvio: createMelhorEnvio(services),
    superFrete: createSuperFrete(services),
    correios: createCorreios(services),
    frenet: createFrenet(services),
    /** Before `whatsappCloud`, which takes what is left of the host they share. */
    metaLeads: createMetaLeads(services),
    whatsappCloud: createWhatsappCloud(services),
    evolution: createEvolution(services),
    zApi: createZApi(services),
    waha: createWaha(services),
    twilio: createTwilio(services),
    googleCalendar,
    calendly: createCalendly(services, { calendar: googleCalendar }),
    calCom: createCalCom(services, { calendar: googleCalendar }),
    hubSpot: createHubSpot(services),
    salesforce: createSalesforce(services),
    notion: createNotion(services),
    googleSheets: createGoogleSheets(services, { logins: googleCalendar }),
    pipedrive: createPipedrive(services),
    rdStation: createRdStation(services),
    slack: createSlack(services),
    mailchimp: createMailchimp(services),
    brevo: createBrevo(services),
    viaCep: createViaCep(services),
    brasilApi: createBrasilApi(services),
  };
}

export type Simulators = ReturnType<typeof createSimulators>;
