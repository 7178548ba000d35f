import type { ChangedAppointment } from '../../../domain/ports/calendar';
import { toItemJson } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';

/** `unchanged`: it stood so before. */
export function changedResult({ appointment, unchanged }: ChangedAppointment): ItemResult {
	return { documents: { appointment: toItemJson(appointment), unchanged } };
}
