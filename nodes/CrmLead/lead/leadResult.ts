import type { IDataObject } from 'n8n-workflow';
import { writableBy, type Lead } from '../../../domain/documents/lead';
import { toItemJson } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';

/** The lead, and flat beside it what n8n's If asks: `mayWrite.email`, `mayWrite.whatsapp`. */
export function leadResult(lead: Lead, more: IDataObject = {}): ItemResult {
	return { documents: { lead: toItemJson(lead), mayWrite: writableBy(lead), ...more } };
}
