import { layoutText } from '../../../domain/sefaz/layoutText';
import type { NumberRange, VoidedNumbers } from '../../../domain/ports/invoiceIssuer';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { documentIn } from '../client/answers';
import type { FocusApi } from '../client/api';
import { vendor } from '../client/vendor';
import { resourceOf } from './resource';

/** SEFAZ: the very same range is void already. */
const allVoid = '563';

/** SEFAZ: a number of the range is void already. */
const someVoid = '256';

/**
 * Inutilização. Nothing can be looked up, but SEFAZ voids no number twice: so the call may be made again where its answer was lost, and
 * is only in doubt where SEFAZ then says that some of the numbers are void and not which.
 */
export async function voidNumbers(api: FocusApi, range: NumberRange): Promise<VoidedNumbers> {
	const outcome = await attempt(sendRange(api, range));
	if (outcome.ok) return outcome.value;
	if (!hasClass(outcome.error, 'unknownOutcome')) throw outcome.error;
	const again = await sendRange(api, range);
	if (again.rejection?.code === someVoid) throw unclear(range);
	return again;
}

async function sendRange(api: FocusApi, range: NumberRange): Promise<VoidedNumbers> {
	const body = {
		cnpj: api.issuer.cnpj,
		serie: range.series,
		numero_inicial: String(range.first),
		numero_final: String(range.last),
		justificativa: layoutText('xJust', range.justification),
	};
	return readVoided(await api.post(`${resourceOf(api, range.model)}/inutilizacao`, body, 'once'), range);
}

const statuses: Record<string, VoidedNumbers['status']> = {
	autorizado: 'authorized',
	erro_autorizacao: 'rejected',
	processando_autorizacao: 'processing',
};

function readVoided(body: unknown, range: NumberRange): VoidedNumbers {
	const answer = documentIn(body);
	const word = asText(answer.status) ?? '';
	const status = Object.hasOwn(statuses, word) ? statuses[word] : undefined;
	if (status === undefined) throw unreadableAnswer(vendor, 'unknownOutcome');
	const protocol = asText(answer.protocolo_sefaz);
	const code = asText(answer.status_sefaz);
	if (status !== 'rejected' || code === allVoid) {
		return { ...range, vendor: vendor.id, status: code === allVoid ? 'authorized' : status, protocol, rejection: null };
	}
	const reason = asText(answer.mensagem_sefaz) ?? 'Focus NFe gives no reason';
	return { ...range, vendor: vendor.id, status, protocol, rejection: { code, reason } };
}

function unclear({ series, first, last }: NumberRange): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'unknownOutcome',
		code: someVoid,
		message: `The answer to voiding ${first} to ${last} of series ${series} was lost, and SEFAZ now says that some of them are void`,
		hint: 'Look at the voided numbers (inutilizações) in the Focus NFe panel',
	});
}
