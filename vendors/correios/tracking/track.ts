import type { ShipmentEvent, ShipmentStatus, Tracking } from '../../../domain/documents/shipment';
import { fromBrazilTime } from '../../../domain/values/brazilTime';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { cancelsTheOneBefore, statusOfScan } from './scans';

/** The page on which the customer follows the parcel. */
export function trackingUrl(code: string): string {
	return `https://rastreamento.correios.com.br/app/index.php?objetos=${encodeURIComponent(code)}`;
}

/** Where a parcel of this contract is. One that was not posted yet has no scans. */
export async function track(api: Api, code: string): Promise<Tracking> {
	const path = `/srorastro/v1/objetos/${encodeURIComponent(code)}`;
	const body = await api.call({ method: 'GET', path, safety: 'read', query: [['resultado', 'T']] });
	return trackingOf(code, body);
}

export function trackingOf(code: string, body: unknown): Tracking {
	const { objetos } = asRecord(body);
	const object = asRecords(objetos).find(({ codObjeto }) => asText(codObjeto)?.toUpperCase() === code.toUpperCase());
	if (object === undefined) throw unreadableAnswer(vendor, 'transient', 'the question where a parcel is', ['objetos']);
	const events = eventsIn(object);
	return {
		vendor: vendor.id,
		trackingNumber: code,
		trackingUrl: trackingUrl(code),
		status: lastStatus(events),
		estimatedDelivery: /^\d{4}-\d{2}-\d{2}/.exec(asText(object.dtPrevista) ?? '')?.[0] ?? null,
		events,
	};
}

/** Correios has the newest first, mostly: the times decide. */
function eventsIn(object: Json): ShipmentEvent[] {
	const rows = asRecords(object.eventos);
	const scans = rows
		.flatMap((scan, index) => {
			const at = fromBrazilTime(asText(scan.dtHrCriado)?.slice(0, 19) ?? null);
			return at === null ? [] : [{ scan, at, index }];
		})
		.toSorted((one, other) => one.at.localeCompare(other.at) || other.index - one.index);
	// Scans that nobody can read are not "no scan yet".
	if (rows.length > 0 && scans.length === 0) throw unreadableAnswer(vendor, 'transient', 'the question where a parcel is', ['dtHrCriado']);
	const events: ShipmentEvent[] = [];
	for (const { scan, at } of scans) {
		const [code, type] = [asText(scan.codigo) ?? '', asText(scan.tipo) ?? ''];
		if (cancelsTheOneBefore(code)) events.pop();
		else events.push({ status: statusOfScan(code, type, asText(scan.descricao)), at, description: wordsOf(scan) });
	}
	return events;
}

function wordsOf({ descricao, detalhe }: Json): string | null {
	return [descricao, detalhe].flatMap((each) => asText(each) ?? []).join(': ') || null;
}

/** A scan that nobody can read does not take away what was known before. */
function lastStatus(events: readonly ShipmentEvent[]): ShipmentStatus {
	return events.findLast(({ status }) => status !== 'unknown')?.status ?? 'unknown';
}
