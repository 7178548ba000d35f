/** Gives a sandbox n8n what a user would: a credential for each vendor, and the templates with those credentials chosen. */
import { readTemplate } from '../run/templates.mts';
import type { World } from '../world/world.mts';
import { sharedCredentialData } from './credentialData.mts';
import type { N8nRest, NodeType, WorkflowFile, WorkflowNode } from './rest.mts';

/** Credential type → what a node needs to name it. */
export type CredentialIds = Readonly<Record<string, { id: string; name: string }>>;

export async function createCredentials(rest: N8nRest, world: World, processes = 1): Promise<CredentialIds> {
  const entries = await Promise.all(
    Object.entries(sharedCredentialData(world, processes)).map(
      async ([type, { name, data }]) => [type, { id: await rest.createCredential(name, type, data), name }] as const,
    ),
  );
  return Object.fromEntries(entries);
}

/** Imports a template with credentials chosen; answers the workflow's id. */
export async function placeTemplate(
  rest: N8nRest,
  file: string,
  credentials: CredentialIds,
  change: (workflow: WorkflowFile) => WorkflowFile = (workflow) => workflow,
): Promise<string> {
  const types = new Map((await rest.nodeTypes()).map((type) => [type.name, type]));
  const template = change(readTemplate(file));
  const nodes = template.nodes.map((node) => ({
    ...node,
    credentials: chosenFor(node, types.get(node.type), credentials),
  }));
  const created = await rest.createWorkflow({ ...template, nodes } as WorkflowFile);
  return created.id;
}

/** The credentials that the node asks for with the parameters it has, or has by default. */
export function chosenFor(
  node: Pick<WorkflowNode, 'parameters'>,
  type: NodeType | undefined,
  credentials: CredentialIds,
): NonNullable<WorkflowNode['credentials']> {
  const valueOf = (path: string) => {
    const name = path.replace('/', '');
    return node.parameters[name] ?? type?.properties?.find((property) => property.name === name)?.default;
  };
  const asked = (type?.credentials ?? []).filter(({ displayOptions }) =>
    Object.entries(displayOptions?.show ?? {}).every(([parameter, values]) => values.includes(valueOf(parameter))),
  );
  return Object.fromEntries(asked.flatMap(({ name }) => (credentials[name] ? [[name, credentials[name]]] : [])));
}
