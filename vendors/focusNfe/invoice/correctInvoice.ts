import { asNumber } from '../../../runtime/client/json';
import type { Invoice } from '../../../domain/documents/invoice';
import { exclusive } from '../../../runtime/once/exclusive';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import { layoutText } from '../../../domain/sefaz/layoutText';
import type { FocusApi } from '../client/api';
import { vendor } from '../client/vendor';
import { getInvoice, type KnownInvoice } from './getInvoice';
import { requireRegistered } from './registered';
import { documentPath } from './resource';
import { correctionIn } from './correctionIn';

/** Letters of correction that SEFAZ takes for one document. */
const maxCorrections = 20;

/**
 * Carta de correção. Focus NFe has no key for it and would register the same text again, so the text of the last letter is read first,
 * and again where an answer was lost.
 */
export async function correctInvoice(api: FocusApi, ref: string, correction: string): Promise<Invoice> {
	const { account } = api.connection;
	const written = layoutText('xCorrecao', correction);
	return await exclusive(`${vendor.id}:${account}:${ref}`, async () => {
		let known: KnownInvoice | undefined;
		const { value, found } = await lookUpThenWrite(api.connection, {
			// The last letter counts, and a second one of the same words says the same.
			repeatable: true,
			lookUp: async () => {
				known = await getInvoice(api, ref, 55);
				return (await lastCorrection(api, known)) === written ? known.invoice : undefined;
			},
			write: async () => {
				requireRoom(known!);
				requireRegistered(await api.post(`${documentPath(api, ref, 55)}/carta_correcao`, { correcao: written }, 'once'), 'the correction');
				return known!.invoice;
			},
		});
		return { ...value, found };
	});
}

async function lastCorrection(api: FocusApi, { document }: KnownInvoice): Promise<string | undefined> {
	const url = api.fileUrl(document.caminho_xml_carta_correcao);
	if (url === null) return undefined;
	const text = correctionIn((await api.download(url)).toString('utf8'));
	return text === undefined ? undefined : layoutText('xCorrecao', text);
}

function requireRoom({ document }: KnownInvoice): void {
	if ((asNumber(document.numero_carta_correcao) ?? 0) < maxCorrections) return;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'tooManyCorrections',
		message: `The invoice already has ${maxCorrections} letters of correction (CC-e), the maximum`,
		hint: 'Cancel the invoice if that is still possible; otherwise ask your accountant',
	});
}
