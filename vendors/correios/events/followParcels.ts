import type { ShipmentStatus, Tracking } from '../../../domain/documents/shipment';
import { asRecord, asRecords, asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { Recent } from '../../../runtime/memory/recent';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { trackingOf } from '../tracking/track';

export interface PostedParcel {
	code: string;
	postedAt: string | null;
}

interface Known {
	tracking: Tracking;
	/** Milliseconds since the epoch. */
	lookAgainAt: number;
}

const dayMs = 86_400_000;

/** As long as a parcel is followed. */
const known = new Recent<Known>(60 * dayMs, 20_000);

/** Codes in one call (Correios, rastro). */
const atOnce = 50;

const ended: readonly ShipmentStatus[] = ['delivered', 'returned', 'lost'];

/** Of its silence so far a parcel may be silent for another such part, before it is asked for again; but no longer than this. */
const partOfSilence = 1 / 50;
const longestPauseMs = 6 * 3_600_000;

/**
 * Where the parcels are, by their codes. What has just moved soon moves again, so it is asked for at once; the longer a parcel has been silent,
 * the more seldom. Those that have come to an end are not asked for again for ten days, and then once more, because a parcel that was lost may
 * be found.
 */
export async function followParcels(api: Api, parcels: readonly PostedParcel[]): Promise<ReadonlyMap<string, Tracking>> {
	const { account, clock } = api.connection;
	const nameOf = (code: string) => `${account}/${code}`;
	const due = parcels.filter(({ code }) => (known.get(nameOf(code), clock)?.lookAgainAt ?? 0) <= clock.now());
	for (let first = 0; first < due.length; first += atOnce) {
		const some = due.slice(first, first + atOnce);
		const trackings = await askFor(api, some);
		for (const { code, postedAt } of some) {
			const tracking = trackings.get(code);
			if (tracking) known.set(nameOf(code), { tracking, lookAgainAt: clock.now() + pauseFor(tracking, postedAt, clock.now()) }, clock);
		}
	}
	const all = parcels.map(({ code }) => [code, known.get(nameOf(code), clock)?.tracking] as const);
	return new Map(all.flatMap(([code, tracking]) => (tracking ? [[code, tracking] as const] : [])));
}

function pauseFor({ status, events }: Tracking, postedAt: string | null, now: number): number {
	if (ended.includes(status)) return 10 * dayMs;
	const movedAt = Date.parse(events.at(-1)?.at ?? postedAt ?? '') || now;
	return Math.min(Math.max(0, now - movedAt) * partOfSilence, longestPauseMs);
}

async function askFor({ call }: Api, parcels: readonly PostedParcel[]): Promise<Map<string, Tracking>> {
	const query = [...parcels.map(({ code }) => ['codigosObjetos', code] as const), ['resultado', 'T'] as const];
	const body = await call({ method: 'GET', path: '/srorastro/v1/objetos', safety: 'read', query });
	const { objetos } = asRecord(body);
	if (!Array.isArray(objetos)) throw unreadableAnswer(vendor, 'transient', 'the question where parcels are', ['objetos']);
	const codes = new Set(asRecords(objetos).flatMap(({ codObjeto }) => asText(codObjeto) ?? []));
	return new Map(parcels.flatMap(({ code }) => (codes.has(code) ? [[code, trackingOf(code, body)] as const] : [])));
}
