/** A login for each vendor of the world. */
import type { World } from '../world/world.mts';

export interface CredentialData {
  readonly name: string;
  readonly data: Record<string, unknown>;
}

/** What the user would type, and for Bling the login that a browser would have brought. */
export function credentialData(world: World): Record<string, CredentialData> {
  const { asaas, bling, melhorEnvio, shopify, whatsappCloud, wooCommerce } = world.vendors;
  return {
    ponteShopifyApi: {
      name: 'Shopify of the sandbox',
      data: { shop: 'loja-ponte', clientId: shopify.secrets.clientId, clientSecret: shopify.secrets.clientSecret },
    },
    ponteShopifyAccessTokenApi: {
      name: 'Shopify custom app of the sandbox',
      data: { shop: 'loja-ponte', accessToken: shopify.secrets.staticToken, clientSecret: shopify.secrets.clientSecret },
    },
    ponteBlingOAuth2Api: {
      name: 'Bling of the sandbox',
      data: { clientId: bling.secrets.clientId, clientSecret: bling.secrets.clientSecret, oauthTokenData: bling.issueTokens() },
    },
    ponteMelhorEnvioApi: {
      name: 'Melhor Envio of the sandbox',
      data: {
        environment: 'production',
        accessToken: melhorEnvio.secrets.panelToken,
        contactEmail: 'dona@loja-ponte.example',
        applicationName: 'Ponte',
      },
    },
    ponteWhatsAppCloudApi: {
      name: 'WhatsApp of the sandbox',
      data: {
        accessToken: whatsappCloud.secrets.accessToken,
        phoneNumberId: whatsappCloud.secrets.phoneNumberId,
        businessAccountId: whatsappCloud.secrets.wabaId,
        apiVersion: 'v25.0',
      },
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
