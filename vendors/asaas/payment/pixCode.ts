import type { Payment } from '../../../domain/documents/payment';
import { asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from '../client/vendor';
import type { Account } from '../records/account';
import { getJson, pathTo } from '../records/calls';

/** The code to pay by Pix (Asaas documentation: `/payments/{id}/pixQrCode`). */
export async function pixCode(account: Account, id: string): Promise<NonNullable<Payment['pix']>> {
	const code = await getJson(account, pathTo('payments', id, 'pixQrCode'));
	const payload = asText(code.payload);
	if (payload === null) throw unreadableAnswer(vendor, 'unknownOutcome', 'the request for the Pix code', ['payload']);
	// Asaas' own example has a sign before the picture that is no base64.
	return { payload, image: asText(code.encodedImage)?.replace(/^=/, '') ?? null };
}
