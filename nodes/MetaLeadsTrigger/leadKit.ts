import { leadSourceEvents, type LeadDocuments, type LeadSource } from '../../domain/ports/leadSource';
import { IntegrationError } from '../../runtime/errors/integrationError';
import type { TriggerContext } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { handOver, type ReportKit } from '../../runtime/host/reports/reportTrigger';
import { leadSources } from '../../vendors';
import { commaList } from '../shared/commaList';

const { accountOf, credentialType, open } = leadSources.metaLeads;

/** Meta waits some seconds for the answer to a delivery; a round is over before the next one begins. */
const deliverySeconds = 8;
const otherwiseSeconds = 50;

export const leadKit = {
	async open(context: TriggerContext): Promise<LeadSource> {
		const seconds = 'getBodyData' in context ? deliverySeconds : otherwiseSeconds;
		return open(await openConnection(context, credentialType, seconds, accountOf), { page: pageOf(context), forms: formsOf(context) });
	},
	whose: (context) => [context.getNode().credentials?.[credentialType]?.id ?? '', pageOf(context), ...formsOf(context)].join(':'),
	topics: () => [...leadSourceEvents],
	handOver,
	memory: 'leads',
	nothingDelivered: {
		message: 'No lead was delivered in this test run',
		hint: 'Press "Execute workflow" or "Execute step", then make a test lead of this page with the Lead Ads Testing Tool (developers.facebook.com/tools/lead-ads-testing)',
	},
} satisfies ReportKit<LeadDocuments>;

/** An id goes into addresses. */
function pageOf(context: TriggerContext): string {
	const page = String(context.getNodeParameter('page', '') ?? '').trim();
	if (/^\d+$/.test(page)) return page;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'pageMissing',
		message: 'No page is chosen',
		hint: 'Choose the Facebook page under "Page". None is offered? Give the system user of the credential the page as an asset, and make a new token',
	});
}

function formsOf(context: TriggerContext): string[] {
	return commaList(context.getNodeParameter('forms', [])).toSorted();
}
