import { createHash } from 'crypto';
import type { FlowEvent } from '../../domain/documents/event';
import { contentOf } from '../../domain/reconcile/finding';
import { asObject, toItemJson } from '../../runtime/host/itemDocuments';
import type { ItemResult } from '../../runtime/host/runItems';
import type { Reported } from '../../runtime/host/reported';
import type { Judged } from '../../runtime/reconcile/compareSides';
import type { Parties } from './comparisons/comparisonKind';
import { outputOf, reportedBefore } from './outputs';

/** A finding with its documents, which the next nodes take as those of any trigger; by the output of its kind, or of what is no news. */
export function findingItem(judged: Judged, compared: string, { here, there }: Parties, reported: Reported, now: number): ItemResult {
	const { finding, documents, ids } = judged;
	const content = JSON.stringify([compared, here.id, there.id, contentOf(finding, ids)]);
	const firstReported = reported.tell(content);
	const id = createHash('sha256').update(content).digest('hex').slice(0, 16);
	const isNews = firstReported === undefined;
	const difference = { ...finding, compared, here: here.id, there: there.id, ...(isNews ? {} : { firstReported }) };
	return {
		documents: toItemJson({ event: eventOf(judged, here.id, id, now), ...documents, difference }),
		output: isNews ? outputOf[finding.kind] : reportedBefore,
	};
}

/** What happened is that it was found: the same for as long as the difference is the same. */
function eventOf({ finding, documents }: Judged, source: string, id: string, now: number): FlowEvent {
	const order = asObject(documents.order);
	const at = new Date(now).toISOString();
	const occasion = `${source}:difference/${id}`;
	return {
		id: occasion,
		type: `difference.${finding.kind}`,
		occasion,
		source,
		account: typeof order?.account === 'string' ? order.account : null,
		occurredAt: at,
		receivedAt: at,
		correlationId: `${source}:${finding.key}`,
	};
}
