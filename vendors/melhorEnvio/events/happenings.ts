import type { ShipmentEvent } from '../../../domain/documents/shipment';
import { fromBrazilTime } from '../../../domain/values/brazilTime';
import type { Label } from '../label/label';
import { statusOf } from '../label/labelStatus';

/**
 * What has happened to a label, the oldest first. Melhor Envio keeps the moment of each step; of a delivery that failed only the state
 * tells, and when it last changed. It sees neither the way in between nor the day on which the carrier goes out.
 */
export function happeningsOf(label: Label, updatedAt: string | null): ShipmentEvent[] {
	const moments: [ShipmentEvent['status'], string | null][] = [
		['label_ready', label.generated_at],
		['posted', label.posted_at],
		['failed_attempt', statusOf(label) === 'failed_attempt' ? updatedAt : null],
		['delivered', label.delivered_at],
		['cancelled', label.canceled_at ?? label.expired_at],
	];
	return moments
		.flatMap(([status, moment]) => {
			const at = fromBrazilTime(moment);
			return at === null ? [] : [{ status, at, description: null }];
		})
		.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
