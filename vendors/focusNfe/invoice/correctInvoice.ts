import type { Invoice } from '../../../domain/documents/invoice';
import { exclusive } from '../../../runtime/once/exclusive';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { FocusApi } from '../client/api';
import { displayName, vendor } from '../client/vendor';
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
	return await exclusive(`${vendor}:${account}:${ref}`, async () => {
		let known: KnownInvoice | undefined;
		const { value, found } = await lookUpThenWrite(api.connection, {
			// The last letter counts, and a second one of the same words says the same.
			repeatable: true,
			lookUp: async () => {
				known = await getInvoice(api, ref, 55);
				return (await lastCorrection(api, known)) === plain(correction) ? known.invoice : undefined;
			},
			write: async () => {
				requireRoom(known!);
				requireRegistered(
					await api.post(`${documentPath(api, ref, 55)}/carta_correcao`, { correcao: correction }, 'once'),
					'the correction',
				);
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
	return text === undefined ? undefined : plain(text);
}

/** SEFAZ's layout takes no line breaks and no double blanks. */
function plain(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

function requireRoom({ document }: KnownInvoice): void {
	if (Number(document.numero_carta_correcao ?? 0) < maxCorrections) return;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'tooManyCorrections',
		message: `The invoice has ${maxCorrections} letters of correction, and ${displayName} takes no more`,
		hint: 'Cancel the invoice where that is still possible, else ask your accountant',
	});
}
