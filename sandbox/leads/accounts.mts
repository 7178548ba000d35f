/** CRM accounts as their owners set them up: with the fields that the pages of the documentation ask for, read from there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/paths.mts';
import type { World } from '../world/world.mts';

export const crms = ['hubSpot', 'salesforce', 'pipedrive', 'notion'] as const;

export type Crm = (typeof crms)[number];

const page = (name: string) => readFileSync(join(root, 'docs', `${name}.md`), 'utf8');

/** What the owner does before the first lead comes. */
export function setUpCrm({ vendors }: World, crm: Crm): void {
  switch (crm) {
    case 'hubSpot':
      for (const [, name, rest] of page('hubspot').matchAll(/^\|\s*`(ponte_\w+)`\s*\|(.*)$/gm))
        vendors.hubSpot.addProperty({ name: name!, unique: rest!.includes('unique') });
      return;
    case 'salesforce':
      for (const [, name, type] of page('salesforce').matchAll(/^\|\s*`(Ponte_\w+__c)`\s*\|([^|]*)\|/gm))
        vendors.salesforce.addField('Lead', {
          name: name!,
          unique: type!.includes('unique'),
          ...(type!.includes('Long Text') ? { type: 'textarea', length: 32_000 } : {}),
        });
      return;
    case 'pipedrive':
      for (const [, names, kind] of page('pipedrive').matchAll(/^\|\s*(\**`[^|]+?)\s*\|\s*(Text|Large text)\s*\|/gm))
        vendors.pipedrive.addField(lastName(names!), kind === 'Text' ? 'varchar' : 'text');
      return;
    case 'notion':
      setUpTable(vendors.notion);
  }
}

/** Of the names in a row the Portuguese one. */
const lastName = (names: string) => [...names.matchAll(/`([^`]+)`/g)].at(-1)![1]!;

const columnTypes = { ID: 'unique_id', Text: 'rich_text', Number: 'number' } as const;

/** The columns in bold that the table does not have already, by their last name. */
function setUpTable(notion: World['vendors']['notion']): void {
  for (const [, names, kind] of page('notion').matchAll(/^\|\s*\*\*(`[^|]+?)\s*\|\s*(\w+)\s*\|/gm)) {
    const type = columnTypes[kind as keyof typeof columnTypes];
    if (type) notion.addProperty(lastName(names!), type);
  }
}
