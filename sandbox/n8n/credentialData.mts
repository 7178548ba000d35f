/** A login for each vendor of the world. */
import type { World } from '../world/world.mts';

export interface CredentialData {
  readonly name: string;
  readonly data: Record<string, unknown>;
}

/** As the credentials call the number of n8n's processes that use the account. */
const processesField = 'processes';

/** The same logins as the owner of an n8n in queue mode gives them: with the number of processes that share each account. */
export function sharedCredentialData(world: World, processes: number): Record<string, CredentialData> {
  const entries = Object.entries(credentialData(world));
  return Object.fromEntries(
    entries.map(([type, { name, data }]) => [type, { name, data: processes > 1 ? { ...data, [processesField]: processes } : data }]),
  );
}

/** Where the shop's parcels leave from. */
const sender = {
  senderPostalCode: '01310-100',
  senderName: 'Loja Ponte',
  senderPhone: '(11) 98888-7777',
  senderStreet: 'Avenida Paulista',
  senderNumber: '1000',
  senderComplement: 'Loja 2',
  senderDistrict: 'Bela Vista',
  senderCity: 'São Paulo',
  senderState: 'SP',
};

/** What the user would type, and for Bling and Olist Tiny the login that a browser would have brought. */
export function credentialData(world: World): Record<string, CredentialData> {
  const {
    asaas,
    bling,
    correios,
    evolution,
    focusNfe,
    frenet,
    hubSpot,
    melhorEnvio,
    metaLeads,
    notion,
    nuvemshop,
    olistTiny,
    omie,
    pipedrive,
    rdStation,
    salesforce,
    shopify,
    stripe,
    superFrete,
    twilio,
    waha,
    whatsappCloud,
    wooCommerce,
    zApi,
  } = world.vendors;
  return {
    ...schedulingData(world),
    ponteShopifyApi: {
      name: 'Shopify of the sandbox',
      data: { shop: 'loja-ponte', clientId: shopify.secrets.clientId, clientSecret: shopify.secrets.clientSecret },
    },
    ponteShopifyAccessTokenApi: {
      name: 'Shopify custom app of the sandbox',
      data: { shop: 'loja-ponte', accessToken: shopify.secrets.staticToken, clientSecret: shopify.secrets.clientSecret },
    },
    ponteStripeApi: { name: 'Stripe of the sandbox', data: { secretKey: stripe.secrets.secretKey } },
    ponteBlingOAuth2Api: {
      name: 'Bling of the sandbox',
      data: { clientId: bling.secrets.clientId, clientSecret: bling.secrets.clientSecret, oauthTokenData: bling.issueTokens() },
    },
    ponteHubSpotApi: {
      name: 'HubSpot of the sandbox',
      data: { accessToken: hubSpot.secrets.token, plan: 'starter' },
    },
    ponteMetaLeadsApi: {
      name: 'Meta Lead Ads of the sandbox',
      data: {
        appId: metaLeads.secrets.appId,
        appSecret: metaLeads.secrets.appSecret,
        accessToken: metaLeads.secrets.userToken,
        apiVersion: 'v26.0',
      },
    },
    ponteNotionApi: {
      name: 'Notion of the sandbox',
      data: { accessToken: notion.secrets.token },
    },
    pontePipedriveApi: {
      name: 'Pipedrive of the sandbox',
      data: { companyDomain: 'loja-ponte', apiToken: pipedrive.secrets.apiToken },
    },
    ponteRdStationOAuth2Api: {
      name: 'RD Station of the sandbox',
      data: { clientId: rdStation.secrets.clientId, clientSecret: rdStation.secrets.clientSecret, oauthTokenData: rdStation.issueTokens() },
    },
    ponteSalesforceApi: {
      name: 'Salesforce of the sandbox',
      data: {
        myDomain: new URL(salesforce.instanceUrl).hostname,
        clientId: salesforce.secrets.clientId,
        clientSecret: salesforce.secrets.clientSecret,
      },
    },
    ponteFocusNfeApi: {
      name: 'Focus NFe of the sandbox',
      data: {
        environment: 'production',
        token: focusNfe.secrets.token,
        cnpj: focusNfe.fixtures.cnpj,
        state: 'SP',
        city: 'São Paulo',
        municipalRegistration: '12345678',
      },
    },
    ponteOlistTinyOAuth2Api: {
      name: 'Olist Tiny of the sandbox',
      data: { clientId: olistTiny.secrets.clientId, clientSecret: olistTiny.secrets.clientSecret, oauthTokenData: olistTiny.issueTokens() },
    },
    ponteMelhorEnvioApi: {
      name: 'Melhor Envio of the sandbox',
      data: {
        environment: 'production',
        accessToken: melhorEnvio.secrets.panelToken,
        contactEmail: 'dona@loja-ponte.example',
        applicationName: 'Ponte',
        webhookSecret: melhorEnvio.secrets.clientSecret,
      },
    },
    ponteSuperFreteApi: {
      name: 'SuperFrete of the sandbox',
      data: { environment: 'production', accessToken: superFrete.secrets.token, accountEmail: superFrete.secrets.email },
    },
    ponteCorreiosApi: {
      name: 'Correios of the sandbox',
      data: {
        environment: 'production',
        user: correios.secrets.user,
        accessSecret: correios.secrets.accessCode,
        postingCard: correios.secrets.card,
        ...sender,
      },
    },
    ponteFrenetApi: {
      name: 'Frenet of the sandbox',
      data: { accessToken: frenet.secrets.token, senderPostalCode: sender.senderPostalCode },
    },
    ponteOmieApi: {
      name: 'Omie of the sandbox',
      data: { ...omie.secrets, bankAccount: 'Banco do Brasil', category: '1.01.03' },
    },
    ponteWhatsAppCloudApi: {
      name: 'WhatsApp of the sandbox',
      data: {
        accessToken: whatsappCloud.secrets.accessToken,
        phoneNumberId: whatsappCloud.secrets.phoneNumberId,
        businessAccountId: whatsappCloud.secrets.wabaId,
        apiVersion: 'v25.0',
        appSecret: whatsappCloud.secrets.appSecret,
        verifyToken: 'ponte-sandbox',
      },
    },
    ponteEvolutionApi: {
      name: 'Evolution of the sandbox',
      data: {
        serverUrl: evolution.secrets.serverUrl,
        instanceName: evolution.secrets.instanceName,
        apiKey: evolution.secrets.instanceToken,
        webhookJwtSecret: 'um texto longo da loja',
      },
    },
    ponteZApi: {
      name: 'Z-API of the sandbox',
      data: {
        instanceId: zApi.secrets.instanceId,
        instanceToken: zApi.secrets.instanceToken,
        clientToken: zApi.secrets.clientToken,
      },
    },
    ponteWahaApi: {
      name: 'WAHA of the sandbox',
      data: {
        serverUrl: waha.secrets.serverUrl,
        session: waha.secrets.sessionName,
        apiKey: waha.secrets.apiKey,
        webhookHmacSecret: waha.secrets.hmacKey,
      },
    },
    ponteTwilioApi: {
      name: 'Twilio of the sandbox',
      data: {
        accountSid: twilio.secrets.accountSid,
        authToken: twilio.secrets.authToken,
        sender: twilio.secrets.sender.replace('whatsapp:', ''),
      },
    },
    ponteNuvemshopApi: {
      name: 'Nuvemshop of the sandbox',
      data: { ...nuvemshop.secrets, contactEmail: 'dona@loja-ponte.example' },
    },
    ponteWooCommerceApi: {
      name: 'WooCommerce of the sandbox',
      data: { storeUrl: wooCommerce.fixtures.shopUrl, ...wooCommerce.secrets },
    },
    ponteAsaasApi: {
      name: 'Asaas of the sandbox',
      data: { environment: 'production', apiKey: asaas.secrets.apiKeyProduction, alertEmail: 'dona@loja-ponte.example' },
    },
  };
}

/** The calendar, and the pages that customers book at. */
function schedulingData({ vendors }: World): Record<string, CredentialData> {
  const { calCom, calendly, googleCalendar } = vendors;
  const { clientId, clientSecret } = googleCalendar.secrets;
  return {
    ponteCalendlyApi: { name: 'Calendly of the sandbox', data: { accessToken: calendly.secrets.personalToken } },
    ponteCalComApi: { name: 'Cal.com of the sandbox', data: { apiKey: calCom.secrets.apiKey } },
    ponteGoogleCalendarOAuth2Api: {
      name: 'Google Calendar of the sandbox',
      data: { clientId, clientSecret, oauthTokenData: googleCalendar.issueTokens() },
    },
  };
}
