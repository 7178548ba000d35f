/** The logins of the sandbox for every node of a template, as n8n keeps and uses them. */
import type { ICredentialDataDecryptedObject, ICredentialType, INode, INodeType } from 'n8n-workflow';
import type { MailServer } from '../../../../sandbox/mail/server.mts';
import { credentialData } from '../../../../sandbox/n8n/credentialData.mts';
import { chosenFor } from '../../../../sandbox/n8n/provision.mts';
import { toolCredentialData } from '../../../../sandbox/n8n/toolCredentialData.mts';
import type { NodeType, WorkflowNode } from '../../../../sandbox/n8n/rest.mts';
import type { World } from '../../../../sandbox/world/world.mts';
import { credentialTypes, defaults } from '../builtInNodes.mts';
import { MemoryCredentialsHelper } from '../credentialsHelper.mts';
import { descriptionOf } from './templateNodes.mts';

export interface Logins {
  readonly helper: MemoryCredentialsHelper;
  /** What stands in the workflow for the node: the login's name and id for each type that it asks for. */
  of(node: WorkflowNode): NonNullable<INode['credentials']>;
}

export async function loginsFor(
  world: World,
  mail: MailServer,
  nodes: readonly WorkflowNode[],
  typeOf: (node: WorkflowNode) => INodeType,
): Promise<Logins> {
  const data = { ...credentialData(world), ...toolCredentialData(world, mail) };
  const ids = Object.fromEntries(Object.keys(data).map((name) => [name, { id: name, name }]));
  const describe = (node: WorkflowNode) => descriptionOf(typeOf(node), node.typeVersion);
  const asked = new Set(nodes.flatMap((node) => (describe(node).credentials ?? []).map(({ name }) => name)));
  const own = await Promise.all([...asked].filter((name) => name.startsWith('ponte')).map(ownType));
  const stored = Object.entries(data).map(([type, { data: given }]) => {
    const properties = own.find(({ name }) => name === type)?.properties ?? [];
    const untouched = Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));
    return [type, { type, data: { ...untouched, ...defaults[type], ...given } as ICredentialDataDecryptedObject }];
  });
  return {
    helper: new MemoryCredentialsHelper([...own, ...credentialTypes], Object.fromEntries(stored)),
    of: (node) => chosenFor(node, describe(node) as NodeType, ids),
  };
}

async function ownType(name: string): Promise<ICredentialType> {
  const className = name[0]!.toUpperCase() + name.slice(1);
  const classes = (await import(`../../../../credentials/${className}.credentials.ts`)) as Record<string, new () => ICredentialType>;
  return new classes[className]!();
}
