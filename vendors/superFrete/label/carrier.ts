import type { Carrier, LabelSeller } from '../../../domain/ports/carrier';
import type { Wallet } from '../../../domain/documents/shipment';
import type { Connection } from '../../../runtime/client/connection';
import { asNumber } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { exclusive } from '../../../runtime/once/exclusive';
import { openLabelRegister } from '../events/labelRegister';
import { openApi, type Api } from '../client/api';
import { vendor } from '../client/vendor';
import { askAccount, senderPostalCode } from '../parties/sender';
import { askForQuotes } from '../quote/quotes';
import { services } from '../quote/services';
import { cancelShipment } from './cancelShipment';
import { createReturn, createShipment } from './createShipment';
import { getShipment } from './getShipment';
import { printLabels } from './printLabels';

/** Labels of several carriers, bought from SuperFrete. */
export function openSuperFrete(connection: Connection): LabelSeller & Required<Pick<Carrier, 'createReturn'>> {
	const api = openApi(connection);
	return {
		quote: async (request) => await askForQuotes(api, request, await senderPostalCode(api)),
		create: async (request) =>
			await exclusive(`${vendor.id}:${connection.account}:shipment:${request.key}`, async () => await createShipment(api, request)),
		createReturn: async (request) =>
			await exclusive(`${vendor.id}:${connection.account}:shipment:${request.key}`, async () => await createReturn(api, request)),
		get: async (reference) => await getShipment(api, reference),
		cancel: async (reference, reason) => await cancelShipment(api, reference, reason),
		print: async (references) => await printLabels(api, references),
		wallet: async () => await askWallet(api),
		list: async (since) => (await openLabelRegister(connection).changed(since)).map(({ shipment }) => shipment).toReversed(),
		services: async () => await Promise.resolve(services),
	};
}

async function askWallet(api: Api): Promise<Wallet> {
	const balance = asNumber((await askAccount(api)).balance);
	if (balance === null) throw unreadableAnswer(vendor, 'transient', 'the question about the balance', ['balance']);
	return { vendor: vendor.id, balance, reserved: null, debts: null };
}
