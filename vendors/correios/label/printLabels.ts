import type { ShipmentReference } from '../../../domain/ports/carrier';
import { notPrintable } from '../../../runtime/carrier/foundLabels';
import { labelFile } from '../../../runtime/carrier/labelFile';
import { textSetting } from '../../../runtime/client/connection';
import { asRecord, asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { labelOf } from './getShipment';
import { statusOf } from './prePosting';

const path = '/prepostagem/v1/prepostagens/rotulo';

/** One file for all of them, which Correios makes while one waits. */
export async function printLabels(api: Api, references: readonly ShipmentReference[]): Promise<Buffer[]> {
	const idsPrePostagem: string[] = [];
	for (const reference of references) {
		const label = await labelOf(api, reference);
		if (statusOf(label) !== 'label_ready') throw notPrintable(vendor, statusOf(label));
		idsPrePostagem.push(label.id);
	}
	return [await waitForFile(api, await askForFile(api, idsPrePostagem))];
}

async function askForFile({ connection, call }: Api, idsPrePostagem: readonly string[]): Promise<string> {
	const body = {
		idsPrePostagem,
		idCorreios: textSetting(connection, 'user'),
		numeroCartaoPostagem: textSetting(connection, 'postingCard'),
		tipoRotulo: 'P',
		formatoRotulo: 'ET',
		imprimeRemetente: 'S',
		layoutImpressao: 'PADRAO',
	};
	const answer = await call({ method: 'POST', path: `${path}/assincrono/pdf`, safety: 'keyed', body });
	const receipt = asText(asRecord(answer).idRecibo);
	if (receipt === null) throw unreadableAnswer(vendor, 'transient', 'the request for the print', ['idRecibo']);
	return receipt;
}

const pausesMs = [1_000, 2_000, 3_000, 4_000, 5_000, 10_000, 15_000, 20_000];

/** As long as Correios works on it, it answers with a message, or as if there were none. */
async function waitForFile(api: Api, receipt: string): Promise<Buffer> {
	const { clock, deadline } = api.connection;
	let last: unknown;
	for (const pause of pausesMs) {
		if (clock.now() + pause >= deadline) break;
		await clock.sleep(pause);
		const outcome = await attempt(
			api.call({ method: 'GET', path: `${path}/download/assincrono/${encodeURIComponent(receipt)}`, safety: 'read', expect: 'binary' }),
		);
		if (!outcome.ok && !hasClass(outcome.error, 'notFound', 'validation', 'conflict')) throw outcome.error;
		last = outcome.ok ? fileIn(outcome.value) : undefined;
		if (last !== undefined) break;
	}
	return await labelFile(vendor, last, async () => await Promise.resolve(undefined));
}

/** The file itself, or `{nome, dados}` with its base64. */
function fileIn(answer: unknown): Buffer | undefined {
	if (!Buffer.isBuffer(answer)) return undefined;
	if (answer.subarray(0, 5).toString() === '%PDF-') return answer;
	try {
		const data = asText(asRecord(JSON.parse(answer.toString('utf8'))).dados);
		return data === null ? undefined : Buffer.from(data, 'base64');
	} catch {
		return undefined;
	}
}
