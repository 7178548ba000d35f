import type { PackedParcel } from '../../domain/parcels/packOrder';
import { hashed } from '../client/accountName';

/** What each label of an order in several parcels says of all of them: how many, by which service, and a hash of what is where. */
export function markOf(serviceId: string, parcels: readonly PackedParcel[]): string {
	const plan = hashed([serviceId, JSON.stringify(parcels.map(({ parcel, contents }) => [parcel, contents]))]).slice(0, 12);
	return `parcels:${parcels.length}:${serviceId}:${plan}`;
}

const form = /^parcels:(\d{1,3}):(.+):[\w-]{12}$/;

export function readMark(mark: string | null | undefined): { count: number; serviceId: string } | undefined {
	const [, count, serviceId] = form.exec(mark ?? '') ?? [];
	return serviceId === undefined ? undefined : { count: Number(count), serviceId };
}

/** The first parcel has the order's own key, whether others follow or not: so two workers that pack differently meet at it. */
export function parcelKey(key: string, number: number): string {
	return number === 1 ? key : `${key}/${number}`;
}
