/** Pages, forms and leads as nodes of the graph. */
import type { Lead, Simulation } from './context.mts';
import type { NodeView } from './fields.mts';
import type { Form, Page } from './model.mts';
import { formOf, pageOf } from './seed.mts';

const retentionMs = 90 * 86_400_000;

/** `2026-11-24T15:00:00+0000`. */
export const graphTime = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, '+0000');

/** Vendor documentation: a lead is kept for 90 days. */
export const isKept = ({ world }: Simulation, { createdAt }: Lead): boolean => world.clock.now() - createdAt <= retentionMs;

export const pageView = ({ id, name, category }: Page, accessToken: string | undefined): NodeView => ({
  type: 'Page',
  values: { id, name, category, link: `https://www.facebook.com/${id}`, access_token: accessToken, tasks: undefined },
  defaults: ['name', 'id'],
});

export function formView(simulation: Simulation, form: Form): NodeView {
  const page = pageOf(simulation.state, form.pageId)!;
  const leads = [...simulation.state.leads.values()].filter(({ formId, isTest }) => formId === form.id && !isTest);
  const kept = leads.filter((lead) => isKept(simulation, lead));
  const privacy = { url: 'https://loja-ponte.example/privacidade', link_text: 'Política de privacidade' };
  return {
    type: 'LeadGenData',
    values: {
      id: form.id,
      name: form.name,
      locale: form.locale,
      status: form.status,
      page: { id: page.id, name: page.name },
      page_id: page.id,
      created_time: '2026-01-15T12:00:00+0000',
      leads_count: kept.length,
      expired_leads_count: leads.length - kept.length,
      organic_leads_count: kept.filter(({ ad }) => ad === undefined).length,
      questions: form.questions,
      privacy_policy_url: privacy.url,
      follow_up_action_url: undefined,
      legal_content: {
        id: `${form.id}9`,
        privacy_policy: privacy,
        ...(form.checkboxes.length === 0
          ? {}
          : { custom_disclaimer: { title: 'Consentimento', body: { text: 'Leia antes de enviar' }, checkboxes: form.checkboxes } }),
      },
    },
    defaults: ['id', 'locale', 'name', 'status'],
  };
}

const emptyAd = {
  ad_id: undefined,
  ad_name: undefined,
  adset_id: undefined,
  adset_name: undefined,
  campaign_id: undefined,
  campaign_name: undefined,
};

export function leadView(simulation: Simulation, lead: Lead): NodeView {
  const { mayAdvertise } = simulation.state;
  const boxes = formOf(simulation.state, lead.formId)?.checkboxes ?? [];
  return {
    type: 'UserLeadGenInfo',
    values: {
      id: lead.id,
      created_time: graphTime(lead.createdAt),
      field_data: lead.answers,
      custom_disclaimer_responses:
        boxes.length === 0 ? undefined : boxes.map(({ key }) => ({ checkbox_key: key, is_checked: lead.checked.includes(key) ? '1' : '' })),
      form_id: lead.formId,
      is_organic: !lead.isTest && lead.ad === undefined,
      platform: lead.platform,
      ...emptyAd,
      ...(mayAdvertise ? lead.ad : {}),
      home_listing: undefined,
      partner_name: undefined,
      post: undefined,
      retailer_item_id: undefined,
      vehicle: undefined,
    },
    defaults: ['created_time', 'id', 'field_data'],
  };
}
