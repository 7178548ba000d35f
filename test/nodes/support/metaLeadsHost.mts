/** n8n around a Meta Lead Ads Trigger. */
import { MetaLeadsTrigger } from '../../../nodes/MetaLeadsTrigger/MetaLeadsTrigger.node.ts';
import type { LeadDocuments } from '../../../domain/ports/leadSource.ts';
import { leadSources } from '../../../vendors/index.ts';
import { url, type MetaLeadsWorld } from '../../contracts/support/metaLeadsWorld.mts';
import { reportHost, type ReportHostOptions, type Started } from './reportHost.mts';

export function metaLeadsHost(world: MetaLeadsWorld, options: ReportHostOptions = {}) {
  const trigger = {
    node: new MetaLeadsTrigger(),
    name: 'Meta Lead Ads Trigger',
    credentialType: leadSources.metaLeads.credentialType,
    parameters: { page: world.page, forms: [] },
  };
  const host = reportHost<Started & LeadDocuments>(world, trigger, { url, ...options });
  return { ...host, told: () => host.started.map(({ lead }) => lead.name) };
}
