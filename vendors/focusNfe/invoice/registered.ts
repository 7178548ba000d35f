import { IntegrationError } from '../../../runtime/integrationError';
import { asText, type Json } from '../../../runtime/json';
import { documentIn } from '../client/answers';
import { vendor } from '../client/vendor';

/** SEFAZ's "no" to a cancellation or correction comes with HTTP 200: `erro_cancelamento` and the like. */
export function requireRegistered(body: unknown, what: string): Json {
	const answer = documentIn(body);
	if (!String(answer.status).startsWith('erro')) return answer;
	throw new IntegrationError(vendor, {
		class: 'rejected',
		code: asText(answer.status_sefaz) ?? String(answer.status),
		message: `SEFAZ refused ${what}: ${asText(answer.mensagem_sefaz) ?? 'Focus NFe tells no reason'}`,
		hint: 'The term may be over (mostly 24 hours for an NF-e, 30 minutes for an NFC-e): ask your accountant what to do instead',
	});
}
