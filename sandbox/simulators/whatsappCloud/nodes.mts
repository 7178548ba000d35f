/** Reading the number and the account. */
import type { GraphCall, Simulation } from './context.mts';
import { graphError, refusal } from './graphError.mts';

interface Node {
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly defaults: readonly string[];
}

export function phoneNumberNode({ state: { secrets } }: Simulation): Node {
  return {
    type: 'WhatsAppBusinessPhoneNumber',
    values: {
      id: secrets.phoneNumberId,
      verified_name: secrets.verifiedName,
      display_phone_number: secrets.displayPhoneNumber,
      quality_rating: 'GREEN',
      code_verification_status: 'VERIFIED',
      name_status: 'APPROVED',
      platform_type: 'CLOUD_API',
      status: 'CONNECTED',
      account_mode: 'LIVE',
      messaging_limit_tier: 'TIER_1K',
      throughput: { level: 'STANDARD' },
    },
    defaults: ['verified_name', 'display_phone_number', 'quality_rating', 'id'],
  };
}

export function accountNode({ state: { secrets } }: Simulation): Node {
  return {
    type: 'WhatsAppBusinessAccount',
    values: { id: secrets.wabaId, name: secrets.verifiedName, currency: 'BRL', timezone_id: '25', message_template_namespace: 'ponte' },
    defaults: ['id', 'name', 'currency', 'timezone_id', 'message_template_namespace'],
  };
}

export function readNode(simulation: Simulation, node: Node, { url }: GraphCall): Response {
  const fields = url.searchParams.get('fields')?.split(',') ?? node.defaults;
  const stranger = fields.find((field) => !(field in node.values));
  if (stranger !== undefined) {
    simulation.violation('node-fields', `unknown field ${stranger}`);
    return graphError(refusal(100, `Tried accessing nonexisting field (${stranger}) on node type (${node.type})`));
  }
  return Response.json(show(node, fields));
}

export const listPhoneNumbers = (simulation: Simulation): Response => {
  const node = phoneNumberNode(simulation);
  return Response.json({ data: [show(node, node.defaults)], paging: { cursors: { before: 'MQZDZD', after: 'MQZDZD' } } });
};

const show = ({ values }: Node, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries([...new Set([...fields, 'id'])].map((field) => [field, values[field]]));

/** An object that is not there, or not for this token: the API does not tell the two apart. */
export const noSuchObject = (method: string, id: string): Response =>
  graphError({
    code: 100,
    subcode: 33,
    details: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  });
