/** Gives a sandbox n8n what a user would: a credential for each vendor, and the templates with those credentials chosen. */
import { readTemplate } from '../run/templates.mts';
import type { World } from '../world/world.mts';
import type { N8nRest, WorkflowFile, WorkflowNode } from './rest.mts';

/** Credential type → what a node needs to name it. */
export type CredentialIds = Readonly<Record<string, { id: string; name: string }>>;

export async function createCredentials(rest: N8nRest, world: World): Promise<CredentialIds> {
  const entries = await Promise.all(
    Object.entries(credentialData(world)).map(
      async ([type, { name, data }]) => [type, { id: await rest.createCredential(name, type, data), name }] as const,
    ),
  );
  return Object.fromEntries(entries);
}

/** What the user would type, and for Bling the login that a browser would have brought. */
function credentialData(world: World): Record<string, { name: string; data: Record<string, unknown> }> {
  const { asaas, bling, melhorEnvio, shopify, whatsappCloud } = world.vendors;
  return {
    ponteShopifyApi: {
      name: 'Shopify of the sandbox',
      data: { shop: 'loja-ponte', clientId: shopify.secrets.clientId, clientSecret: shopify.secrets.clientSecret },
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
    ponteAsaasApi: {
      name: 'Asaas of the sandbox',
      data: { environment: 'production', apiKey: asaas.secrets.apiKeyProduction, alertEmail: 'dona@loja-ponte.example' },
    },
  };
}

/** Imports a template with credentials chosen; answers the workflow's id. */
export async function placeTemplate(rest: N8nRest, file: string, credentials: CredentialIds): Promise<string> {
  const types = new Map((await rest.nodeTypes()).map((type) => [type.name, type]));
  const template = readTemplate(file);
  const nodes = template.nodes.map((node) => ({
    ...node,
    credentials: chosenFor(node, types.get(node.type)?.credentials ?? [], credentials),
  }));
  const created = await rest.createWorkflow({ ...template, nodes } as WorkflowFile);
  return created.id;
}

interface CredentialNeed {
  name: string;
  displayOptions?: { show?: Record<string, unknown[]> };
}

/** The credentials that the node asks for with the parameters it has. */
function chosenFor(
  node: WorkflowNode,
  needs: readonly CredentialNeed[],
  credentials: CredentialIds,
): NonNullable<WorkflowNode['credentials']> {
  const asked = needs.filter(({ displayOptions }) =>
    Object.entries(displayOptions?.show ?? {}).every(
      ([parameter, values]) => !(parameter in node.parameters) || values.includes(node.parameters[parameter]),
    ),
  );
  return Object.fromEntries(asked.flatMap(({ name }) => (credentials[name] ? [[name, credentials[name]]] : [])));
}
