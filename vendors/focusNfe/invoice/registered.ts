import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { documentIn } from '../client/answers';
import { vendor } from '../client/vendor';
import { mistakesIn } from '../serviceInvoice/readServiceInvoice';

const terms = 'mostly 24 hours for an NF-e, 30 minutes for an NFC-e, what the city says for an NFS-e';

/** The "no" of SEFAZ or a city hall to a cancellation or correction comes with HTTP 200: `erro_cancelamento` and the like. */
export function requireRegistered(body: unknown, what: string): Json {
	const answer = documentIn(body);
	const status = asText(answer.status) ?? '';
	if (status === '') throw unreadableAnswer(vendor, 'unknownOutcome', what, ['status']);
	if (!status.startsWith('erro')) return answer;
	const cityHall = mistakesIn(answer);
	const reason = cityHall ?? asText(answer.mensagem_sefaz) ?? 'Focus NFe gives no reason';
	throw new IntegrationError(vendor, {
		class: 'rejected',
		code: asText(answer.status_sefaz) ?? status,
		message: `${cityHall === null ? 'SEFAZ' : 'The city hall'} refused ${what}: ${reason}`,
		hint: `The term may be over (${terms}): ask your accountant what to do instead`,
	});
}
