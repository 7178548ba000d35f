import type { Lead } from '../documents/lead';
import { nationalPhone } from '../values/phone';

/** What a lead offers by name besides the person's name and company. */
export function leadVariables(lead: Partial<Lead> | undefined): Record<string, unknown> {
	if (!lead) return {};
	const { owner } = lead;
	return {
		interest: lead.interest,
		lead_source: lead.source,
		lead_campaign: lead.campaign,
		lead_email: lead.email,
		lead_phone: lead.phone ? nationalPhone(lead.phone) : undefined,
		lead_url: lead.url,
		seller_name: owner?.name,
		seller_email: owner?.email,
		seller_phone: owner?.phone ? nationalPhone(owner.phone) : undefined,
	};
}
