/** Which vendors a flow asks: those that its nodes have a credential of. */
import type { WorkflowNode } from '../../n8n/rest.mts';

/** n8n's own names of credentials that are called otherwise than the vendor. */
const otherwise: Readonly<Record<string, string>> = { sendinblue: 'brevo' };

/** `known`: the vendors of the world. */
export function vendorsOf(nodes: readonly Pick<WorkflowNode, 'credentials'>[], known: readonly string[]): string[] {
  const types = nodes.flatMap(({ credentials = {} }) => Object.keys(credentials));
  const asked = new Set(types.map((type) => bareName(type.replace(/^ponte(?=[A-Z])/, ''))));
  return [...new Set(known)].filter((vendor) => asked.has(bareName(vendor)));
}

/** `BlingOAuth2Api`, `slackApi`, `zApi` → `bling`, `slack`, `z` */
function bareName(name: string): string {
  const bare = name.replace(/(?:AccessToken|OAuth2)?Api$/, '').toLowerCase();
  return otherwise[bare] ?? bare;
}
