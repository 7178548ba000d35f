import { Recent } from '../../../runtime/memory/recent';
import { hmac } from '../../../runtime/webhooks/signature';
import type { NuvemshopApi } from '../client/api';
import { vendor } from '../client/vendor';
import { changeMetafield, createMetafield, listMetafields, type FieldName } from '../records/metafields';

/**
 * What of an order a trigger has told already, kept with the order in a metafield of the trigger's own. It outlives a restart of n8n and is
 * seen by all of its processes, for which n8n itself has no memory.
 */
function markName(url: string): FieldName {
	return ['ponte', `told_${hmac('sha256', vendor.id, url).toString('hex').slice(0, 12)}`];
}

interface Told {
	names: readonly string[];
	/** The metafield that holds them; undefined where there is none yet. */
	fieldId?: number | undefined;
}

/** By order and trigger, for a day: what is known is not asked for again. */
const known = new Recent<Told>(24 * 3_600_000);

function nameOf({ connection }: NuvemshopApi, url: string, orderId: string): string {
	return `${connection.account}:${url}:${orderId}`;
}

function toldOf(api: NuvemshopApi, url: string, orderId: string): Told {
	return known.get(nameOf(api, url, orderId), api.connection.clock) ?? { names: [] };
}

/** What this process knows to be told of an order. */
export function knownTold(api: NuvemshopApi, url: string, orderId: string): readonly string[] {
	return toldOf(api, url, orderId).names;
}

/** Above so many orders one list for all of them is less to ask for than one for each. */
const maxAskedSingly = 10;

/** Asks for the marks of these orders, so that they are known. `since`: nothing that they could tell is older. */
export async function learnTold(api: NuvemshopApi, url: string, orderIds: readonly string[], since: string): Promise<void> {
	const name = markName(url);
	const marks =
		orderIds.length > maxAskedSingly
			? await listMetafields(api, name, { since })
			: (await Promise.all(orderIds.map(async (orderId) => await listMetafields(api, name, { orderId })))).flat();
	for (const orderId of orderIds) {
		// Two processes may each have made a mark: what either says is told.
		const own = marks.filter((each) => each.orderId === orderId);
		remember(
			api,
			url,
			orderId,
			own.flatMap(({ value }) => value.split(' ').filter(Boolean)),
			own[0]?.id,
		);
	}
}

/** Notes with the order that more is told. One call; what is there has to be known (`learnTold`). */
export async function mark(api: NuvemshopApi, url: string, orderId: string, happenings: readonly string[]): Promise<void> {
	const { names, fieldId } = toldOf(api, url, orderId);
	const value = [...new Set([...names, ...happenings])].join(' ');
	if (fieldId === undefined) {
		const { id } = await createMetafield(api, markName(url), orderId, value);
		remember(api, url, orderId, happenings, id);
		return;
	}
	await changeMetafield(api, fieldId, value);
	remember(api, url, orderId, happenings);
}

function remember(api: NuvemshopApi, url: string, orderId: string, names: readonly string[], fieldId?: number): void {
	const before = toldOf(api, url, orderId);
	const told = { names: [...new Set([...before.names, ...names])], fieldId: before.fieldId ?? fieldId };
	known.set(nameOf(api, url, orderId), told, api.connection.clock);
}
